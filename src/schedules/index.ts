/** Jobs that fire by the clock; each a plain object with `run(now)` that returns what it did. */
export type { Job, JobReport } from './job.ts';
export { createJobs, recountAtStart } from './jobs/index.ts';
export { openMovableClock, type MovableClock } from './movable-clock.ts';
export {
  createScheduler,
  newestOfEach,
  occurrencesBetween,
  type Occurrence,
  type Scheduler,
} from './scheduler.ts';
