import type { ExclusionCode } from '../codes.ts';
import { valueOf, type Profile } from '../profile.ts';
import { choiceOf, yesOf, type Answers } from './answers.ts';
import type { Findings } from './findings.ts';

/** Who says that a condition is there. */
export type Origin = 'declared' | 'verified' | 'compared';

/** A condition that may speak against monitoring (C-55). */
export interface Condition {
  code: ExclusionCode;
  origin: Origin;
  /** It is there and does not count: a farm vehicle, a car for somebody disabled (scenario 16). */
  mitigated: boolean;
  /** Nobody has settled it yet: said by the household and not looked at, or a hit that is not explained. */
  open: boolean;
}

/**
 * Every condition that anybody found, once a code: the departments' word goes before the visitors', theirs before the
 * household's. Hits that were explained are gone.
 */
export function conditionsOf({ declared, verified, compared }: Findings): Condition[] {
  // Where the visitors changed nothing they confirmed it.
  const said = declaredConditions(verified?.answers ?? declared);
  const seen = (verified?.exclusions ?? []).map(({ code, mitigated }): Condition => ({
    code,
    mitigated,
    origin: 'verified',
    open: false,
  }));
  const hits = [
    ...(compared?.confirmed ?? []).map((code) => ({ code, open: false })),
    ...(compared?.open ?? []).map((code) => ({ code, open: true })),
  ].map((hit): Condition => ({ ...hit, origin: 'compared', mitigated: false }));
  const all = [...said.map((one) => ({ ...one, open: verified === null })), ...seen, ...hits];
  const explained = compared?.explained ?? [];
  return [...new Map(all.map((one) => [one.code, one])).values()]
    .filter(({ code, origin }) => origin === 'compared' || !explained.includes(code))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

function declaredConditions(answers: Answers): Omit<Condition, 'open'>[] {
  const car = choiceOf(answers, 'car');
  const owned: [ExclusionCode, boolean][] = [
    ['X01', car === 'private' || car === 'work'],
    ['X02', yesOf(answers, 'town_house') === true],
    ['X03', yesOf(answers, 'payroll') === true],
    ['X04', yesOf(answers, 'company') === true],
    ['X05', yesOf(answers, 'deposits') === true],
  ];
  return owned.flatMap(([code, there]) =>
    there ? { code, origin: 'declared', mitigated: code === 'X01' && car === 'work' } : [],
  );
}

/** Whether the county goes by the condition at all, and it is not one that does not count. */
export function counts({ code, mitigated }: Condition, profile: Profile): boolean {
  if (mitigated || valueOf(profile, 'exclusion.codes')?.includes(code) !== true) return false;
  return code !== 'X07' || valueOf(profile, 'exclusion.splitChildren') === true;
}
