import type { Range, Value } from '../core/index.ts';
import { boundOf } from './bound.ts';
import { maskIdioms } from './idioms.ts';
import { digitAt, isNumeralSign } from './numeral-signs.ts';
import { readNumeral } from './numeral.ts';
import { mapEnd, tidy, twoEnds } from './range.ts';
import type { Reading } from './reading.ts';
import type { FieldSpec, Lexicon, ReasonCode } from './types.ts';
import { saySum } from './say.ts';
import { sayPieces, validOf } from './several.ts';
import { canonicalUnit, parts, unitAtPlace } from './units.ts';

interface Amount extends Range {
  unit: string | null;
  reason: ReasonCode | null;
  start: number;
  end: number;
}

/** An area, a weight or counted things, in the canonical unit: 两亩三分, 三担, 一吨半, 十几只. */
export function readQuantity(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  const masked = maskIdioms(text, lexicon);
  const wanted = canonicalUnit(field.unit);
  const all = joinRanges(scan(masked, lexicon), masked);
  const asked = wanted === undefined ? [] : all.filter(({ unit }) => unit === wanted.name || unit === '个');
  const named = all.filter(({ unit }) => unit !== null);
  // 卖了三千块钱: money, where a measure was asked for.
  if (/[\d一二两三四五六七八九十百千万几](?:块钱|块(?=$|[,。了])|元)/.test(masked) && wanted?.name !== '块')
    return { reject: ['unit_mismatch'] };
  const mine = asked.length === 1 ? asked : named.length > 0 ? named : all;
  const [first] = mine;
  if (first === undefined) return null;
  const valueOf = ({ min, max, approx, unit }: Amount): Value => {
    const generic = unit === null || (unit === '个' && wanted !== undefined);
    const by = unit === null ? (wanted?.factor ?? 1) : 1;
    return {
      type: 'quantity',
      unit: generic ? (wanted?.name ?? unit ?? '') : (unit ?? ''),
      min: mapEnd(min, (end) => tidy(end * by)),
      max: mapEnd(max, (end) => tidy(end * by)),
      approx,
    };
  };
  const valid = mine.length > 1 ? mine[validOf(text, mine) ?? -1] : undefined;
  if (valid) return { values: [valueOf(valid)], reasons: ['several_values'] };
  if (mine.length > 1) {
    const each = mine.map(valueOf);
    const isOneUnit = mine.every(({ unit }) => unit === first.unit);
    const exact = mine.every(({ min, max }) => min !== null && max !== null);
    const total = {
      ...first,
      min: sum(mine.map(({ min }) => min ?? 0)),
      max: sum(mine.map(({ max }) => max ?? 0)),
    };
    const together = valueOf(total);
    const labels = sayPieces(each, text, mine);
    return isOneUnit && exact
      ? {
          values: [together, ...each],
          reasons: ['several_values'],
          readbacks: [saySum(each, together), ...labels],
          parts: { items: each, total: together },
        }
      : { values: each, reasons: ['several_values'], readbacks: labels, parts: { items: each } };
  }
  const reasons: ReasonCode[] = first.reason ? [first.reason] : [];
  if (first.unit !== null && wanted && first.unit !== '个' && first.unit !== wanted.name)
    reasons.push('unit_mismatch');
  return { values: [valueOf(first)], reasons };
}

function scan(text: string, lexicon: Lexicon): Amount[] {
  const found: Amount[] = [];
  for (let at = 0; at < text.length;) {
    const amount = readOne(text, at, lexicon);
    if (amount) found.push(amount);
    at = amount ? amount.end : at + 1;
  }
  return found;
}

function readOne(text: string, start: number, lexicon: Lexicon): Amount | null {
  const around = text[start + 1] === '把' ? unitAtPlace(text, start) : null;
  // 亩把地
  if (around?.length === 1 && !isNumeralSign(text[start - 1] ?? '') && parts[around.name])
    return {
      min: around.factor,
      max: around.factor * 2,
      approx: true,
      unit: around.name,
      reason: 'range',
      start,
      end: start + 2,
    };
  if (text[start] === '半') {
    const unit = unitAtPlace(text, start + 1) ?? unitAtPlace(text, start + 2);
    if (!unit) return null;
    const half = tidy(unit.factor / 2);
    return {
      min: half,
      max: half,
      approx: false,
      unit: unit.name,
      reason: null,
      start,
      end: start + 1 + unit.length,
    };
  }
  const numeral = readNumeral(text, start, (all, at) => all[at] === '两' && isUnitLiang(all, at)) ?? null;
  if (!numeral) return null;
  const unit = unitAtPlace(text, numeral.end) ?? pairAt(text, numeral.end);
  if (!unit) {
    const bound = boundOf(text, numeral, lexicon);
    // 两层楼, 一对牛: counted by something that is no unit of ours.
    const isOther = bound.reason === null && /^[\p{Script=Han}a-z]/u.test(plainRest(text, numeral.end));
    return { ...bound, reason: isOther ? 'fuzzy' : bound.reason, unit: null, start, end: numeral.end };
  }
  const tail = readTail(text, numeral.end + unit.length, unit.name, unit.factor);
  const bound = boundOf(text, numeral, lexicon, tail.end);
  const min = bound.min === null ? null : tidy(bound.min * unit.factor + tail.more);
  const max = bound.max === null ? null : tidy(bound.max * unit.factor + tail.more + tail.loose);
  const reason = tail.loose > 0 ? 'range' : bound.reason;
  return { min, max, approx: bound.approx || tail.loose > 0, unit: unit.name, reason, start, end: tail.end };
}

