import { mostRisks, riskCodes, type RiskCode } from '../codes.ts';
import { choicesOf, itemsOf, choiceOf, yesOf, type Answers } from './answers.ts';
import type { Spending } from './spending.ts';

/** The risks that were named, as they were named. */
export function risksNamed(answers: Answers): RiskCode[] {
  const named: readonly string[] = choicesOf(answers, 'kinds') ?? [];
  return named.flatMap((name) => riskCodes.find((code) => code === name) ?? []);
}

/**
 * Five at most, the primary one first: that on which most is known to be spent; where nothing is, as they were named.
 * 其他 is never put before a risk that has a name.
 */
export function rankRisks(named: readonly RiskCode[], { byRisk }: Spending): RiskCode[] {
  const weight = (risk: RiskCode): number => (risk === 'R99' ? -1 : (byRisk[risk] ?? 0));
  return named.toSorted((one, other) => weight(other) - weight(one)).slice(0, mostRisks);
}

/** Risks that the answers show and nobody named. */
export function risksSeen(answers: Answers, named: readonly RiskCode[], { byRisk }: Spending): RiskCode[] {
  const members = itemsOf(answers, 'members') ?? [];
  const seen: [RiskCode, boolean][] = [
    ['R01', (byRisk['R01'] ?? 0) > 0 && members.some((one) => choicesOf(one, 'health')?.includes('serious'))],
    ['R02', members.some((one) => choicesOf(one, 'health')?.includes('disabled'))],
    ['R03', members.some((one) => yesOf(one, 'schooling') === false)],
    ['R08', members.length > 0 && members.every(cannotWork)],
    ['R09', choiceOf(answers, 'house_damage') === 'unfit'],
  ];
  return seen.flatMap(([risk, there]) => (there && !named.includes(risk) ? risk : []));
}

/** Said not to be able to work, or at an age at which nobody is asked. */
function cannotWork(member: Answers): boolean {
  return choiceOf(member, 'labour') === 'none' || choiceOf(member, 'state') === 'school';
}
