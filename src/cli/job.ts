/** `npm run job -- NAME [--now INSTANT]`: run one job by hand. What it has to say waits for the running service. */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { systemClock } from '../core/index.ts';
import { loadDefinitions } from '../definitions.ts';
import { createJobs, openMovableClock } from '../schedules/index.ts';
import { locateStore, readMasterKey } from '../store-location.ts';
import { openStore } from '../store/index.ts';
import { openOfflineRuntime } from './offline-runtime.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { now: { type: 'string' } },
});

const config = readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' });
const definitions = await loadDefinitions(config.SHOUWANG_PROFILE);
const location = await locateStore(config, { share: true });
const store = await openStore({ uri: location.uri, masterKey: await readMasterKey(config) });
try {
  process.exitCode = await runJob();
} finally {
  await store.close();
  await location.stop();
}

async function runJob(): Promise<number> {
  await store.prepare();
  const clock = await openMovableClock(store.settings, systemClock);
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
