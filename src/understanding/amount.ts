import type { Range, Value } from '../core/index.ts';
import { maskAside, maskIdioms } from './idioms.ts';
import { joinSums } from './money-join.ts';
import { findRates, type Rate, rateOf, timesUnits } from './money-period.ts';
import { scanSums, type Sum } from './money.ts';
import { saySum, sayTimes } from './say.ts';
import { sayPieces } from './several.ts';
import { addRanges, mapEnd, mapRange } from './range.ts';
import { mostOffered, type Reading } from './reading.ts';
import type { FieldSpec, Lexicon, ReasonCode } from './types.ts';
import { findWord } from './words.ts';

/** Figures for the asked unit and nothing else: the only amount that needs no read-back. */
const plain =
  /^¥?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d{1,2})?(?:元|块|块钱|元钱|圆|人民币)?[整正]?[了吧的啊哈呢嘛哦]*[。.!]*$/;
/** 三白块, 一前五: voice input writes the sign that sounds alike; only inside a number, and such a number is always read back. */
const misheard =
  /(?<=[\d一二两三四五六七八九十百千万几])[白柏拜前钱弯湾玩完](?=[一二两三四五六七八九零百千\d块元多来快]|$)/g;
const meant: Record<string, string> = {
  白: '百',
  柏: '百',
  拜: '百',
  前: '千',
  钱: '千',
  弯: '万',
  湾: '万',
  玩: '万',
  完: '万',
};
const difference =
  /(?:比|较)(?:去年|上年|前年|往年|以前|上回|上次|别人|人家).{0,4}(?:多|少|高|低|增|减|涨|跌|降)/;
/** Under this many yuan a bare number may well mean 千 or 万. */
const smallest = 10;

/** Money in yuan to integer fen. Several sums are offered, never added silently; a rate is never multiplied silently. */
export function readAmount(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  // 比去年少了三千 tells a difference, not the sum.
  if (difference.test(text)) return { reject: ['not_understood'] };
  // 几大千 is 几千 with weight.
  const heard = text.replace(misheard, (sign) => meant[sign] ?? sign);
  const joined = maskAside(heard)
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1')
    .replace(/(?<=几)大(?=[百千万])/g, '');
  const rates = findRates(maskIdioms(joined, lexicon));
  const { sums: all, corrected } = joinSums(scanSums(rates.text, lexicon), rates.text, lexicon);
  const sums = all.filter(({ unit }) => unit === undefined);
  const [first] = sums;
  if (first === undefined)
    return all.some(({ unit }) => unit !== undefined && !/^[年月日号]/.test(unit))
      ? { reject: ['unit_mismatch'] }
      : null;
  const reasons: ReasonCode[] = corrected ? ['self_corrected'] : [];
  const lossWord = findWord(joined, lexicon.losses);
  const isLoss = lossWord !== undefined || /^-\s*[\d¥]/.test(joined);
  const isNegative = isLoss && (field.plausible?.min ?? -1) < 0;
  if (isLoss) reasons.push(isNegative ? 'loss' : 'negative');
  const valueOf = (range: Range, of: Rate | null) => toValue(range, of, isNegative);
  const [, second] = sums;
  const multiplied = second ? timesOf(all, rateOf(rates.words, rates.text, first)) : null;
  const isProduct =
    multiplied !== null && sums.length === 2 && first.max !== null && second?.max === first.max * multiplied;
  if (sums.length > 1 && !isProduct) {
    const total = totalOf(sums, joined);
    if (total) return { values: [valueOf(total, null)], reasons: [...reasons, 'several_values'] };
    const items = sums.map((sum) => valueOf(sum, null));
    const together = sums.length <= mostOffered && sums.every(({ min, max }) => min !== null && max !== null);
    const sum = valueOf(sums.reduce<Range>(addRanges, { min: 0, max: 0, approx: false }), null);
    return {
      values: [sum, ...items],
      reasons: [...reasons, 'several_values'],
      ...(together && { readbacks: [saySum(items, sum), ...sayPieces(items, joined, sums)] }),
      parts: { items, total: sum },
    };
  }
  const rate = rateOf(rates.words, rates.text, first);
  const times = timesOf(all, rate);
  if (times !== null && first.min !== null && first.max !== null) {
    const each = valueOf(first, rate);
    const total = valueOf({ min: first.min * times, max: first.max * times, approx: first.approx }, null);
    const parts = { items: [each], times, total };
    const asked = rate.period !== undefined && rate.period === field.period;
    return asked || rate.per === '人'
      ? { values: [each, total], reasons: [...reasons, 'several_values'], parts }
      : {
          values: [total],
          reasons: [...reasons, 'several_values', ...(first.reason ? [first.reason] : [])],
          readbacks: [sayTimes(each, rate.period ?? rate.per ?? '', times, total)],
          parts,
        };
  }
  if (first.reason) reasons.push(first.reason);
  const value = valueOf(first, rate);
  if ((rate.period !== undefined && rate.period !== field.period) || rate.per !== undefined)
    reasons.push('period_mismatch');
  if (first.numeral.form !== 'digits' || !isPlain(text, lexicon)) reasons.push('spoken_amount');
  if (!first.marked && first.max !== null && first.max > 0 && first.max < smallest)
    reasons.push('implausible');
  return { values: [value], reasons: [...new Set(reasons)] };
}

/** The sum that was called the total, unless others follow that do not add up to it (总共两万三，自己掏了九千). */
function totalOf(sums: Sum[], text: string): Sum | null {
  const at = sums.findIndex(({ start }) =>
    /(?:一共|总共|合计|共计|拢共|加起来|总计)[^0-9]{0,3}$/.test(text.slice(Math.max(0, start - 6), start)),
  );
  const total = sums[at];
  const others = sums.filter((_, place) => place !== at).reduce((all, { max }) => all + (max ?? 0), 0);
  return total && (at === sums.length - 1 || others === total.max) ? total : null;
}

function isPlain(text: string, lexicon: Lexicon): boolean {
  if (plain.test(text)) return true;
  const lead = [...(lexicon.answers ?? []), ...lexicon.fillers].find(
    (word) => word.length > 1 && text.startsWith(word),
  );
  return lead !== undefined && plain.test(text.slice(lead.length).replace(/^[,:\s]+/, ''));
}

function timesOf(sums: Sum[], rate: Rate): number | null {
  const by = rate.per ?? rate.period;
  if (by === undefined) return null;
  const unit = timesUnits[by];
  const times = sums.find((sum) => sum.unit !== undefined && unit?.test(sum.unit));
  return times !== undefined && times.min !== null && times.min === times.max ? times.min : null;
}

function toValue(range: Range, rate: Rate | null, negative: boolean): Value {
  const fen = mapRange(range, (yuan) => Math.round(yuan * 100));
  const { min, max, approx } = negative ? turn(fen) : fen;
  return {
    type: 'amount',
    min,
    max,
    approx,
    ...(rate?.period === undefined ? {} : { period: rate.period }),
    ...(rate?.per === undefined ? {} : { per: rate.per }),
  };
}

/** A loss: below zero, its ends change places. */
function turn({ min, max, approx }: Range): Range {
  return { min: mapEnd(max, (end) => 0 - end), max: mapEnd(min, (end) => 0 - end), approx };
}
