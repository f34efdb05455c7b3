import type { Day } from '../core/index.ts';

/** A scheduled job: a plain object, so that a test or a hand calls `run` directly. Running it twice changes nothing. */
export interface Job {
  name: string;
  /** When it fires on a day, `HH:mm` in the county's time; an empty list on days off, or when its key is unset. */
  timesOn(day: Day): string[];
  /** Do the work as of `now`; returns what was done, in counts. */
  run(now: Date): Promise<JobReport>;
}

export type JobReport = Record<string, number>;
