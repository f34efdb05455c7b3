import { addDays, type Day, weekdayOf } from '../core/index.ts';
import {
  around,
  type DaySpan,
  daySpan,
  type Moment,
  monthNumberOf,
  monthsAway,
  monthsSpan,
  yearOf,
  yearSpan,
} from './date-span.ts';
import { readNumeral, type Numeral } from './numeral.ts';

const dayWords: [RegExp, number][] = [
  [/大大前(?:[天日]|儿个?)/, -4],
  [/大前(?:[天日]|儿个?|晚)|[上先向外]前(?:[天日]|儿个?)/, -3],
  [/(?:大|外)后(?:[天日]|儿个?)/, 3],
  [/前[天日]|前儿个?|前晚|前黑/, -2],
  [
    /昨[天日]|昨儿个?|昨晚上?|昨夜|昨早|昨[上下]午|昨中午|昨个|夜儿?个(?:[后上下前]晌|黑)?|夜儿|夜隔|夜来|夜黑|昨黑了?|头天/,
    -1,
  ],
  [/今[天日]|今儿个?|今个|今[上下]午|今早上?|今晚上?|今晨|本日|刚才|刚刚/, 0],
  [/明[天日]|明儿个?/, 1],
  [/后(?:[天日]|儿个?)/, 2],
];
const week = /(上上|大上|上|这|本|今|下下|下)一?个?(?:周|礼拜|星期)(?:周|礼拜|星期)?([一二三四五六日天末])?/;
const weekday = /(?:周|礼拜|星期)([一二三四五六日天末])/;
const yearsAgo = /(?:前|早|头)(?:几|些|两)年/;
const lately = /前(?:一)?段时间|前(?:一)?阵子?|前些日子|前些时候|最近|近来|近段时间|这段时间|这阵子/;
const daysAgo = /前(?:几|两|些|两三|三四)[天日]|头[几两]天|几天前/;
const theseDays = /这([几两])[天日]/;
const decade = /(?:19|20)?([零一五六七八九05-9])(?:几年|[零十0]年代)/;
const units: [RegExp, 'day' | 'week' | 'month' | 'year'][] = [
  [/^(?:天|日)/, 'day'],
  [/^个?(?:周|礼拜|星期)/, 'week'],
  [/^个?(半)?月/, 'month'],
  [/^年/, 'year'],
];

/** Times counted from today: 昨天, 上周三, 十天前, 近三年, 前段时间. */
export function readRelative(text: string, today: Day): Moment | null {
  const counted = readAgo(text, today);
  if (counted) return counted;
  for (const [pattern, offset] of dayWords) {
    const match = pattern.exec(text);
    if (match) return found(match, daySpan(addDays(today, offset)));
  }
  const days = daysAgo.exec(text);
  if (days) return found(days, around(daySpan(addDays(today, -4)), 3, 3));
  const these = theseDays.exec(text);
  if (these)
    return found(these, {
      start: addDays(today, these[1] === '两' ? -2 : -6),
      end: today,
      approx: true,
    });
  const tens = decade.exec(text);
  if (tens) {
    const digit = readNumeral(tens[1] ?? '', 0)?.min ?? 0;
    const first = (digit < 5 ? 2000 : 1900) + digit * 10;
    return found(tens, { start: yearSpan(first).start, end: yearSpan(first + 9).end, approx: true });
  }
  const late = lately.exec(text);
  if (late) return found(late, around(daySpan(addDays(today, -23)), 22, 22));
  const years = yearsAgo.exec(text);
  if (years) {
    const [first, last] = [yearSpan(yearOf(today) - 5), yearSpan(yearOf(today) - 2)];
    return found(years, { start: first.start, end: last.end, approx: true });
  }
  return readWeek(text, today) ?? readQuarter(text, today);
}

function readWeek(text: string, today: Day): Moment | null {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const match = week.exec(text);
  if (match) {
    const offset = { 上上: -14, 大上: -14, 上: -7, 下: 7, 下下: 14 }[match[1] ?? ''] ?? 0;
    const first = addDays(monday, offset);
    if (match[2] === '末') return found(match, weekendOf(first));
    const place = match[2] === undefined ? null : placeOfDay(match[2]);
    return found(
      match,
      place === null
        ? { start: first, end: addDays(first, 6), approx: false }
        : daySpan(addDays(first, place)),
    );
  }
  const bare = weekday.exec(text);
  if (!bare) return null;
  if (bare[1] === '末') {
    const weekend = weekendOf(monday);
    return found(bare, weekend.start <= today ? weekend : weekendOf(addDays(monday, -7)));
  }
  const day = addDays(monday, placeOfDay(bare[1] ?? ''));
  return found(bare, daySpan(day <= today ? day : addDays(day, -7)));
}

