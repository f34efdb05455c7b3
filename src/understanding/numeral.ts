import { closerAt, digitAt, unitAt } from './numeral-signs.ts';

/** A number as an interval, where it stands in the text, and how it was said. */
export interface Numeral {
  min: number;
  max: number;
  /** Said with 多, 几, 来, 把 or two neighbouring digits. */
  vague: boolean;
  /** `digits`: figures only; `mixed`: figures with 万 千 w k; `spoken`: signs. */
  form: 'digits' | 'mixed' | 'spoken';
  /** Size of the last place named: 10000 for 三万, 100 for 两千五百; what 多 and 出头 count in. */
  place: number;
  /** The multiplier it ends with (3到5千), 1 when none. */
  scale: number;
  start: number;
  end: number;
}

/** Tells where a number must stop although the next sign is a digit: the 一 of 一个月 in 五百一个月. */
export type Stop = (text: string, at: number) => boolean;

interface Span {
  lo: number;
  hi: number;
}

interface Run extends Span {
  end: number;
  /** One digit or a pair of neighbours: may stand for a tail (一万二, 两千五六). */
  single: boolean;
  vague: boolean;
  figures: boolean;
  /** Began with a zero: 一千零五, 1万05. */
  zero: boolean;
}

const figures = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y;
const never: Stop = () => false;

/** Read the number that starts at `start`; null when none does. Linear in the length of the number. */
export function readNumeral(text: string, start: number, stop: Stop = never): Numeral | null {
  const closed: Span = { lo: 0, hi: 0 };
  const section: Span = { lo: 0, hi: 0 };
  let run: Run | null = null;
  let lastUnit = 0;
  let sectionUnit = Infinity;
  let lastCloser = Infinity;
  let zero = false;
  let vague = false;
  let hasFigures = false;
  let hasSigns = false;
  let some = false;
  let at = start;
  let kept = { at: start, zero: false };

  const fold = (by: number) => {
    closed.lo = (closed.lo + section.lo) * by;
    closed.hi = (closed.hi + section.hi) * by;
    section.lo = 0;
    section.hi = 0;
  };
  const take = (span: Span, by: number) => {
    section.lo += span.lo * by;
    section.hi += span.hi * by;
  };

  for (;;) {
    if (run === null) {
      if (at > start && stop(text, at)) break;
      const next = readRun(text, at, lastUnit, stop);
      if (next && some && next.zero && next.end === at + 1) {
        kept = { at, zero };
        zero = true;
        at = next.end;
        continue;
      }
      if (next) {
        if (some && next.figures && !next.zero && !next.single && next.lo >= lastUnit) break;
        kept = { at, zero };
        run = next;
        zero ||= next.zero;
        at = next.end;
        continue;
      }
    }
    const unit = unitAt(text, at);
    if (unit !== undefined) {
      if (unit >= sectionUnit) break;
      if (
        run === null &&
        !(unit === 10 || (!some && /[一二两三四五六七八九把来儿多十0-9]/.test(text[at + 1] ?? '')))
      )
        break;
      if (run && run.zero && run.lo === 0) break;
      take(run ?? { lo: 1, hi: 1 }, unit);
      ({ vague, hasFigures, hasSigns } = mark(run, vague, hasFigures));
      run = null;
      sectionUnit = unit;
      lastUnit = unit;
      some = true;
      zero = false;
      at += 1;
      const loose = readLoose(text, at, unit);
      if (loose) {
        if (loose.replace) {
          section.lo += loose.lo - unit;
          section.hi += loose.hi - unit;
        } else take(loose, 1);
        vague = true;
        at = loose.end;
        if (closerAt(text, at) === undefined) return done();
      }
      continue;
    }
    const score = text.startsWith('廿', at) ? 20 : text.startsWith('卅', at) ? 30 : 0;
    if (score > 0 && run === null && sectionUnit > 10) {
      take({ lo: score, hi: score }, 1);
      hasSigns = true;
      sectionUnit = 10;
      lastUnit = 10;
      some = true;
      at += 1;
      continue;
    }
    const closer = closerAt(text, at);
    if (closer !== undefined) {
      if (closer >= lastCloser) break;
      const tail = closer === 1e4 ? lastUnit : 0;
      if (run) {
        take(run, !zero && run.single && sectionUnit !== Infinity && tail >= 100 ? tail / 10 : 1);
        ({ vague, hasFigures, hasSigns } = mark(run, vague, hasFigures));
      } else if (section.lo === 0 && closed.lo === 0) {
        if (some || !/[一二两三四五六七八九把来儿多0-9]/.test(text[at + 1] ?? '') || text[at] === 'w') break;
        take({ lo: 1, hi: 1 }, 1);
      }
      hasSigns = true;
      if (closer === 1e8) fold(closer);
      else {
        closed.lo += section.lo * closer;
        closed.hi += section.hi * closer;
        section.lo = 0;
        section.hi = 0;
      }
      run = null;
      lastCloser = closer;
      lastUnit = closer;
      sectionUnit = Infinity;
      some = true;
      zero = false;
      at += 1;
      const loose = readLoose(text, at, closer);
      if (loose) {
        closed.lo += loose.replace ? loose.lo - closer : loose.lo;
        closed.hi += loose.replace ? loose.hi - closer : loose.hi;
        vague = true;
        at = loose.end;
        if (closerAt(text, at) === undefined) return done();
      }
      continue;
    }
    if (text[at] === '点' && (run !== null || some) && !(run?.figures ?? false)) {
      const part = readFraction(text, at + 1);
      if (part) {
        run ??= { lo: 0, hi: 0, end: at, single: false, vague: false, figures: false, zero: true };
        run = { ...run, lo: run.lo + part.value, hi: run.hi + part.value, single: false };
        at = part.end;
        continue;
      }
    }
    break;
  }
  // A digit with a unit of its own that does not fit below the last one starts the next number: 一千|两千.
  if (run && some && (unitAt(text, at) !== undefined || closerAt(text, at) !== undefined)) {
    at = kept.at;
    zero = kept.zero;
    run = null;
  }
  if (run && text[at] === '多' && run.figures && !some) {
    const place = placeOf(run.lo);
    run = { ...run, hi: run.hi + place, vague: true };
    at += 1;
  }
  return done();

  function done(): Numeral | null {
    let place = lastUnit;
    if (run) {
      const by = some && !zero && run.single && lastUnit >= 10 ? lastUnit / 10 : 1;
      take(run, by);
      ({ vague, hasFigures, hasSigns } = mark(run, vague, hasFigures));
      place = some ? by : placeOf(run.lo);
      some = true;
    }
    if (!some) return null;
    return {
      min: tidy(closed.lo + section.lo),
      max: tidy(closed.hi + section.hi),
      vague,
      form: hasFigures ? (hasSigns || lastUnit > 0 ? 'mixed' : 'digits') : 'spoken',
      place: place || 1,
      scale: run ? 1 : lastUnit || 1,
      start,
      end: at,
    };
  }

  function mark(read: Run | null, wasVague: boolean, hadFigures: boolean) {
    return {
      vague: wasVague || (read?.vague ?? false),
      hasFigures: hadFigures || (read?.figures ?? false),
      hasSigns: hasSigns || !(read?.figures ?? false),
    };
  }
}

