import type { QuestionType, Range, Value } from '../../core/index.ts';
import type { MetaIntent, Parts, Place, ReasonCode, Understanding } from '../../understanding/index.ts';

/** What was understood, as plain JSON in the shape of a case's `expected`, with the status beside it. */
export type Got = Record<string, unknown>;

/** What is told besides the value: the question's type and the places of an address. */
interface Asked {
  type: QuestionType;
  places: Place[];
}

const intentNames: Partial<Record<MetaIntent, string>> = { cancel: 'quit', done: 'submit' };
const plainStatus: Partial<Record<Understanding['status'], string>> = {
  unknown: 'dont_know',
  refuse: 'refuse',
};

/** A steering word under the name that cases have for it. */
export function describeMeta(understood: Understanding): Got {
  if (understood.status === 'meta')
    return { status: 'meta', intent: intentNames[understood.intent] ?? understood.intent };
  if (understood.status === 'correct') return { status: 'correct', intent: 'correct' };
  const intent = plainStatus[understood.status];
  return { status: understood.status, ...(intent !== undefined && { intent }) };
}

/** A correction; without a status, for its own keys say what it is. */
export function describeCorrection(
  understood: Understanding,
  input: string,
  nameOf: (no: string) => string,
): Got {
  switch (understood.status) {
    case 'confirmed':
      return { confirm: true };
    case 'denied':
      return { confirm: false };
    case 'meta':
      return understood.intent === 'correct'
        ? { correct: 'ask' }
        : { intent: intentNames[understood.intent] ?? understood.intent };
    case 'correct': {
      const { target, value } = understood;
      const said = value === undefined ? {} : { value: bare(value) };
      if (target.kind === 'number') return { correct: `q:${target.no}`, ...said };
      if (target.kind === 'field') return { correct: `field:${nameOf(target.no)}`, ...said };
      return { correct: target.kind, ...said };
    }
    case 'accept':
    case 'confirm':
      return { correct: 'current', value: bare(understood.value) };
    case 'choose': {
      const more = understood.adds;
      return more === undefined
        ? { status: 'choose', items: understood.candidates.map(({ value }) => bare(value)) }
        : { add: true, value: bare(more) };
    }
    case 'none':
    case 'unknown':
    case 'refuse':
    case 'reject':
      return { status: understood.status, input };
  }
}

/** A number without a unit, for cases that ask for no more. */
export function describeNumber(range: Range | null): Got {
  return range === null ? { status: 'reject', unknown: true } : { status: 'accept', ...rangeOf(range, 1) };
}

/** An answer of any question type. */
export function describeUnderstanding(understood: Understanding, asked: Asked): Got {
  const { status } = understood;
  switch (understood.status) {
    case 'accept':
      return { status, ...describe(understood.value, asked) };
    case 'confirm':
      return {
        status,
        ...(describeTimes(understood.parts, asked) ?? describe(understood.value, asked)),
        ...reasonOf(understood.reasons),
      };
    case 'choose':
      return { status, ...describeSeveral(understood, asked) };
    case 'none':
      return { status, none: true };
    case 'unknown':
      return { status, unknown: true };
    case 'refuse':
      return { status, refuse: true };
    case 'reject':
      return { status, ...describeRejection(understood.reasons) };
    case 'meta':
      return { status, intent: intentNames[understood.intent] ?? understood.intent, unknown: true };
    case 'correct':
      return { status, ...(understood.value ? describe(understood.value, asked) : { unknown: true }) };
    case 'confirmed':
    case 'denied':
      return { status, unknown: true };
  }
}

function describeSeveral(
  { candidates, parts }: Extract<Understanding, { status: 'choose' }>,
  asked: Asked,
): Got {
  const values = candidates.map(({ value }) => value);
  const [first] = values;
  if (first === undefined) return { unknown: true };
  if (first.type === 'select_one') {
    return { ambiguous: values.flatMap((value) => (value.type === 'select_one' ? [value.choice] : [])) };
  }
  if (first.type === 'phone') {
    return { items: values.flatMap((value) => (value.type === 'phone' ? [value.phone] : [])) };
  }
  if (!('min' in first))
    return { ...describe(first, asked), others: values.slice(1).map((value) => describe(value, asked)) };
  const times = describeTimes(parts, asked);
  if (times) return times;
  const items = parts?.items ?? values;
  const total = parts?.total;
  const sum = total === undefined ? {} : { total: onlyNumber(bare(total)) };
  return { items: items.map((value) => describe(value, asked)), ...sum };
}

