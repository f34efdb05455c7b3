import type { ContentHash, Role } from '../core/index.ts';
import { decidingStage } from './procedure.ts';
import { stepLimits } from './promise.ts';
import {
  valueOf,
  type Profile,
  type ProfileEntry,
  type ProfileKey,
  type ProfileUse,
  type ProfileValues,
} from './profile.ts';
import type { Stage } from './stage.ts';

/** One value of a profile with what it rests on; null where nobody has decided. */
export interface ProfileRow extends Pick<ProfileEntry<ProfileValues[ProfileKey]>, 'source' | 'status'> {
  key: ProfileKey;
  value: ProfileValues[ProfileKey] | null;
}

export interface ProcedurePageStep {
  /** From 1. */
  n: number;
  stage: Stage;
  by: Role[];
  tells: boolean;
  /** Here it is decided whether the household is taken in. */
  decides: boolean;
  /** From here on the comparison may be asked for; before this step it must be back. */
  opens: boolean;
  joins: boolean;
  /** Working days, by the county's word; null when no key limits this step. */
  limit: ProfileRow | null;
  /** What the step's guard goes by. */
  needs: ProfileRow[];
}

/** A county's procedure and numbers as a person reads them: what `npm run profile -- explain` prints. */
export interface ProcedurePage {
  id: string;
  title: string;
  use: ProfileUse;
  hash: ContentHash;
  /** Where the steps come from. */
  source: string;
  steps: ProcedurePageStep[];
  comparison: (ProfileRow & { by: Role[]; opensAt: Stage; joinsBefore: Stage }) | null;
  /** What belongs to no step. */
  others: ProfileRow[];
  unset: ProfileRow[];
  proposals: ProfileRow[];
}

const limitKeys: Partial<Record<Stage, ProfileKey>> = stepLimits;

const needsOf: Partial<Record<Stage, ProfileKey[]>> = {
  submitted: ['selfDeclaration'],
  verified: ['verification.persons'],
  evaluated: [
    'evaluation.requiredClasses',
    'evaluation.classesMode',
    'evaluation.quorum',
    'exclusion.codes',
    'exclusion.mode',
  ],
  publicity: ['publicity.workingDays', 'publicity.mode', 'publicity.fields'],
  publicity_closed: ['publicity.closingTime', 'objection.after'],
  town_review: ['townReview.sectors'],
  monitored: ['visit.perMonth', 'visit.remoteAllowed', 'measure.onePerRisk'],
};

/** Lay a profile out as a page. */
export function procedurePageOf(profile: Profile): ProcedurePage {
  const rows = Object.entries(profile.values).map(([key, entry]): ProfileRow => {
    return { key: key as ProfileKey, ...entry };
  });
  const rowOf = (key: ProfileKey): ProfileRow => ({ key, ...profile.values[key] });
  const branch = valueOf(profile, 'comparison');
  const steps = (valueOf(profile, 'steps') ?? []).map(({ stage, by, tellHousehold }, index) => {
    const limit = limitKeys[stage];
    return {
      n: index + 1,
      stage,
      by,
      tells: tellHousehold,
      decides: decidingStage(profile) === stage,
      opens: branch?.opensAt === stage,
      joins: branch?.joinsBefore === stage,
      limit: limit === undefined ? null : rowOf(limit),
      needs: (needsOf[stage] ?? []).map(rowOf),
    };
  });
  const shown = new Set<ProfileKey>(['steps', 'comparison']);
  for (const { limit, needs } of steps)
    for (const { key } of limit === null ? needs : [...needs, limit]) shown.add(key);
  const { id, title, use, hash } = profile;
  return {
    id,
    title,
    use,
    hash,
    source: profile.values.steps.source,
    steps,
    comparison: branch === null ? null : { ...rowOf('comparison'), ...branch },
    others: rows.filter(({ key, value }) => value !== null && !shown.has(key)),
    unset: rows.filter(({ value }) => value === null),
    proposals: rows.filter(({ status }) => status === 'proposal'),
  };
}
