import { createHash } from 'node:crypto';
import type { AnySchema } from 'ajv';
import { toId, type ContentHash } from '../core/index.ts';
import { checkFile, compileSchema, type CheckedFile } from './checked-file.ts';
import type { FileFinding } from './finding.ts';
import { may } from './policy.ts';
import { actsReaching } from './rules/index.ts';
import { valueOf, type Profile, type ProfileKey, type Step } from './profile.ts';
import { stages, type Stage } from './stage.ts';

/** `profile` is null when a finding is an error. Warnings leave it loaded. */
export interface LoadedProfile {
  profile: Profile | null;
  findings: FileFinding[];
}

export interface ProfileLoader {
  /** Parse and check one file. Pure: text in. `file` is for the findings. */
  load(file: string, yamlText: string): LoadedProfile;
}

/** Make a loader; `schema` is `flows/profiles/profile.schema.json`, parsed. */
export function createProfileLoader(schema: AnySchema): ProfileLoader {
  const validate = compileSchema(schema);
  return {
    load(file, yamlText) {
      const checked = checkFile(file, yamlText, validate);
      const { findings } = checked;
      if (findings.length > 0) return { profile: null, findings };
      const hash = toId<ContentHash>(createHash('sha256').update(yamlText).digest('hex'));
      // The schema has just said so; it requires every key of ProfileValues, with its type.
      const profile: Profile = { ...(checked.content as Omit<Profile, 'hash'>), hash };
      inspectSteps(profile, checked);
      const stopped = findings.some(({ severity }) => severity === 'error');
      return { profile: stopped ? null : profile, findings };
    },
  };
}

/** Keys without which cases stop at a stage. */
const keysOfStage: Partial<Record<Stage, ProfileKey>> = {
  verified: 'verification.persons',
  publicity: 'publicity.workingDays',
};

const at = (index: number): (string | number)[] => ['values', 'steps', 'value', index];

function inspectSteps(profile: Profile, { report }: CheckedFile): void {
  const steps = valueOf(profile, 'steps');
  if (steps === null) return;
  if (steps[0]?.stage !== 'submitted') report('step_order', at(0), 'steps begin with submitted');
  if (steps.at(-1)?.stage !== 'monitored')
    report('step_order', at(steps.length - 1), 'steps end with monitored');
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (before !== undefined && stages.indexOf(before.stage) >= stages.indexOf(step.stage)) {
      report('step_order', at(index), `${step.stage} cannot follow ${before.stage}`);
    }
    inspectRoles(step, (message) => report('step_role', at(index), message));
    const key = keysOfStage[step.stage];
    if (key !== undefined && valueOf(profile, key) === null) {
      report('step_key_unset', at(index), `${step.stage} needs ${key}, which is unset`);
    }
  }
}

function inspectRoles(step: Step, report: (message: string) => void): void {
  const acts = actsReaching(step.stage);
  for (const role of step.by) {
    if (!acts.some((act) => may(role, act))) report(`${role} may never bring a case to ${step.stage}`);
  }
}