/** So many times so much: what one is, how many, and what they come to. */
function describeTimes(parts: Parts | undefined, asked: Asked): Got | null {
  const [item, ...others] = parts?.items ?? [];
  if (parts?.times === undefined || item === undefined || others.length > 0) return null;
  const total = parts.total === undefined ? {} : { total: onlyNumber(bare(parts.total)) };
  return { ...describe(item, asked), times: parts.times, ...total };
}

function describeRejection(reasons: ReasonCode[]): Got {
  const [reason] = reasons;
  switch (reason) {
    case 'no_such_date':
    case 'no_such_choice':
    case 'phone_wrong':
      return { invalid: true, reason };
    // A number of the old kind is genuine, though it is no longer taken.
    case 'id_15_digits':
      return { valid: true, legacy15: true, reason };
    case 'id_wrong_length':
      return { valid: false, reason: 'length' };
    case 'id_wrong_check':
      return { valid: false, reason: 'checksum' };
    case 'id_wrong_birth':
      return { valid: false, reason: 'date' };
    case 'id_wrong_region':
      return { valid: false, reason: 'region' };
    default:
      return { unknown: true, ...(reason !== undefined && { reason }) };
  }
}

function reasonOf(reasons: ReasonCode[]): Got {
  return reasons.length === 0 ? {} : { reasons };
}

function describe(value: Value, { places }: Asked): Got {
  switch (value.type) {
    case 'text':
      return { text: value.text };
    case 'amount':
    case 'count':
    case 'quantity':
    case 'duration':
      return bare(value);
    case 'date':
    case 'period':
      return { start: value.start, end: value.end, ...(value.approx && { approx: true }) };
    case 'yes_no':
      return { value: value.yes };
    case 'select_one':
      return { keys: [value.choice] };
    case 'select_multiple':
      return { keys: value.choices };
    case 'name':
      return { name: value.name };
    case 'phone':
      return { phone: value.phone, ...(value.phone.startsWith('0') && { landline: true }) };
    case 'id_number':
      return { id: value.id, valid: true, birth: value.birth, gender: value.sex === 'male' ? '男' : '女' };
    case 'address':
      return describeAddress(value, places);
    case 'media':
    case 'items':
      return {};
  }
}

function describeAddress(value: Extract<Value, { type: 'address' }>, places: Place[]): Got {
  const place = places.find(({ area }) => area === value.area);
  const [town] = place?.within ?? [];
  const group = value.hamlet ?? (value.group === undefined ? undefined : `${value.group}组`);
  if (place === undefined && group === undefined) return { unknown: true, text: value.text };
  return {
    ...(town === undefined ? place && { town: place.name } : { town, village: place?.name }),
    ...(group !== undefined && { group }),
  };
}

/** The figures of a value, amounts in yuan: `{value}`, `{value, approx}`, `{min, max, approx}`, with unit and period. */
function bare(value: Value): Got {
  if (!('min' in value)) return {};
  return {
    ...rangeOf(value, value.type === 'amount' ? 100 : 1),
    ...('unit' in value && value.unit !== undefined && value.unit !== '' && { unit: value.unit }),
    ...('period' in value && { period: value.period }),
    ...('per' in value && { per: value.per }),
  };
}

function rangeOf({ min, max, approx }: Range, by: number): Got {
  const isPoint = min !== null && min === max;
  if (isPoint && min === 0 && !approx) return { value: 0, none: true };
  return {
    ...(isPoint
      ? { value: min / by }
      : { ...(min !== null && { min: min / by }), ...(max !== null && { max: max / by }) }),
    ...((approx || !isPoint) && { approx: true }),
  };
}

function onlyNumber(got: Got): unknown {
  return got['value'] ?? got;
}
