import { valueOf, type Profile } from '../profile.ts';
import { choiceOf, yesOf, type Answers } from './answers.ts';
import type { Income } from './income.ts';
import { document, setBy, type Reason } from './reason.ts';
import type { Spending } from './spending.ts';

/** What makes life severely difficult whatever the income (C-50, T3), and what the county has not set a measure for. */
export interface Severity {
  reasons: Reason[];
  /** A bill line is crossed: looked at before others (E-04, E-05). */
  priority: boolean;
}

/** Large rigid spending or a sharp loss of income (001_08e4 L123; 000_03a4 L30). Only what is certain counts. */
export function severityOf(answers: Answers, income: Income, spending: Spending, profile: Profile): Severity {
  const bills = [
    ...bill('medical_year', spending.personMedicalFen, 'medical.yearSelfPaid', profile),
    ...bill('medical_single', spending.singleMedicalFen, 'medical.singleSelfPaid', profile),
  ];
  const trend = choiceOf(answers, 'trend');
  const reasons: Reason[] = [...bills, ...rigid(income, spending, profile)];
  if (trend === 'much_less' || trend === 'none') {
    reasons.push({ code: 'income_drop', ...document('001_08e4 L123') });
  }
  // That nothing can be relied on adds to another reason, and is none by itself.
  if (reasons.length > 0 && yesOf(answers, 'steady') === false) {
    reasons.push({ code: 'not_steady', ...document('000_03a4 L30') });
  }
  return { reasons, priority: bills.length > 0 };
}

function bill(
  code: 'medical_year' | 'medical_single',
  fen: number,
  key: 'medical.yearSelfPaid' | 'medical.singleSelfPaid',
  profile: Profile,
): Reason[] {
  const limit = valueOf(profile, key);
  if (limit === null || fen <= limit * 100) return [];
  return [{ code, fen, limitFen: limit * 100, ...setBy(key) }];
}

/** Rigid spending far above a year's income (001_08e4 L15; 002_b66c L67), whatever the income may be in its range. */
function rigid({ net }: Income, { atLeastFen }: Spending, profile: Profile): Reason[] {
  const ratio = valueOf(profile, 'income.rigidRatio');
  const most = net?.max ?? null;
  if (ratio === null || most === null || atLeastFen <= Math.max(0, most) * ratio) return [];
  return [{ code: 'rigid_spending', fen: atLeastFen, incomeFen: most, ...setBy('income.rigidRatio') }];
}
