import type { Range } from '../core/index.ts';
import { boundOf } from './bound.ts';
import { digitAt } from './numeral-signs.ts';
import { type Numeral, scanNumerals } from './numeral.ts';
import type { Lexicon, ReasonCode } from './types.ts';

/** A sum of money in yuan, or a number of something else (`unit`), as it stands in the text. */
export interface Sum extends Range {
  /** Absent for money. */
  unit?: string;
  reason: ReasonCode | null;
  /** Said with 元, 块, ¥. */
  marked: boolean;
  numeral: Numeral;
  start: number;
  end: number;
}

const yuan = /^ ?(?:块钱|块整|元钱|元整|人民币|块|元|圆|快钱|快(?=$|[的吧了,。])|rmb|¥)/;
const jiao = /^(?:毛钱?|角钱?)/;
const fen = /^分(?:钱|(?!地|之|钟|田))/;
const other =
  /^(?:个月|个人|个半|口人|公斤|千克|公顷|平方|平米|点钟|周岁|礼拜|星期|小时|分钟|分地|[年月日号岁天周季亩斤吨克]|两(?![十百千万0-9])|学期|屁股|回(?![来去家到])|[场茬批笔捆沓摞叠堆张头只人口户棵株间组队次趟个家种条辆台里米平度成倍折级楼层名位桶袋箱车窝垧担份件])/;

/** All sums and counted things of a text, left to right. */
export function scanSums(text: string, lexicon: Lexicon): Sum[] {
  const sums: Sum[] = [];
  let from = 0;
  for (const numeral of scanNumerals(text)) {
    if (numeral.start < from) continue;
    const sum = readSum(text, numeral, lexicon);
    sums.push(sum);
    from = sum.end;
  }
  return sums;
}

function readSum(text: string, numeral: Numeral, lexicon: Lexicon): Sum {
  const base = { numeral, start: numeral.start, marked: false };
  const rest = text.slice(numeral.end, numeral.end + 12);
  const symbol = /(?:¥|rmb) ?$/.test(text.slice(Math.max(0, numeral.start - 4), numeral.start));
  const mark = yuan.exec(rest)?.[0];
  if (mark !== undefined) {
    const coins = readCoins(text, numeral.end + mark.length);
    const end = coins.end;
    const { min, max, approx, reason } = boundOf(text, numeral, lexicon, end);
    return {
      ...base,
      marked: true,
      end,
      min: add(min, coins.yuan),
      max: add(max, coins.yuan),
      approx,
      reason,
    };
  }
  const small = jiao.exec(rest)?.[0] ?? fen.exec(rest)?.[0];
  if (small !== undefined) {
    const by = jiao.test(rest) ? 0.1 : 0.01;
    const coins =
      by === 0.1 ? readCoins(text, numeral.end, true) : { yuan: 0, end: numeral.end + small.length };
    const { min, max, approx, reason } = boundOf(text, numeral, lexicon, coins.end);
    const scale = (value: number | null) =>
      value === null ? null : by === 0.1 ? value / 10 + coins.yuan : value / 100;
    return { ...base, marked: true, end: coins.end, min: scale(min), max: scale(max), approx, reason };
  }
  const unit = other.exec(rest)?.[0];
  const end = numeral.end + (unit?.length ?? 0);
  const { min, max, approx, reason } = boundOf(text, numeral, lexicon, end);
  if (unit !== undefined && !symbol) {
    // 四亩半: the half belongs to what is counted.
    const half = unit !== '个' && text[end] === '半' ? 0.5 : 0;
    return { ...base, unit, end, min: add(min, half), max: add(max, half), approx, reason };
  }
  return { ...base, marked: symbol, end: numeral.end, min, max, approx, reason };
}

function add(value: number | null, more: number): number | null {
  return value === null ? null : value + more;
}

/** What follows 块: 三毛五, 零五分, 五角八分, or a bare 三 (两块三). `inJiao`: the 角 were read already. */
function readCoins(text: string, at: number, inJiao = false): { yuan: number; end: number } {
  let end = at;
  let value = 0;
  const skip = () => {
    const zero = /^[零0]/.test(text.slice(end)) && digitIn(text, end + 1) !== undefined;
    if (zero) end += 1;
    return zero;
  };
  if (inJiao) end += jiao.exec(text.slice(end))?.[0].length ?? 0;
  else {
    const zero = skip();
    const digit = digitIn(text, end);
    if (digit === undefined || digitIn(text, end + 1) !== undefined) return { yuan: 0, end: at };
    const mark = jiao.exec(text.slice(end + 1))?.[0];
    const next = text.slice(end + 1);
    if (mark === undefined) {
      const isFen = fen.test(next);
      if (!isFen && (other.test(next) || yuan.test(next) || /^[十百千万点]/.test(next)))
        return { yuan: 0, end: at };
      const size = zero || isFen ? 0.01 : 0.1;
      return { yuan: digit * size, end: end + 1 + (isFen ? 1 : 0) };
    }
    value = digit * 0.1;
    end += 1 + mark.length;
  }
  skip();
  const cents = digitIn(text, end);
  if (cents === undefined || other.test(text.slice(end + 1)) || /^[十百千万点]/.test(text.slice(end + 1)))
    return { yuan: value, end };
  return { yuan: value + cents * 0.01, end: end + 1 + (text[end + 1] === '分' ? 1 : 0) };
}

function digitIn(text: string, at: number): number | undefined {
  const sign = text[at] ?? '';
  return /^\d$/.test(sign) ? Number(sign) : digitAt(text, at);
}
