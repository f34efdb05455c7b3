import type { Range, Value } from '../core/index.ts';
import { boundOf } from './bound.ts';
import { readBetween } from './duration-between.ts';
import { maskIdioms } from './idioms.ts';
import { readNumeral } from './numeral.ts';
import { mapRange, twoEnds } from './range.ts';
import type { Reading } from './reading.ts';
import type { FieldSpec, Lexicon, ReasonCode } from './types.ts';

interface Span extends Range {
  unit: 'day' | 'month';
  /** Size of the spoken unit in `unit`. */
  size: number;
  reason: ReasonCode | null;
  /** Absent for a bare number, whose unit is still to come (3到6个月). */
  bare?: boolean;
  start: number;
  end: number;
}

const unitWords: [RegExp, 'day' | 'month', number][] = [
  [/^(?:天|日)/, 'day', 1],
  [/^个?(?:周(?!岁)|礼拜|星期)/, 'day', 7],
  [/^个?月/, 'month', 1],
  [/^个?(?:季度|季)/, 'month', 3],
  [/^年/, 'month', 12],
];

/** A length of time in days or months: 三个月, 两年半, 个把月, 十天半个月, 常年. */
export function readDuration(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  const between = readBetween(text);
  if (between) return between;
  // 一年里头有八个月
  const masked = maskIdioms(text.replace(/一年(?:里头?|当中|之中)(?=.)/, ''), lexicon);
  const spans = join(scan(masked, lexicon), masked);
  const [first] = spans;
  const known = lexicon.spans?.find(({ words }) => words.some((word) => text.includes(word)));
  // 三年五载 holds numbers that are part of the word.
  const holds = (word: string) => {
    const at = text.indexOf(word);
    return at >= 0 && first !== undefined && at <= first.start && first.end <= at + word.length;
  };
  if (known && (first === undefined || first.bare || known.words.some(holds))) {
    return { values: [toValue({ ...known, approx: true })], reasons: ['vague'] };
  }
  if (first === undefined) return null;
  if (first.bare) return readBare(first, field);
  if (spans.length > 1)
    return { values: spans.filter(({ bare }) => !bare).map(toValue), reasons: ['several_values'] };
  return { values: [toValue(first)], reasons: first.reason ? [first.reason] : [] };
}

/** A bare number counts in the asked unit; without one nothing is guessed. */
function readBare(span: Span, field: FieldSpec): Reading {
  const unit = unitWords.find(([pattern]) => pattern.test(field.unit ?? ''));
  if (!unit) return { reject: ['not_understood'] };
  const value = toValue({ ...mapRange(span, (end) => end * unit[2]), unit: unit[1] });
  return { values: [value], reasons: span.reason ? [span.reason] : [] };
}

function scan(text: string, lexicon: Lexicon): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < text.length;) {
    const span = readSpan(text, at, lexicon);
    if (span) found.push(span);
    at = span ? span.end : at + 1;
  }
  return found;
}

function readSpan(text: string, start: number, lexicon: Lexicon): Span | null {
  const rest = text.slice(start, start + 8);
  const half = /^(大|小)?半(年|个?月|天|个?(?:周|礼拜|星期))(多)?/.exec(rest);
  if (half) return readHalf(half, text, start, lexicon);
  const around = /^(?:个|年|天|月)把(年|个?月|天|个?(?:周|礼拜|星期))?/.exec(rest);
  if (around) {
    const unit = unitOf((around[1] ?? around[0]).replace('把', '')) ?? unitOf(around[0]);
    return unit
      ? {
          min: unit.size,
          max: unit.size * 2,
          approx: true,
          ...unit,
          reason: 'range',
          start,
          end: start + around[0].length,
        }
      : null;
  }
  const andHalf =
    /^个半(?=月|星期|礼拜|周)/.test(rest) && !/[\d一二两三四五六七八九十几]$/.test(text.slice(0, start));
  if (andHalf) {
    const unit = unitOf(text.slice(start + 2));
    const size = (unit?.size ?? 1) * 1.5;
    return (
      unit && {
        ...unit,
        min: size,
        max: size,
        approx: false,
        reason: null,
        start,
        end: start + 2 + unit.length,
      }
    );
  }
  // 两年零三个月: the 零 only joins.
  if (/^零[\d一二三四五六七八九十两]/.test(rest)) return null;
  const numeral = readNumeral(text, start);
  if (!numeral) return null;
  const after = text.slice(numeral.end, numeral.end + 6);
  const loose =
    /^个?多(?=个|月|年|天|周|礼拜|星期)|^个多|^个半(?=月|星期|礼拜|周|年)|^个?来(?=月|星期|礼拜|周|年)|^来/.exec(
      after,
    )?.[0] ?? '';
  const unit = unitOf(after.slice(loose.length));
  if (!unit) {
    const bound = boundOf(text, numeral, lexicon);
    return { ...bound, unit: 'day', size: 1, bare: true, start, end: numeral.end };
  }
  let end = numeral.end + loose.length + unit.length;
  const isHalf = text[end] === '半' && !/[个年月天]/.test(text[end + 1] ?? '');
  const tail = isHalf || loose === '个半' ? 0.5 : 0;
  const more = text[end] === '多' || /[多来]/.test(loose);
  if (isHalf || text[end] === '多') end += 1;
  const bound = boundOf(text, numeral, lexicon, end);
  const add = (value: number | null, by: number) => (value === null ? null : (value + by) * unit.size);
  return {
    min: add(bound.min, tail),
    max: add(bound.max, tail + (more ? 1 : 0)),
    approx: bound.approx || more,
    unit: unit.unit,
    size: unit.size,
    reason: more ? 'range' : bound.reason,
    start,
    end,
  };
}

