import type { RiskCode } from '../codes.ts';
import { choiceOf, choicesOf, itemsOf, nameOf, yesOf, type Answers } from './answers.ts';
import { countOf, yearlyFen } from './figure.ts';
import { labourOf } from './measures.ts';
import type { Spending } from './spending.ts';

/** Something in the answers that does not go together (C9): asked again at the visit, and never a reason to stop. */
export type Hint =
  | { code: HouseholdHint }
  | { code: MemberHint; name: string }
  | { code: 'people_differ'; said: number; named: number }
  | { code: 'risk_seen'; risk: RiskCode };

type HouseholdHint =
  | 'illness_without_patient'
  | 'illness_nothing_paid'
  | 'disability_without_disabled'
  | 'school_without_pupil'
  | 'jobs_without_labour'
  | 'labour_lack_with_labour';

type MemberHint =
  | 'healthy_without_labour'
  | 'child_works'
  | 'pupil_away'
  | 'child_out_of_school'
  | 'wage_implausible';

/** What of C9 a declaration can show. `seen`: risks that the answers show and nobody named. */
export function hintsOf(
  answers: Answers,
  named: readonly RiskCode[],
  seen: readonly RiskCode[],
  spending: Spending,
): Hint[] {
  const members = itemsOf(answers, 'members');
  if (members === null) return seen.map((risk) => ({ code: 'risk_seen', risk }));
  return [
    ...countHint(answers, members),
    ...riskHints(answers, members, named, spending).map((code) => ({ code })),
    ...members.flatMap((member) =>
      memberHints(member).map((code) => ({ code, name: nameOf(member, 'name') ?? '' })),
    ),
    ...seen.map((risk): Hint => ({ code: 'risk_seen', risk })),
  ];
}

function countHint(answers: Answers, members: Answers[]): Hint[] {
  const said = countOf(answers['people']);
  if (said?.min === null || said === null || said.min !== said.max || said.min === members.length) return [];
  return [{ code: 'people_differ', said: said.min, named: members.length }];
}

/** A risk that was named and that nobody of the household bears out; what is not known bears nothing out, either. */
function riskHints(
  answers: Answers,
  members: Answers[],
  named: readonly RiskCode[],
  { byRisk, partly }: Spending,
): HouseholdHint[] {
  const labour = labourOf(answers);
  const known = members.every((member) => choicesOf(member, 'health') !== null);
  const has = (...health: string[]): boolean =>
    members.some((member) => choicesOf(member, 'health')?.some((one) => health.includes(one)));
  const workers = members.filter((member) => choiceOf(member, 'labour') === 'full').length;
  const sick = has('chronic', 'serious');
  const pupils = members.some(
    (one) => choiceOf(one, 'state') === 'school' || yesOf(one, 'schooling') !== null,
  );
  const hints: [RiskCode, HouseholdHint, boolean][] = [
    ['R01', 'illness_without_patient', known && !sick],
    ['R01', 'illness_nothing_paid', sick && !partly && byRisk['R01'] === undefined],
    ['R02', 'disability_without_disabled', known && !has('disabled')],
    ['R03', 'school_without_pupil', members.length > 0 && !pupils],
    ['R06', 'jobs_without_labour', labour === 'none'],
    ['R08', 'labour_lack_with_labour', workers * 2 > members.length],
  ];
  return hints.flatMap(([risk, hint, there]) => (there && named.includes(risk) ? hint : []));
}

function memberHints(member: Answers): MemberHint[] {
  const age = countOf(member['age']);
  const labour = choiceOf(member, 'labour');
  const state = choiceOf(member, 'state');
  const well = choicesOf(member, 'health')?.includes('well') === true;
  const wage = yearlyFen(member['wage']);
  const isChild = age?.max !== undefined && age.max !== null && age.max < 16;
  const atWorkingAge = age?.min !== undefined && age.min !== null && age.min >= 16 && (age.max ?? 60) <= 59;
  const hints: [MemberHint, boolean][] = [
    ['healthy_without_labour', atWorkingAge && well && state !== 'school' && labour === 'none'],
    ['child_works', isChild && (labour === 'full' || labour === 'light')],
    ['pupil_away', isChild && state === 'away'],
    ['child_out_of_school', yesOf(member, 'schooling') === false],
    ['wage_implausible', wage?.max !== undefined && wage.max !== null && wage.max > 0 && wage.max < 10_000],
  ];
  return hints.flatMap(([hint, there]) => (there ? hint : []));
}