/** Every number of a text, left to right. */
export function scanNumerals(text: string, stop: Stop = never): Numeral[] {
  const found: Numeral[] = [];
  for (let at = 0; at < text.length;) {
    const numeral = readNumeral(text, at, stop);
    if (numeral && numeral.end > at) {
      found.push(numeral);
      at = numeral.end;
    } else at += 1;
  }
  return found;
}

function readRun(text: string, at: number, lastUnit: number, stop: Stop): Run | null {
  figures.lastIndex = at;
  const match = figures.exec(text);
  if (match) {
    const digits = match[0].replaceAll(',', '');
    const value = Number(digits);
    const zero = digits.length > 1 && digits.startsWith('0') && !digits.includes('.');
    return {
      lo: value,
      hi: value,
      end: figures.lastIndex,
      single: digits.length === 1,
      vague: false,
      figures: true,
      zero,
    };
  }
  const several = /^(好几|大几|几|数(?=[十百千万]))/.exec(text.slice(at, at + 3))?.[0];
  if (several) {
    const tail = lastUnit >= 10 && unitAt(text, at + several.length) === undefined;
    const lo = several === '大几' ? 5 : tail ? 0 : 2;
    return { lo, hi: 10, end: at + several.length, single: true, vague: true, figures: false, zero: false };
  }
  const digits: number[] = [];
  let end = at;
  for (
    let digit = digitAt(text, end);
    digit !== undefined && (end === at ? true : !stop(text, end));
    digit = digitAt(text, end)
  ) {
    digits.push(digit);
    end += 1;
  }
  const [first = 0, second] = digits;
  if (digits.length === 0) return null;
  const rest = { end, vague: false, figures: false, zero: first === 0 };
  if (digits.length === 1) return { ...rest, lo: first, hi: first, single: first !== 0 };
  if (digits.length === 2 && second !== undefined) {
    if (first === 0) return { ...rest, lo: second, hi: second, single: false };
    if (isNeighbour(first, second)) return { ...rest, lo: first, hi: second, single: true, vague: true };
  }
  if (lastUnit > 0 && first !== 0) return { ...rest, lo: first, hi: first, end: at + 1, single: true };
  const value = Number(digits.slice(0, 15).join(''));
  return { ...rest, lo: value, hi: value, single: false };
}

/** 三四, 七八, 一两; and 三五, the one pair that skips. */
function isNeighbour(first: number, second: number): boolean {
  return second === first + 1 || (first === 3 && second === 5);
}

/** What 多, 来, 把 add to a number that ends in a unit; `replace`: instead of the unit itself (万把块). */
function readLoose(
  text: string,
  at: number,
  unit: number,
): (Span & { end: number; replace: boolean }) | null {
  const sign = text[at] ?? '';
  if (sign === '多' || sign === '余') return { lo: 0, hi: unit, end: at + 1, replace: false };
  if (sign === '来' && !/[了的]/.test(text[at + 1] ?? ''))
    return { lo: 0, hi: unit / 2, end: at + 1, replace: false };
  if (sign === '把') return { lo: unit * 0.9, hi: unit * 1.5, end: at + 1, replace: true };
  if (sign === '儿' && digitAt(text, at + 1) === 8)
    return { lo: unit * 0.8, hi: unit, end: at + 3, replace: true };
  return null;
}

function readFraction(text: string, at: number): { value: number; end: number } | null {
  let digits = '';
  let end = at;
  for (; digits.length < 12; end += 1) {
    const digit = digitAt(text, end) ?? (/\d/.test(text[end] ?? '') ? Number(text[end]) : undefined);
    if (digit === undefined) break;
    digits += digit;
  }
  return digits === '' ? null : { value: Number(`0.${digits}`), end };
}

/** The size of the last figure that is not zero: 100 for 300, 10 for 250, 1 for 7 and for 0. */
export function placeOf(value: number): number {
  let place = 1;
  while (value > 0 && value % (place * 10) === 0 && place < 1e8) place *= 10;
  return place;
}

/** Floating point dust away: 1.2 × 10000 must be 12000. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
