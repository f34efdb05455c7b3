import { addDays, daysBetween } from '../core/index.ts';
import { type MomentContext, readMoment } from './date-moment.ts';
import { around, type DaySpan, type Moment } from './date-span.ts';
import type { Reading } from './reading.ts';
import { readNumeral } from './numeral.ts';
import { say, sayLunar } from './say.ts';
import type { FieldSpec, ReasonCode, UnderstandContext } from './types.ts';

const join = /^(?:起|份|开始)?(?:,)?(?:一直)?(?:到|至|-+|~)(?:了)?/;
const untilNow = /^(?:起|份|开始)?(?:一直)?(?:到|至)(?:现在|今天|今|目前|如今)|^(?:以来|至今)/;
const nearby =
  /^(?:节|那天|当天)?(?:的)?(?:前后|左右|上下|附近|那几天|那阵子?|那会儿|那段时间|的?时候|那时候|期间)/;
const before = /^(?:节)?(?:之前|以前|前)(?!后)/;
const after = /^(?:节)?(?:之后|以后|过后|后|完)/;

/** 过完年, 年后: after New Year. */
const afterYear = /过(?:完|了)年|开(?:了)?年|翻(?:过)?年|^年后/;

/** A date or a period: first and last possible day. Lunar dates become the solar days they mean. */
export function readDate(text: string, field: FieldSpec, { today, lexicon }: UnderstandContext): Reading {
  const type = field.type === 'period' ? 'period' : 'date';
  const context: MomentContext = { today, prefer: field.prefer ?? 'past', lexicon };
  const said = text
    .replace(afterYear, '过年后')
    .replace(/^年前/, '过年前')
    .replace(/个把(?=月|星期|礼拜)/, '一两个');
  const moment = readMoment(said, context);
  if (moment === null) return null;
  if (moment === 'no_such_date') return { reject: ['no_such_date'] };
  const spans = withRest(said, moment, context, today);
  if (spans === 'no_such_date') return { reject: ['no_such_date'] };
  const values = spans.map(({ start, end, approx }) => ({ type, start, end, approx }) as const);
  const readbacks = values.map((value, at) => (spans[at]?.lunar ? sayLunar(value) : say(value)));
  if (values.length > 1) return { values, reasons: ['lunar_or_solar'], readbacks };
  const reasons: ReasonCode[] = [];
  const [span] = spans;
  // 去年办酒席的时候: the year is sure, what was said of it was not understood.
  const others = said.replace(/[的了吧啊嘛呢,。]|时候|那年|大概/g, '').length - (moment.to - moment.from);
  const isWide = span !== undefined && daysBetween(span.start, span.end) > 300;
  if (
    span?.approx ||
    (isWide && others >= 2 && spans.length === moment.spans.length && !/到|至|起|以来/.test(said))
  )
    reasons.push('vague');
  if (span?.lunar) reasons.push('lunar_or_solar');
  if (span && context.prefer === 'past' && span.start > today) reasons.push('implausible');
  return { values, reasons, readbacks };
}

/** What follows the moment: the other end of a range, or a word that makes it vague. */
function withRest(
  text: string,
  moment: Moment,
  context: MomentContext,
  today: string,
): DaySpan[] | 'no_such_date' {
  const rest = text.slice(moment.to);
  const [span] = moment.spans;
  if (!span) return 'no_such_date';
  if (untilNow.test(rest)) return [{ ...span, end: today }];
  const joint = join.exec(rest)?.[0];
  if (joint !== undefined) {
    const second = readMoment(rest.slice(joint.length), { ...context, base: span.start });
    if (second === 'no_such_date') return second;
    const end = second?.spans[0];
    if (second && end && second.from <= 1 && end.end >= span.start) {
      return [
        {
          start: span.start,
          end: end.end,
          approx: span.approx || end.approx,
          ...(span.lunar ? { lunar: true } : {}),
        },
      ];
    }
  }
  const festival = context.lexicon.festivals?.find(({ words }) =>
    words.some((word) => text.slice(moment.from, moment.to).endsWith(word)),
  );
  if (nearby.test(rest))
    return moment.spans.map((each) =>
      each.approx
        ? each
        : festival?.days === undefined
          ? around(each, 3, 3)
          : around(each, 0, festival.days - 1),
    );
  const days = span.start === span.end;
  const shift = days ? shiftOf(rest) : null;
  if (shift !== null)
    return moment.spans.map((each) => ({
      ...each,
      start: addDays(each.start, shift),
      end: addDays(each.end, shift),
    }));
  if (days && before.test(rest))
    return [{ ...span, start: addDays(span.start, -29), end: addDays(span.start, -1), approx: true }];
  if (days && after.test(rest)) {
    return [{ ...span, start: addDays(span.start, 1), end: addDays(span.start, 14), approx: true }];
  }
  return moment.spans;
}

const n = '([一二两三四五六七八九十\\d]{1,3})';
const earlier = new RegExp(`^(?:节)?(?:的)?(?:头|前|之前|早)${n}(?:天|日)(?!晚)`);
const later = new RegExp(`^(?:节)?(?:的)?(?:过后?|后|之后|过了|完了?|往后|又过了?)(?:第)?${n}(?:天|日)`);

/** 端午前一天, 中秋第二天, 谷雨过了三天: days before or after a day that was named. */
function shiftOf(rest: string): number | null {
  if (/^(?:节)?(?:的)?(?:头天|头一天|前天|前夕|前夜|前晚|前一晚)/.test(rest)) return -1;
  if (/^(?:节)?(?:的|过后|过了)?(?:第二天|次日|隔天|转天|后一天)/.test(rest)) return 1;
  const [, early] = earlier.exec(rest) ?? [];
  const [, late] = later.exec(rest) ?? [];
  const days = readNumeral(early ?? late ?? '', 0);
  return days && days.min === days.max ? (early === undefined ? days.min : -days.min) : null;
}
