import { schedule, type ScheduledTask } from 'node-cron';
import { addDays, dayOf, instantAt, type Log } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import type { Job, JobReport } from './job.ts';
import type { MovableClock } from './movable-clock.ts';

/** One moment at which one job fires. */
export interface Occurrence {
  job: Job;
  at: Date;
}

/**
 * Fires jobs when their time comes. A minute's tick asks which occurrences lie between the last tick and now, so a
 * restart, a slow minute or a wall clock that jumps cannot lose one; whether one already ran is a durable fact.
 */
export interface Scheduler {
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Put the clock forward and fire everything on the way, each at its own time and in order; what is already due and
   * waits for the next tick comes first.
   */
  moveTo(instant: Date): Promise<Occurrence[]>;
  /** Run one occurrence, unless it ran before. */
  fire(occurrence: Occurrence): Promise<JobReport | null>;
}

export interface SchedulerParts {
  jobs: Job[];
  clock: MovableClock;
  store: Pick<Store, 'jobs' | 'settings'>;
  log: Log;
  /** Resolves when what the jobs enqueued has been sent; the clock waits for it while it is being moved. */
  drained: () => Promise<void>;
}

const lastTickKey = 'lastTick';
/** How far back a service that was down looks for what it missed. */
const catchUpDays = 31;

/** All occurrences in `(after, until]`, in order of time; at the same time in the order of the job list. */
export function occurrencesBetween(jobs: Job[], after: Date, until: Date): Occurrence[] {
  const found: Occurrence[] = [];
  for (let day = dayOf(after); day <= dayOf(until); day = addDays(day, 1)) {
    for (const job of jobs) {
      for (const time of job.timesOn(day)) {
        const at = instantAt(day, time);
        if (at > after && at <= until) found.push({ job, at });
      }
    }
  }
  return found.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** Down-time rule: of several missed occurrences of one job only the newest is run; it tells what is due now. */
export function newestOfEach(occurrences: Occurrence[]): Occurrence[] {
  return occurrences.filter(
    ({ job, at }) => !occurrences.some((other) => other.job === job && other.at > at),
  );
}

export function createScheduler({ jobs, clock, store, log, drained }: SchedulerParts): Scheduler {
  let task: ScheduledTask | undefined;
  let running: Promise<unknown> = Promise.resolve();

  async function fire({ job, at }: Occurrence): Promise<JobReport | null> {
    const period = at.toISOString();
    if (!(await store.jobs.begin(job.name, period, at))) return null;
    const started = performance.now();
    const report = await job.run(at);
    await store.jobs.finish(job.name, period, at, report);
    log.info(
      { job: job.name, period, elapsedMs: Math.round(performance.now() - started), ...report },
      'job ran',
    );
    return report;
  }

  async function lastTick(now: Date): Promise<Date> {
    const stored = await store.settings.read<string>(lastTickKey);
    const oldest = instantAt(addDays(dayOf(now), -catchUpDays), '00:00');
    if (stored === null) return now;
    const last = new Date(stored);
    return last < oldest ? oldest : last;
  }

  /**
   * Fire in order, and remember how far it got. A job that fails is logged and stops nobody: the next tick begins just
   * before the earliest failure and tries it again.
   */
  async function fireEach(occurrences: Occurrence[], until: Date, fireOne: Fire): Promise<void> {
    let oldestFailure: Date | null = null;
    const remember = async (reached: Date): Promise<void> => {
      const upTo = oldestFailure === null || reached < oldestFailure ? reached : justBefore(oldestFailure);
      await store.settings.write(lastTickKey, upTo.toISOString());
    };
    for (const occurrence of occurrences) {
      try {
        await fireOne(occurrence);
      } catch (error) {
        log.error({ err: error, job: occurrence.job.name }, 'job failed');
        oldestFailure ??= occurrence.at;
      }
      // Another job may stand at the same minute; what ran of it is not run again.
      await remember(justBefore(occurrence.at));
    }
    await remember(until);
  }

  /** What is due by now and has not been fired. */
  async function missedBy(now: Date): Promise<Occurrence[]> {
    return newestOfEach(occurrencesBetween(jobs, await lastTick(now), now));
  }

  async function tick(): Promise<void> {
    const now = clock.now();
    await fireEach(await missedBy(now), now, fire);
  }

  /** Ticks and moves never overlap. */
  function exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = running.then(work, work);
    running = mine.catch(() => {});
    return mine;
  }

  return {
    fire,
    async start() {
      await exclusively(tick);
      task = schedule(
        '* * * * *',
        () => exclusively(tick).catch((error: unknown) => log.error({ err: error }, 'tick failed')),
        { timezone: 'Asia/Shanghai', noOverlap: true },
      );
    },
    async stop() {
      await task?.destroy();
      await running;
    },
    moveTo(instant) {
      return exclusively(async () => {
        const now = clock.now();
        // The minute's tick may not have come by yet.
        const onTheWay = [...(await missedBy(now)), ...occurrencesBetween(jobs, now, instant)];
        await fireEach(onTheWay, instant > now ? instant : now, async (occurrence) => {
          await clock.moveTo(occurrence.at);
          await fire(occurrence);
          await drained();
        });
        await clock.moveTo(instant);
        return onTheWay;
      });
    },
  };
}

type Fire = (occurrence: Occurrence) => Promise<unknown>;

function justBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}
