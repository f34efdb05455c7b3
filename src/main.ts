import { AppError, addDays, addMonths, dayOf, instantAt, systemClock, type Clock } from './core/index.ts';
import { createHttpSpeech, type Simulator } from './channels/index.ts';
import type { Config } from './config.ts';
import { loadDefinitions, type Definitions } from './definitions.ts';
import { loadDemoCounty, parseDemoCounty } from './demo/index.ts';
import { createApp, listen } from './http/index.ts';
import { createLog } from './log.ts';
import { createRunner, type Runner, type Runtime } from './runner/index.ts';
import { projectPath, readProjectFile } from './project-files.ts';
import { createRuntime } from './runtime.ts';
import {
  createJobs,
  createScheduler,
  openMovableClock,
  recountAtStart,
  type Scheduler,
} from './schedules/index.ts';
import { openSimulation, restoreHistory } from './simulation.ts';
import { locateStore, readMasterKey } from './store-location.ts';
import { openStore, type Store, type StoreCommand } from './store/index.ts';

/** A running service. */
export interface Service {
  /** Address of the page. */
  url: string;
  runtime: Runtime;
  runner: Runner;
  scheduler: Scheduler;
  simulator: Simulator;
  /** Put the simulator's clock forward; every schedule on the way fires at its own time. */
  moveClock(to: Date): Promise<void>;
  /** Stop taking messages, finish what is open, close the store. Nothing is lost. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** The wall clock; tests bring their own. */
  wall?: Clock;
  /** Told every command sent to the store; tests hold it against the written list. */
  onStoreCommand?: (command: StoreCommand) => void;
}

/** How often turns that a fault interrupted are looked for, milliseconds. */
const recoverEveryMs = 60_000;

/** Start everything, in the order in which it depends on each other; `stop` goes back the same way. */
export async function startService(
  config: Config,
  { wall = systemClock, onStoreCommand }: StartOptions = {},
): Promise<Service> {
  const log = createLog(config.LOG_LEVEL);
  const definitions = await loadDefinitions(config.SHOUWANG_PROFILE);
  for (const warning of definitions.warnings) log.warn({}, warning);
  const location = await locateStore(config, { share: false });
  const store = await openStore({
    uri: location.uri,
    masterKey: await readMasterKey(config),
    ...(onStoreCommand === undefined ? {} : { onCommand: onStoreCommand }),
  });
  await store.prepare();
  const clock = await openMovableClock(store.settings, wall);
  if (config.SHOUWANG_DEMO === 'on') await fillDemo(store, definitions, clock);

  const simulator = await openSimulation({ store, clock, log, renderer: definitions.renderer });
  const { channel } = simulator;
  const runtime = await createRuntime({
    definitions,
    store,
    clock,
    log,
    channel,
    roomGapMs: config.ROOM_GAP_MS,
    piecesMs: config.PIECES_MS,
    speech: config.SPEECH_URL === undefined ? null : createHttpSpeech({ url: config.SPEECH_URL, log }),
  });
  const runner = createRunner(runtime);
  const scheduler = createScheduler({
    jobs: createJobs(runtime),
    clock,
    store,
    log,
    drained: () => drainOutbox(runtime),
  });

  async function moveClock(to: Date): Promise<void> {
    await scheduler.moveTo(to);
    runtime.outbox.wake();
    await drainOutbox(runtime);
    simulator.announceClock();
  }

  const app = createApp({
    log,
    clock,
    pageDirectory: projectPath('dist/console'),
    isHealthy: () => store.ping(),
    moveClock: async (by) => {
      await moveClock(nextStop(clock.now(), by));
      return clock.now();
    },
  });

  await restoreHistory(store, simulator, definitions.renderer.word('bot', 'name'));
  await channel.start((message) => runner.receive(message));
  await runner.recover();
  let recovering: Promise<unknown> = Promise.resolve();
  const recovery = setInterval(() => {
    recovering = runner.recover().catch((error: unknown) => log.error({ err: error }, 'recovery failed'));
  }, recoverEveryMs);
  runtime.outbox.start();
  await recountAtStart(runtime);
  await scheduler.start();
  const web = await listen(app, { host: config.HOST, port: config.PORT }, simulator.handleUpgrade);
  log.info({ url: web.url, store: location.embedded ? 'embedded' : 'given' }, 'started');

  return {
    url: web.url,
    runtime,
    runner,
    scheduler,
    simulator,
    moveClock,
    async stop() {
      clearInterval(recovery);
      await scheduler.stop();
      // While the channel still sends.
      await runner.release();
      await channel.stop();
      await recovering;
      await runner.stop();
      await runtime.outbox.stop();
      await simulator.close();
      await web.stop();
      await store.close();
      await location.stop();
      log.info({}, 'stopped');
    },
  };
}

async function fillDemo(
  store: Store,
  { profile, calendar, flows }: Definitions,
  clock: Clock,
): Promise<void> {
  const county = parseDemoCounty((await readProjectFile('flows/demo/county.yaml')).text);
  const flow = flows.find(({ id }) => id === 'quick-report')?.hash;
  if (flow === undefined) throw new AppError('flow:invalid', 'the demo needs the flow quick-report');
  const channel = { name: 'simulator', account: 'bot' };
  await loadDemoCounty({ store, profile, calendar, now: clock.now(), channel, flow }, county);
}

/** Where the page's buttons go: the next day, or the same one of next month, at nine: the morning's messages are out. */
function nextStop(now: Date, by: 'day' | 'month'): Date {
  const today = dayOf(now);
  const day = by === 'day' ? addDays(today, 1) : addMonths(today, 1);
  return instantAt(day, '09:00');
}

/** Longest wait for the outbox while the clock is moved, milliseconds. */
const drainMs = 10_000;

/** Resolves when nothing sendable is left. */
async function drainOutbox({ outbox, store, clock }: Runtime): Promise<void> {
  const until = performance.now() + drainMs;
  outbox.wake();
  while (performance.now() < until) {
    const next = await store.outbox.nextAt();
    if (next === null || next > clock.now()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
