import {
  timesAYear,
  type Answer,
  type MoneyPeriod,
  type QuestionType,
  type Value,
} from '../../core/index.ts';

/** What an expression sees of an answer: counts as BigInt, money in yuan, days and words as text, else null. */
export type CelValue = bigint | number | boolean | string | string[] | null;

/** The CEL type of each question type, for the check at load. */
export const celTypes: Record<QuestionType, string> = {
  text: 'string',
  amount: 'double',
  count: 'int',
  quantity: 'double',
  /** In days. */
  duration: 'double',
  /** First possible day, `YYYY-MM-DD`; days compare as text. */
  date: 'string',
  period: 'string',
  yes_no: 'bool',
  select_one: 'string',
  select_multiple: 'list<string>',
  name: 'string',
  address: 'string',
  phone: 'string',
  id_number: 'string',
  image: 'list<string>',
  audio: 'list<string>',
  location: 'list<string>',
};

const daysPerMonth = 30;

/** Null when the question was not answered with a value, so that 说不清 never counts as 0 or as no. */
export function toCel(question: Asked, answer: Answer | undefined): CelValue {
  return answer?.status === 'given' ? valueToCel(question, answer.value) : null;
}

/** What of a question decides how its values are seen. */
export type Asked = { type: QuestionType; period?: MoneyPeriod };

/** Money is seen in the period that was asked: who said 每月 600 to a year's question had 7,200 read back. */
function toAsked(
  fen: number | null,
  said: MoneyPeriod | undefined,
  asked: MoneyPeriod | undefined,
): number | null {
  if (fen === null || said === undefined || asked === undefined) return scale(fen, 1 / 100);
  // Multiplied before it is divided: a whole yuan stays whole.
  return (fen * timesAYear[said]) / (100 * timesAYear[asked]);
}

/** A value as its question's expressions see it. A voice answer to a text question is its transcript, if any. */
export function valueToCel({ type, period }: Asked, value: Value): CelValue {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'amount':
      return toAsked(low(value), value.period, period);
    case 'quantity':
      return low(value);
    case 'count': {
      const count = low(value);
      // An age in months or days is seen in whole years, as every other age.
      const per = value.unit === undefined ? 1 : { month: 12, week: 52, day: 365 }[value.unit];
      return count === null ? null : BigInt(Math.floor(Math.round(count) / per));
    }
    case 'duration':
      return scale(low(value), value.unit === 'month' ? daysPerMonth : 1);
    case 'date':
    case 'period':
      return value.start;
    case 'yes_no':
      return value.yes;
    case 'select_one':
      return value.choice;
    case 'select_multiple':
      return value.choices;
    case 'name':
      return value.name;
    case 'address':
      return value.text;
    case 'phone':
      return value.phone;
    case 'id_number':
      return value.id;
    case 'items':
      return null;
    default:
      return celTypes[type] === 'string' ? (value.text ?? null) : value.media;
  }
}

/** The value of a calculation; null when its type has none (a choice, a picture). */
export function fromCel(type: QuestionType, result: unknown): Value | null {
  if (typeof result === 'string') {
    if (type === 'text') return { type, text: result };
    if (type === 'select_one') return { type, choice: result };
    if (type === 'date' || type === 'period') return { type, start: result, end: result, approx: false };
    return null;
  }
  if (typeof result === 'boolean') return type === 'yes_no' ? { type, yes: result } : null;
  if (typeof result !== 'number' && typeof result !== 'bigint') return null;
  const number = Number(result);
  if (!Number.isFinite(number)) return null;
  if (type === 'amount') return { type, ...exactly(Math.round(number * 100)) };
  if (type === 'count') return { type, ...exactly(number) };
  if (type === 'quantity') return { type, unit: '', ...exactly(number) };
  return type === 'duration' ? { type, unit: 'day', ...exactly(number) } : null;
}

function exactly(number: number): { min: number; max: number; approx: boolean } {
  return { min: number, max: number, approx: false };
}

/** A range counts by its lower end: a rule must not reject what the person may not have meant. */
function low({ min, max }: { min: number | null; max: number | null }): number | null {
  return min ?? max;
}

function scale(number: number | null, factor: number): number | null {
  return number === null ? null : number * factor;
}
