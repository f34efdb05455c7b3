import type { Runtime } from '../../runner/index.ts';
import type { Job } from '../job.ts';
import { createBriefingJob } from './briefing.ts';
import { createDigestJob } from './digest.ts';
import { createNudgeJob } from './nudge.ts';
import { createRecountJob } from './recount.ts';
import { createRemindJob } from './remind.ts';
import { createRequestsJob } from './requests.ts';
import { createRetainJob } from './retain.ts';

export { recountAtStart } from './recount.ts';

/** All jobs, in the order in which they fire at the same minute. */
export function createJobs(runtime: Runtime): Job[] {
  return [
    createRecountJob(runtime),
    createDigestJob(runtime),
    createBriefingJob(runtime),
    createRemindJob(runtime),
    createNudgeJob(runtime),
    createRequestsJob(runtime),
    createRetainJob(runtime),
  ];
}
