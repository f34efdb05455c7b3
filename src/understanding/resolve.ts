import type { QuestionType, Value } from '../core/index.ts';
import { mostOffered, type Reading } from './reading.ts';
import { say, sayInPeriod } from './say.ts';
import type { FieldSpec, ReasonCode, UnderstandContext, Understanding } from './types.ts';

/** Speech recognition mixes up 四 and 十, 一 and 亿: what it heard of these is always read back. */
const riskyByVoice = new Set<QuestionType>([
  'amount',
  'count',
  'quantity',
  'date',
  'period',
  'duration',
  'phone',
  'id_number',
]);

/** Accept, confirm or offer what a grammar read: by consequence, not by habit. */
export function resolve(
  reading: Exclude<Reading, null>,
  field: FieldSpec,
  context: UnderstandContext,
): Understanding {
  if ('reject' in reading) return { status: 'reject', reasons: reading.reject };
  const [first, ...others] = onceEach(reading, field);
  if (first === undefined) return { status: 'reject', reasons: ['not_understood'] };
  if (others.length > mostOffered) return { status: 'reject', reasons: ['several_values'] };
  if (reading.values.some(isHuge)) return { status: 'reject', reasons: ['implausible'] };
  if (others.length > 0)
    return {
      status: 'choose',
      candidates: [first, ...others],
      reasons: reading.reasons,
      ...(reading.parts && { parts: reading.parts }),
    };
  const { value } = first;
  const reasons = new Set<ReasonCode>(reading.reasons);
  if (!isPlausible(value, field)) reasons.add('implausible');
  if (isTenfold(value, field)) reasons.add('tenfold');
  if (field.risk === 'high') reasons.add('high_risk');
  if (context.source === 'asr' && riskyByVoice.has(field.type)) reasons.add('from_voice');
  if (reasons.size === 0) return { status: 'accept', ...first };
  return {
    status: 'confirm',
    value,
    readback: reading.readbacks?.[0] ?? sayInPeriod(value, field.period) ?? first.readback,
    reasons: [...reasons],
    ...(reading.parts && { parts: reading.parts }),
  };
}

/** Each value with its read-back; said twice it is still one: 四个，对，四个. */
function onceEach({ values, readbacks }: Extract<Reading, { values: Value[] }>, { choices }: FieldSpec) {
  const known = new Map<string, { value: Value; readback: string }>();
  for (const [at, value] of values.entries()) {
    const key = JSON.stringify(value);
    if (!known.has(key)) known.set(key, { value, readback: readbacks?.[at] ?? say(value, choices) });
  }
  return [...known.values()];
}

/** Beyond what any question of ours can mean (a thousand 亿 yuan): digits typed by the handful. */
function isHuge(value: Value): boolean {
  return 'min' in value && [value.min, value.max].some((end) => end !== null && Math.abs(end) > 1e13);
}

/** Ten times what it was last time, or a tenth: a zero too many or too few. */
function isTenfold(value: Value, { lastYear }: FieldSpec): boolean {
  if (lastYear === undefined || lastYear <= 0 || !('min' in value)) return false;
  const scale = value.type === 'amount' ? 100 : 1;
  const ends = [value.min, value.max].flatMap((end) => (end === null || end <= 0 ? [] : [end / scale]));
  return ends.some((end) => end >= lastYear * 10 || end <= lastYear / 10);
}

/** Whether both ends lie within the field's bounds; none of it (0) is always plausible. */
function isPlausible(value: Value, { plausible }: FieldSpec): boolean {
  if (!plausible || !('min' in value)) return true;
  const scale = value.type === 'amount' ? 100 : 1;
  if (value.min === 0 && value.max === 0) return true;
  const low = (value.min ?? value.max ?? 0) / scale;
  const high = (value.max ?? value.min ?? 0) / scale;
  return low >= (plausible.min ?? -Infinity) && high <= (plausible.max ?? Infinity);
}