/** 半年, 半个月 (15 days), 大半年, 半年多, 不到半年. */
function readHalf(match: RegExpExecArray, text: string, start: number, lexicon: Lexicon): Span | null {
  const unit = unitOf(match[2] ?? '');
  if (!unit) return null;
  const isMonth = unit.unit === 'month' && unit.size === 1;
  const whole = isMonth ? 30 : unit.size;
  const min = match[1] === '小' ? whole / 3 : whole / 2;
  const max = match[1] === '大' || match[3] !== undefined ? whole : whole / 2;
  const end = start + match[0].length;
  // The words around it (不到, 左右) say the same of a half as of a number.
  const bound = boundOf(
    text,
    { min, max, vague: min !== max, form: 'spoken', place: 1, scale: 1, start, end },
    lexicon,
  );
  return { ...bound, unit: isMonth ? 'day' : unit.unit, size: isMonth ? 1 : unit.size, start, end };
}

/** 四年六个月 adds, 三天到五天 and 十天半个月 are ranges. */
function join(spans: Span[], text: string): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const gap = last ? text.slice(last.end, span.start) : null;
    const whole = last && gap !== null ? merge(last, span, gap) : null;
    if (whole) joined[joined.length - 1] = whole;
    else joined.push(span);
  }
  return joined;
}

function merge(a: Span, b: Span, gap: string): Span | null {
  const ends = a.unit === b.unit ? twoEnds(a, b) : null;
  if (ends) return { ...b, ...ends, reason: 'range', start: a.start };
  // 最多十天半月
  if (a.min === null && b.min === null && gap === '')
    return (a.max ?? 0) < (b.max ?? 0) ? { ...b, start: a.start } : null;
  if (a.min === null || a.max === null || b.min === null || b.max === null || b.bare) return null;
  if (a.bare && !/^ ?(?:到|至|-+|~|或者?) ?$/.test(gap)) return null;
  const left = a.bare ? mapRange(a, (end) => end * b.size) : a;
  if (left.min === null || left.max === null) return null;
  if (a.bare || (/^ ?(?:到|至|-+|~|或者?|、)? ?$/.test(gap) && a.unit === b.unit && a.size <= b.size)) {
    return left.min < b.max ? { ...b, min: left.min, approx: true, reason: 'range', start: a.start } : null;
  }
  if (
    !/^(?:零|又|加)?$/.test(gap) ||
    a.size * (a.unit === 'month' ? 30 : 1) <= b.size * (b.unit === 'month' ? 30 : 1)
  )
    return null;
  if (a.unit !== b.unit) {
    return {
      ...a,
      min: a.min * 30 + b.min,
      max: a.max * 30 + b.max,
      unit: 'day',
      size: 1,
      approx: true,
      reason: 'vague',
      end: b.end,
    };
  }
  return {
    ...a,
    min: a.min + b.min,
    max: a.max + b.max,
    approx: a.approx || b.approx,
    reason: a.reason ?? b.reason,
    end: b.end,
  };
}

function unitOf(text: string): { unit: 'day' | 'month'; size: number; length: number } | null {
  for (const [pattern, unit, size] of unitWords) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { unit, size, length: found.length };
  }
  return null;
}

function toValue({ min, max, approx, unit }: Range & { unit: 'day' | 'month' }): Value {
  return { type: 'duration', unit, min, max, approx };
}