function weekendOf(monday: Day): DaySpan {
  return { start: addDays(monday, 5), end: addDays(monday, 6), approx: false };
}

function placeOfDay(sign: string): number {
  return Math.min(6, '一二三四五六日天'.indexOf(sign));
}

function readQuarter(text: string, today: Day): Moment | null {
  const match = /(上上|上|本|这)一?个?季度/.exec(text);
  if (!match) return null;
  const quarters = match[1] === '上上' ? 2 : match[1] === '上' ? 1 : 0;
  const at = Math.floor((monthNumberOf(today) - 1) / 3) - quarters;
  const year = yearOf(today) + Math.floor(at / 4);
  const first = (((at % 4) + 4) % 4) * 3 + 1;
  const span = monthsSpan(year, first, first + 2);
  return span && found(match, span);
}

/** 十天前, 两个半月前, 三年前; 近三年, 过去十年: up to yesterday. */
function readAgo(text: string, today: Day): Moment | null {
  const since = /(?:最近|近|过去)(?:的)?/.exec(text);
  for (let at = 0; at < text.length; at += 1) {
    const numeral = readNumeral(text, at);
    if (!numeral) {
      const half = /^半(?:年|个?月)(?:多)?(?:以前|之前|前|了(?=[吧啊呢嘛,。]*$))/.exec(text.slice(at));
      if (half)
        return found(
          { index: at, 0: half[0] },
          half[0].includes('年')
            ? around(daySpan(monthsAway(today, -6)), 15, 15)
            : around(daySpan(addDays(today, -15)), 3, 3),
        );
      continue;
    }
    const rest = text.slice(numeral.end);
    const extra = /^个半|^个?[多来几]/.exec(rest)?.[0] ?? '';
    const unit = units
      .map(([pattern, name]) => ({ name, match: pattern.exec(rest.slice(extra.length)) }))
      .find(({ match }) => match);
    if (unit?.match) {
      const end = numeral.end + extra.length + unit.match[0].length;
      // 三个月了: since then, which is a time too.
      const ago = /^多?(?:以前|之前|前|了(?=[吧啊呢嘛,。]*$))/.exec(text.slice(end));
      const before = since && since.index + since[0].length === at;
      if (ago)
        return {
          spans: [sinceSpan(agoSpan(numeral, extra, unit.name, today), ago[0])],
          from: at,
          to: end + ago[0].length,
        };
      if (before) {
        const start = addDays(back(today, numeral.max, unit.name), 0);
        return { spans: [{ start, end: addDays(today, -1), approx: true }], from: since.index, to: end };
      }
    }
    at = numeral.end - 1;
  }
  return null;
}

/** 三天了 is less exact than 三天前. */
function sinceSpan(span: DaySpan, word: string): DaySpan {
  return word.endsWith('了') ? { ...span, approx: true } : span;
}

function agoSpan(
  numeral: Numeral,
  extra: string,
  unit: 'day' | 'week' | 'month' | 'year',
  today: Day,
): DaySpan {
  const more = extra === '个半' ? 0.5 : 0;
  const far = numeral.max + more + (/[多来几]/.test(extra) ? (numeral.place > 1 ? numeral.place / 2 : 1) : 0);
  const near = numeral.min + more;
  if (unit === 'year') {
    const [first, last] = [
      yearSpan(yearOf(today) - Math.ceil(far)),
      yearSpan(yearOf(today) - Math.floor(near)),
    ];
    return { start: first.start, end: last.end, approx: true };
  }
  const span = { start: back(today, far, unit), end: back(today, near, unit), approx: far !== near };
  return unit === 'day' ? span : around(span, unit === 'week' ? 3 : 7, unit === 'week' ? 3 : 7);
}

function back(today: Day, count: number, unit: 'day' | 'week' | 'month' | 'year'): Day {
  if (unit === 'day' || unit === 'week')
    return addDays(today, -Math.round(count * (unit === 'week' ? 7 : 1)));
  return monthsAway(today, -(unit === 'year' ? count * 12 : count));
}

function found(match: { index: number; 0: string }, span: DaySpan): Moment {
  return { spans: [span], from: match.index, to: match.index + match[0].length };
}