/** 一对, 两双: two of what was asked. */
function pairAt(text: string, at: number) {
  return /^[对双]$/.test(text.slice(at)) ? { name: '个', factor: 2, length: 1 } : null;
}

function plainRest(text: string, at: number): string {
  return text.slice(at, at + 8).replace(/^(?:左右|上下|的?样子|[了的吧啊呢哈呀嘛来多])+/, '');
}

/** 两 is a weight after a number that is complete (三千两百|两, 二|两), a digit before 百, 千 or a unit (一两亩). */
function isUnitLiang(text: string, at: number): boolean {
  return !/[十百千万亿]/.test(text[at + 1] ?? '') && unitAtPlace(text, at + 1) === null;
}

/** What follows the unit: 半, 多, a digit (两亩三) or a smaller unit (三分, 八两). */
function readTail(
  text: string,
  at: number,
  unit: string,
  factor: number,
): { more: number; loose: number; end: number } {
  if (text[at] === '半' && text[at + 1] !== '大') return { more: factor / 2, loose: 0, end: at + 1 };
  if (text[at] === '来') return { more: 0, loose: factor / 2, end: at + 1 };
  if (text[at] === '多' || text[at] === '把') return { more: 0, loose: factor, end: at + 1 };
  const part = parts[unit];
  // 一亩零五厘
  const [zero, cents] = unit === '亩' ? (/^零([一二三四五六七八九\d])厘/.exec(text.slice(at)) ?? []) : [];
  if (zero !== undefined && cents !== undefined)
    return { more: (readNumeral(cents, 0)?.min ?? 0) / 100, loose: 0, end: at + zero.length };
  const digit =
    /\d/.test(text[at] ?? '') && !/\d/.test(text[at + 1] ?? '') ? Number(text[at]) : digitAt(text, at);
  if (!part || digit === undefined || factor !== 1) return { more: 0, loose: 0, end: at };
  const rest = text.slice(at + 1);
  const [named, hundredth] = part.exec(rest) ?? [];
  if (
    named === undefined &&
    (unitAtPlace(text, at + 1) || /^[十百千万0-9.]/.test(rest) || digitAt(text, at + 1) !== undefined)
  ) {
    return { more: 0, loose: 0, end: at };
  }
  const more = digit / 10 + (hundredth === undefined ? 0 : (readNumeral(hundredth, 0)?.min ?? 0) / 100);
  return { more, loose: 0, end: at + 1 + (named?.length ?? 0) };
}

/** 三亩到五亩, 100-200斤: one range in the second one's unit. */
function joinRanges(all: Amount[], text: string): Amount[] {
  const joined: Amount[] = [];
  for (const amount of all) {
    const last = joined.at(-1);
    const ends = last && last.unit === amount.unit ? twoEnds(last, amount) : null;
    if (last && ends) {
      joined[joined.length - 1] = { ...amount, ...ends, start: last.start, reason: 'range' };
      continue;
    }
    const gap = last ? text.slice(last.end, amount.start) : '';
    if (
      last &&
      last.min !== null &&
      amount.max !== null &&
      /^ ?(?:到|至|-+|~|或者?) ?$/.test(gap) &&
      (last.unit === null || last.unit === amount.unit)
    ) {
      const factor = last.unit === null ? factorBefore(text, amount) : 1;
      const min = tidy(last.min * factor);
      if (min < amount.max) {
        joined[joined.length - 1] = { ...amount, min, start: last.start, approx: true, reason: 'range' };
        continue;
      }
    }
    joined.push(amount);
  }
  return joined;
}

/** The factor of the unit that ends an amount. */
function factorBefore(text: string, { start, end }: Amount): number {
  for (let at = start; at < end; at += 1) {
    const unit = unitAtPlace(text, at);
    if (unit && at + unit.length <= end && digitAt(text, at) === undefined) return unit.factor;
  }
  return 1;
}

function sum(values: number[]): number {
  return tidy(values.reduce((total, value) => total + value, 0));
}
