import { createHash } from 'node:crypto';
import type { AnySchema } from 'ajv';
import { toId, type ContentHash } from '../core/index.ts';
import { checkFile, compileSchema } from './checked-file.ts';
import type { FileFinding } from './finding.ts';
import { inspectLimits } from './inspect-limits.ts';
import { inspectSteps } from './inspect-steps.ts';
import { inspectValues } from './inspect-values.ts';
import type { Profile } from './profile.ts';
import { createCalendar, type WorkingCalendar } from './working-calendar.ts';

/** `profile` is null when a finding is an error. Warnings leave it loaded. */
export interface LoadedProfile {
  profile: Profile | null;
  findings: FileFinding[];
}

export interface ProfileLoader {
  /** Parse and check one file. Pure: text in. `file` is for the findings. */
  load(file: string, yamlText: string): LoadedProfile;
}

/**
 * Make a loader; `schema` is `flows/profiles/profile.schema.json`, parsed. Time limits are tried on the days of the
 * calendar: without one nothing is said about them.
 */
export function createProfileLoader(
  schema: AnySchema,
  calendar: WorkingCalendar = createCalendar([]),
): ProfileLoader {
  const validate = compileSchema(schema);
  return {
    load(file, yamlText) {
      const checked = checkFile(file, yamlText, validate);
      const { findings } = checked;
      if (findings.length > 0) return { profile: null, findings };
      const hash = toId<ContentHash>(createHash('sha256').update(yamlText).digest('hex'));
      // The schema has just said so; it requires every key of ProfileValues, with its type.
      const profile: Profile = { ...(checked.content as Omit<Profile, 'hash'>), hash };
      for (const inspect of [inspectSteps, inspectValues]) inspect(profile, checked.report);
      inspectLimits(profile, calendar, checked.report);
      const stopped = findings.some(({ severity }) => severity === 'error');
      return { profile: stopped ? null : profile, findings };
    },
  };
}
