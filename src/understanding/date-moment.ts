import type { Day } from '../core/index.ts';
import { readNamed } from './date-festival.ts';
import { readParts } from './date-parts.ts';
import { readRelative } from './date-relative.ts';
import { resolveParts } from './date-resolve.ts';
import {
  type DaySpan,
  daySpan,
  type Impossible,
  type Moment,
  monthsSpan,
  yearOf,
  yearSpan,
} from './date-span.ts';
import { solarDay } from './lunar.ts';
import type { Lexicon } from './types.ts';

/** What reading one moment needs to know. `base`: the first end of a range, which the second one leans on. */
export interface MomentContext {
  today: Day;
  prefer: 'past' | 'future';
  lexicon: Lexicon;
  base?: Day;
}

const numeric: [RegExp, (numbers: number[]) => DaySpan | null][] = [
  [/(?<!\d)(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?!\d)/, ([y = 0, m = 0, d = 0]) => dayOrNull(y, m, d)],
  [/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, ([y = 0, m = 0, d = 0]) => dayOrNull(y, m, d)],
  [
    /(?<![\d.])(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])/,
    ([y = 0, m = 0, d = 0]) => dayOrNull(2000 + y, m, d),
  ],
  [/(?<!\d)(\d{4})[-/.](\d{1,2})(?![\d月])/, ([y = 0, m = 0]) => monthsSpan(y, m)],
];
const monthDay = /(?<!\d)(\d{1,2})[/·.](\d{1,2})(?![\d万千百元])/;

/** The first moment of a text, or why there is none. */
export function readMoment(text: string, context: MomentContext): Moment | Impossible | null {
  for (const [pattern, spanOf] of numeric) {
    const match = pattern.exec(text);
    if (!match) continue;
    const span = spanOf(match.slice(1).map(Number));
    return span ? { spans: [span], from: match.index, to: match.index + match[0].length } : 'no_such_date';
  }
  const event = eventIn(text, context.lexicon);
  if (event) return event;
  const short = monthDay.exec(text);
  if (short) {
    const parts = {
      month: Number(short[1]),
      day: Number(short[2]),
      from: short.index,
      to: short.index + short[0].length,
    };
    const spans = resolveParts(parts, context.today, context.prefer, context.base);
    return spans === 'no_such_date' ? spans : { spans, from: parts.from, to: parts.to };
  }
  return readSaid(text, context);
}

/** Of what is said in words, the earliest in the text; of two that begin together, the longer one. */
function readSaid(text: string, context: MomentContext): Moment | Impossible | null {
  const { today, prefer, lexicon, base } = context;
  const found = [readRelative(text, today), readNamed(text, today, prefer, lexicon)].filter(
    (moment) => moment !== null,
  );
  if (base !== undefined && found.length > 0) {
    const leaning = readNamed(text, base, 'future', lexicon);
    if (leaning && !/[年]/.test(text.slice(0, leaning.from))) found[found.length - 1] = leaning;
  }
  const calendar = readCalendar(text, context);
  const best = found.toSorted((a, b) => a.from - b.from || b.to - a.to)[0];
  if (calendar === null || calendar === 'no_such_date') return best ?? calendar;
  if (!best) return calendar;
  return best.from < calendar.from ||
    (best.from === calendar.from && best.to >= calendar.to) ||
    (best.from <= calendar.to && best.to > calendar.to)
    ? best
    : calendar;
}

function readCalendar(text: string, { today, prefer, base }: MomentContext): Moment | Impossible | null {
  for (let at = 0; at < text.length; at += 1) {
    const parts = readParts(text, at, yearOf(today));
    if (!parts) continue;
    const spans = resolveParts(parts, today, prefer, base);
    return spans === 'no_such_date' ? spans : { spans, from: parts.from, to: parts.to };
  }
  return null;
}

function dayOrNull(year: number, month: number, day: number): DaySpan | null {
  const at = solarDay(year, month, day);
  return at === null ? null : daySpan(at);
}

/** 汶川地震那年: something that everyone dates by. */
function eventIn(text: string, { events = [] }: Lexicon): Moment | null {
  for (const { words, start, end } of events) {
    const word = words.filter((each) => text.includes(each)).toSorted((a, b) => b.length - a.length)[0];
    if (word === undefined) continue;
    const from = text.indexOf(word);
    const isYear = /^(?:那|这)(?:一)?年/.test(text.slice(from + word.length));
    const span = isYear
      ? { ...yearSpan(yearOf(start)), approx: true }
      : { start, end, approx: start !== end };
    return { spans: [span], from, to: from + word.length };
  }
  return null;
}
