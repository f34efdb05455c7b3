import { z } from 'zod';
import type { Day, QuestionType } from '../../core/index.ts';
import {
  findNumber,
  understand,
  type CorrectableField,
  type FieldSpec,
  type Lexicon,
  type Place,
  type UnderstandContext,
} from '../../understanding/index.ts';
import { describeCorrection, describeMeta, describeNumber, describeUnderstanding, type Got } from './got.ts';

const option = z.object({
  key: z.coerce.string(),
  label: z.string(),
  syn: z.array(z.string()).optional(),
  value: z.boolean().optional(),
});

const caseLine = z.object({
  id: z.union([z.string(), z.number()]),
  input: z.string(),
  type: z.string(),
  context: z
    .object({
      ref: z.string().optional(),
      today: z.string().optional(),
      prefer: z.enum(['past', 'future']).optional(),
      field: z.string().optional(),
      unit: z.string().optional(),
      question: z.string().optional(),
      options: z.array(option).optional(),
      multi: z.boolean().optional(),
      gazetteer: z.array(z.object({ town: z.string(), villages: z.array(z.string()) })).optional(),
      prev: z.number().optional(),
    })
    .nullish()
    .transform((context) => context ?? {}),
});

/** One answer with what was asked; see `hearCase` for the types. */
export type Case = z.infer<typeof caseLine>;

/** A line of cases, checked. */
export function readCase(line: unknown): Case {
  return caseLine.parse(line);
}

/** Names that cases have for our question types; `meta`, `correction` and `number` are no questions. */
const questionTypeOf: Record<string, QuestionType> = {
  amount: 'amount',
  count: 'count',
  quantity: 'quantity',
  date: 'date',
  duration: 'duration',
  bool: 'yes_no',
  name: 'name',
  phone: 'phone',
  idcard: 'id_number',
  address: 'address',
  meta: 'text',
  correction: 'text',
};

/** Questions that a correction without a form around it may name (身份证号码填错了). */
const standing: [string, QuestionType][] = [
  ['idcard', 'id_number'],
  ['phone', 'phone'],
  ['name', 'name'],
  ['address', 'address'],
  ['amount', 'amount'],
  ['persons', 'count'],
  ['date', 'date'],
];
const fields: CorrectableField[] = standing.map(([, type], at) => ({ no: String(at + 1), type, labels: [] }));

/** What the parser makes of a case, in the shape that the cases' expectations have. */
export function hearCase({ input, type, context }: Case, lexicon: Lexicon, now: Day): Got {
  if (type === 'number') return describeNumber(findNumber(input, lexicon));
  const places = placesOf(context.gazetteer ?? []);
  const waits = type === 'correction' && context.prev !== undefined;
  const field = fieldOf(
    waits ? { input, type: 'amount', context, id: '' } : { input, type, context, id: '' },
  );
  const known: UnderstandContext = {
    today: context.ref ?? context.today ?? now,
    source: 'text',
    phase: waits ? 'confirm' : 'answer',
    lexicon,
    places,
    ...(type === 'correction' && !waits && { fields }),
    ...(context.prev !== undefined && { pending: amountOf(context.prev) }),
  };
  const understood = understand(input, field, known);
  if (type === 'meta') return describeMeta(understood);
  if (type === 'correction') {
    return describeCorrection(understood, input, (no) => standing[Number(no) - 1]?.[0] ?? no);
  }
  return describeUnderstanding(understood, { type: field.type, places });
}

function fieldOf({ type, context }: Case): FieldSpec {
  const base = { name: context.field ?? type, asked: context.question ?? '' };
  if (type === 'choice') {
    const choices = (context.options ?? []).map(({ key, label, syn = [] }) => ({
      name: key,
      label,
      words: syn,
    }));
    return { ...base, type: context.multi === true ? 'select_multiple' : 'select_one', choices };
  }
  const unit =
    context.unit ?? (context.field === 'age' ? '岁' : context.field === 'persons' ? '人' : undefined);
  const yesNo = (context.options ?? []).flatMap(({ value, label, syn = [] }) =>
    value === undefined ? [] : [{ name: value ? 'yes' : 'no', label, words: syn }],
  );
  return {
    ...base,
    type: questionTypeOf[type] ?? 'text',
    ...(unit !== undefined && { unit }),
    ...(yesNo.length > 0 && { choices: yesNo }),
    ...(context.prefer !== undefined && { prefer: context.prefer }),
  };
}

function placesOf(gazetteer: { town: string; villages: string[] }[]): Place[] {
  return gazetteer.flatMap(({ town, villages }, at) => [
    { area: `${at + 1}` as Place['area'], name: town },
    ...villages.map((name, index) => ({
      area: `${at + 1}-${index + 1}` as Place['area'],
      name,
      within: [town],
    })),
  ]);
}

function amountOf(yuan: number) {
  return { type: 'amount', min: yuan * 100, max: yuan * 100, approx: false } as const;
}
