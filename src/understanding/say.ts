import { maskIdNumber, timesAYear, type MoneyPeriod, type Range, type Value } from '../core/index.ts';
import { lunarMonthLength, lunarOf } from './lunar.ts';
import { mapEnd, mapRange } from './range.ts';
import { toFigures, toHan } from './han.ts';
import type { Choice } from './types.ts';

const periodNames: Record<MoneyPeriod, string> = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季',
  'half-year': '每半年',
  year: '每年',
};
const timesNames: Record<string, string> = {
  day: '天',
  week: '周',
  month: '个月',
  quarter: '季',
  'half-year': '个半年',
  year: '年',
};
const durationNames = { day: '天', week: '周', month: '个月' } as const;

/**
 * A value in the words of the read-back: figures and signs, so that eye and ear can both check it.
 * `choices` gives the labels of selected values and of yes and no. ID numbers are masked, phones are in chunks.
 */
export function say(value: Value, choices: Choice[] = []): string {
  const labelOf = (name: string) => choices.find((choice) => choice.name === name)?.label;
  switch (value.type) {
    case 'text':
      return value.text;
    case 'amount':
      return sayAmount(value);
    case 'count':
      return sayRange(value, value.unit === undefined ? '' : durationNames[value.unit]);
    case 'quantity':
      return sayRange(value, value.unit);
    case 'duration':
      return sayRange(value, durationNames[value.unit]);
    case 'date':
    case 'period':
      return sayDays(value);
    case 'yes_no':
      return labelOf(value.yes ? 'yes' : 'no') ?? (value.yes ? '是' : '不是');
    case 'select_one':
      return labelOf(value.choice) ?? value.choice;
    case 'select_multiple':
      return value.choices.map((name) => labelOf(name) ?? name).join('、');
    case 'name':
      return value.name;
    case 'address':
      return value.text;
    case 'phone':
      return sayPhone(value.phone);
    case 'id_number':
      return `${maskIdNumber(value.id)}（${sayDay(value.birth)}生，${value.sex === 'male' ? '男' : '女'}）`;
    case 'media':
      return value.text ?? '';
    case 'items':
      return '';
    default:
      return unsayable(value);
  }
}

/** 8,000 元 + 5,000 元 = 13,000 元（一万三千元） */
export function saySum(items: Value[], sum: Value): string {
  return `${items.map(sayFigures).join(' + ')} = ${say(sum)}`;
}

/** 每月 3,500 元 × 8 个月 = 28,000 元（二万八千元）. `by` is the period or the unit of `each`. */
export function sayTimes(each: Value, by: string, times: number, total: Value): string {
  return `${sayFigures(each)} × ${toFigures(times)} ${timesNames[by] ?? by} = ${say(total)}`;
}

/** Without the signs in brackets. */
function sayFigures(value: Value): string {
  return say(value).replace(/（[^（）]*）/g, '');
}

/** `每月 600 元（六百元），每年 7,200 元（七千二百元）`: money told by another period than was asked; else null. */
export function sayInPeriod(value: Value, asked: MoneyPeriod | undefined): string | null {
  if (value.type !== 'amount' || value.period === undefined || asked === undefined || value.period === asked)
    return null;
  const scale = timesAYear[value.period] / timesAYear[asked];
  const inAsked = mapRange(value, (fen) => Math.round(fen * scale));
  return `${say(value)}，${say({ ...value, ...inAsked, period: asked })}`;
}

function sayAmount(value: Extract<Value, { type: 'amount' }>): string {
  const by = (value.period ? periodNames[value.period] : '') + (value.per ? `每${value.per}` : '');
  const yuan = mapRange(value, (fen) => fen / 100);
  if (yuan.max !== null && yuan.max < 0) {
    return `${by}亏 ${sayMoney({ min: -yuan.max, max: mapEnd(yuan.min, (end) => -end), approx: yuan.approx })}`;
  }
  return `${by}${by ? ' ' : ''}${sayMoney(yuan)}`;
}

