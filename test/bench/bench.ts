/**
 * `npm run bench`: prints one JSON document (`npm run -s bench` keeps npm's own two lines out of it);
 * `npm run -s bench -- turns` measures that part alone.
 */
import { cpus } from 'node:os';
import { measureForm } from './form.ts';
import { measureScale } from './scale.ts';
import { measureService } from './service.ts';
import { measureUnderstanding } from './understanding.ts';
import { measureTurns } from './turns.ts';
import { quickReport } from './villagers.ts';
import { measureWork } from './work.ts';

const parts = {
  turns: () => measureTurns({ interview: quickReport, rounds: 4, conversations: { 1: 12, 64: 128 } }),
  work: () => measureWork(quickReport),
  form: measureForm,
  service: measureService,
  understanding: measureUnderstanding,
  scale: measureScale,
};
const asked = process.argv.slice(2);

const report: Record<string, unknown> = {
  at: new Date().toISOString(),
  node: process.version,
  processors: cpus().length,
};
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) report[name] = await measure();
}
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
