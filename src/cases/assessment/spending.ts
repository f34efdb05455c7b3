import type { RiskCode } from '../codes.ts';
import { itemsOf, type Answers } from './answers.ts';
import { yearlyFen, type Figure } from './figure.ts';
import type { Findings } from './findings.ts';

/** 刚性支出 (C4): what is known of it, fen. Something that is not known may add to it, never take away. */
export interface Spending {
  /** At least so much, by the risk it goes with. */
  byRisk: Partial<Record<RiskCode, number>>;
  /** At least so much in all. */
  atLeastFen: number;
  /** The most that one person paid for care in the year, at least (E-05), and for one thing (E-04). */
  personMedicalFen: number;
  singleMedicalFen: number;
  /** Something of it is not known: it may be more. */
  partly: boolean;
}

/** Once in the year, where a month's sum counts twelve times. */
const asked: readonly { name: string; risks: RiskCode[]; monthly?: true }[] = [
  { name: 'care_cost', risks: ['R02'], monthly: true },
  { name: 'tuition', risks: ['R03'] },
  { name: 'loss', risks: ['R04', 'R05', 'R07'] },
  { name: 'repair', risks: ['R09'] },
];

/** Add up what the household has to spend, from what it said. `kinds`: which risks it has, for what a loss is due to. */
export function spendingOf(answers: Answers, kinds: readonly RiskCode[]): Spending {
  const illnesses = (itemsOf(answers, 'members') ?? []).map((member) =>
    (itemsOf(member, 'illnesses') ?? []).map((illness) => yearlyFen(illness['paid'])),
  );
  const byPerson = illnesses.map((paid) => sum(paid.map(leastOf)));
  const byRisk: Spending['byRisk'] = {};
  const note = (risk: RiskCode, fen: number): void => {
    if (fen > 0) byRisk[risk] = (byRisk[risk] ?? 0) + fen;
  };
  note('R01', sum(byPerson));
  for (const { name, risks, monthly } of asked) {
    const risk = risks.find((one) => kinds.includes(one)) ?? risks[0];
    if (risk !== undefined) note(risk, leastOf(yearlyFen(yearly(answers, name, monthly))));
  }
  const said = asked.map(({ name }) => answers[name]).filter((answer) => answer !== undefined);
  return {
    byRisk,
    atLeastFen: sum(Object.values(byRisk)),
    personMedicalFen: Math.max(0, ...byPerson),
    singleMedicalFen: Math.max(0, ...illnesses.flat().map(leastOf)),
    partly: illnesses.flat().includes(null) || said.some((answer) => answer.status !== 'given'),
  };
}

/** By what was declared; all that the visitors found to be spent goes before the sum of what was said of each thing. */
export function spendingFound({ declared, verified }: Findings, kinds: readonly RiskCode[]): Spending {
  const loss = declared['loss'];
  const answers = verified?.answers ?? declared;
  const { loss: _total, ...rest } = answers;
  const each = spendingOf(loss === undefined ? rest : { ...rest, loss }, kinds);
  const total = yearlyFen(verified?.own['loss']);
  if (total === null) return each;
  return { ...each, atLeastFen: leastOf(total), partly: total.max === null };
}

/** A question for a month's sum means one, where the answer does not say otherwise. */
function yearly(answers: Answers, name: string, monthly: true | undefined): Answers[string] | undefined {
  const answer = answers[name];
  if (monthly !== true || answer?.status !== 'given' || answer.value.type !== 'amount') return answer;
  return { ...answer, value: { ...answer.value, period: answer.value.period ?? 'month' } };
}

function leastOf(figure: Figure): number {
  return Math.max(0, figure?.min ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
