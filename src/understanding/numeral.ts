import { placeOf, readFraction, readLoose, readRun, type Run, type Span, type Stop } from './numeral-run.ts';
import { closerAt, unitAt } from './numeral-signs.ts';
import { tidy } from './range.ts';

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

const never: Stop = () => false;
/** Longer runs of digits are all the same to us: no answer to anything. */
const largest = 1e15;

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
      if (run === null && !(unit === 10 || (some ? zero : mayBegin(text, at)))) break;
      if (run && run.zero && run.lo === 0) break;
      const isBare = run === null && !some;
      take(run ?? { lo: 1, hi: 1 }, unit);
      ({ vague, hasFigures, hasSigns } = mark(run, vague, hasFigures));
      run = null;
      sectionUnit = unit;
      lastUnit = unit;
      some = true;
      zero = false;
      at += 1;
      const loose = readLoose(text, at, unit, isBare);
      if (loose) {
        if (loose.replace) {
          section.lo += loose.lo - unit;
          section.hi += loose.hi - unit;
        } else take(loose, 1);
        vague ||= loose.lo !== loose.hi || loose.replace;
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
      // 四万万: ten thousand times ten thousand.
      if (
        closer === 1e4 &&
        lastCloser === 1e4 &&
        text[at] === '万' &&
        text[at - 1] === '万' &&
        closed.hi > 0
      ) {
        closed.lo *= closer;
        closed.hi *= closer;
        at += 1;
        continue;
      }
      if (closer >= lastCloser) break;
      const isBare = run === null && !some;
      const tail = closer === 1e4 ? lastUnit : 0;
      if (run) {
        take(run, !zero && run.single && sectionUnit !== Infinity && tail >= 100 ? tail / 10 : 1);
        ({ vague, hasFigures, hasSigns } = mark(run, vague, hasFigures));
      } else if (section.lo === 0 && closed.lo === 0) {
        if (some || !mayBegin(text, at) || text[at] === 'w') break;
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
      const loose = readLoose(text, at, closer, isBare);
      if (loose) {
        closed.lo += loose.replace ? loose.lo - closer : loose.lo;
        closed.hi += loose.replace ? loose.hi - closer : loose.hi;
        vague ||= loose.lo !== loose.hi || loose.replace;
        at = loose.end;
        if (closerAt(text, at) === undefined) return done();
      }
      continue;
    }
    if (text[at] === '点' && (run !== null || some) && !(run?.figures ?? false)) {
      const part = readFraction(text, at + 1);
      if (part) {
        if (run === null) kept = { at, zero };
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
    if (!some || at <= start) return null;
    return {
      min: Math.min(largest, tidy(closed.lo + section.lo)),
      max: Math.min(largest, tidy(closed.hi + section.hi)),
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

/** 千二, 万把, 百十, 上万: a unit without a digit before it begins a number only in such company. */
function mayBegin(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  return (
    /[一二两三四五六七八九把来儿多十0-9]/.test(next) ||
    text[at - 1] === '上' ||
    text[at - 1] === '近' ||
    (text[at] === '百' && next === '万')
  );
}