function sayMoney({ min, max, approx }: Range): string {
  if (min !== null && max !== null && min === max) {
    return `${approx ? '大约 ' : ''}${toFigures(min)} 元（${moneyToHan(min)}）`;
  }
  if (min !== null && max !== null)
    return `${toFigures(min)} 到 ${toFigures(max)} 元（${toHan(min)}到${moneyToHan(max)}）`;
  if (max !== null) return `不到 ${toFigures(max)} 元（${moneyToHan(max)}）`;
  return min === null ? '' : `至少 ${toFigures(min)} 元（${moneyToHan(min)}）`;
}

/** 12.5 → 十二元五角; whole yuan keep 元. */
function moneyToHan(yuan: number): string {
  const fen = Math.round(yuan * 100);
  const jiao = Math.floor(fen / 10) % 10;
  const tail = `${jiao > 0 ? `${toHan(jiao)}角` : ''}${fen % 10 > 0 ? `${toHan(fen % 10)}分` : ''}`;
  return fen < 100 && tail !== '' ? tail : `${toHan(Math.floor(fen / 100))}元${tail}`;
}

function sayRange({ min, max, approx }: Range, unit: string): string {
  const end = unit === '' ? '' : ` ${unit}`;
  if (min !== null && max !== null && min === max)
    return `${approx ? '大约 ' : ''}${toFigures(min)}${end}（${toHan(min)}${unit}）`;
  if (min !== null && max !== null)
    return `${toFigures(min)} 到 ${toFigures(max)}${end}（${toHan(min)}到${toHan(max)}${unit}）`;
  if (max !== null) return `不到 ${toFigures(max)}${end}（${toHan(max)}${unit}）`;
  return min === null ? '' : `至少 ${toFigures(min)}${end}（${toHan(min)}${unit}）`;
}

function sayDays({ start, end, approx }: Extract<Value, { type: 'date' | 'period' }>): string {
  const around = approx ? '大约 ' : '';
  if (start === end) return around + sayDay(start);
  const [year, month, day] = parts(start);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day === 1 && end === `${start.slice(0, 8)}${last}`) return `${around}${year}年${month}月`;
  if (month === 1 && day === 1 && end === `${year}-12-31`) return `${around}${year}年`;
  const until = year === Number(end.slice(0, 4)) ? sayDay(end).replace(/^\d+年/, '') : sayDay(end);
  return `${around}${sayDay(start)}到${until}`;
}

const lunarMonths = '正二三四五六七八九十冬腊';

/** 农历2025年腊月（2026年1月19日到2月16日）: days that were named by the lunar calendar, for who does not live by the other one. */
export function sayLunar(value: Extract<Value, { type: 'date' | 'period' }>): string {
  const [first, last] = [lunarOf(value.start), lunarOf(value.end)];
  const month = `农历${first.year}年${first.leap ? '闰' : ''}${lunarMonths[first.month - 1] ?? ''}月`;
  const isMonth = first.month === last.month && first.leap === last.leap && first.year === last.year;
  const isWhole =
    isMonth && first.day === 1 && last.day === lunarMonthLength(last.year, last.month, last.leap);
  const days =
    value.start === value.end
      ? sayLunarDay(first.day)
      : isWhole || !isMonth
        ? ''
        : `${sayLunarDay(first.day)}到${sayLunarDay(last.day)}`;
  return isMonth ? `${month}${days}（${sayDays(value)}）` : sayDays(value);
}

/** 初八, 十五, 三十. */
function sayLunarDay(day: number): string {
  return `${day <= 10 ? '初' : ''}${toHan(day)}`;
}

function sayDay(day: string): string {
  const [year, month, date] = parts(day);
  return `${year}年${month}月${date}日`;
}

function parts(day: string): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}

/** 138 0013 8000; a landline after its area code. */
function sayPhone(phone: string): string {
  if (!phone.startsWith('0')) return `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
  const code = /^0(?:10|2\d)/.test(phone) ? 3 : 4;
  return `${phone.slice(0, code)} ${phone.slice(code)}`;
}

/** Types make it unreachable; a new kind of value without words is a fault of the program. */
function unsayable(value: never): never {
  throw new Error(`no words for ${JSON.stringify(value)}`);
}
