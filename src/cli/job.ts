/** `npm run job -- NAME [--now INSTANT]`: run one job by hand. What it has to say waits for the running service. */
import { parseArgs } from 'node:util';
import { createJobs } from '../schedules/index.ts';
import { openOfflineRuntime } from './offline-runtime.ts';
import { withStore, type CommandParts } from './with-store.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { now: { type: 'string' } },
});

process.exitCode = await withStore(runJob);

async function runJob({ config, definitions, store, clock }: CommandParts): Promise<number> {
  const runtime = await openOfflineRuntime(config, definitions, store, clock);
  const jobs = createJobs(runtime);
  const job = jobs.find(({ name }) => name === positionals[0]);
  const now = values.now === undefined ? clock.now() : new Date(values.now);
  if (job === undefined || Number.isNaN(now.getTime())) {
    console.error(
      `usage: npm run job -- NAME [--now 2026-09-24T08:00+08:00]\nNAME: ${jobs.map(({ name }) => name).join(', ')}`,
    );
    return 1;
  }
  const limit = clock.now();
  if (now > limit) {
    // What it said would be kept under that day's keys, and the day itself would stay silent.
    console.error(
      `--now ${now.toISOString()} lies after the service's clock, ${limit.toISOString()}: nothing was run`,
    );
    return 1;
  }
  const report = await job.run(now);
  console.log(JSON.stringify({ job: job.name, now: now.toISOString(), ...report }));
  return 0;
}
