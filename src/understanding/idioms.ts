import { isNumeralSign } from './numeral-signs.ts';
import type { Lexicon } from './types.ts';

/** Stands where a masked sign stood, so that places stay the same. */
export const mask = '＿';

/** 百分之六十, 三成: a part of something, and no number of anything. */
const parts =
  /百分之[零一二三四五六七八九十百\d.]+|\d+(?:\.\d+)?%|(?:\d|[一二三四五六七八九]){1,2}成(?![本都人立了年员家])|[大二三四五六幺][姨舅姑婶伯嫂](?![口个])/g;
/** 二女儿, 三叔: who of several, and no number where money is told. */
const kin =
  /[二三四五六七八九](?:女儿?|儿子?|姑娘|闺女|娃|妹|弟|哥|姐|叔|爷|爹|丫头|小子|媳妇|孙|崽|伯|嫂|婶|姨|舅|姑)(?![口个])/g;
/** 五一那会儿: a day that is called by its numbers. */
const feast =
  /(?:五一|六一|七一|八一|十一|三八|五四|双十[一二]|二月二|三月三|五月五|六月六|七月[七半]|八月十五|九月九)(?=节|那|期间|[放长]?假|前后|[前过]?后|的?时候?|边上|国庆|劳动|儿童|[,、]?(?:去|做|打|帮|卖|挣|给|拿|得|回|我|他|她))/g;
const sorted = new WeakMap<Lexicon, string[]>();

/** 腊月二十几, 三月初五: a day of a month, before what was done then. */
const monthDay =
  /(?:[正冬腊]|\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九几]?|\d{1,2}[号日])(?![块元多来百千万十一二三四五六七八九点天\d]|$)/g;

/** Hide whom and when a sum is told of: 二女儿给的, 五一那会儿. */
export function maskAside(text: string): string {
  return [kin, feast, monthDay].reduce(
    (rest, pattern) => rest.replace(pattern, (words) => mask.repeat(words.length)),
    text,
  );
}

/**
 * Hide words that hold a number sign and are no number: 一共, 万一, 四川. One that runs on into a number stays (一万一, 一点五),
 * for there the sign is one.
 */
export function maskIdioms(text: string, lexicon: Lexicon): string {
  let idioms = sorted.get(lexicon);
  if (!idioms) {
    idioms = (lexicon.idioms ?? []).toSorted((a, b) => b.length - a.length);
    sorted.set(lexicon, idioms);
  }
  let masked = text.replace(parts, (words) => mask.repeat(words.length));
  for (const idiom of idioms) {
    for (let at = masked.indexOf(idiom); at >= 0; at = masked.indexOf(idiom, at + 1)) {
      const end = at + idiom.length;
      const runsIn = isNumeralSign(idiom[0] ?? '') && isNumeralSign(masked[at - 1] ?? '');
      const last = idiom.at(-1) ?? '';
      const runsOn = (isNumeralSign(last) || last === '点') && isNumeralSign(masked[end] ?? '');
      if (!runsIn && !runsOn) masked = masked.slice(0, at) + mask.repeat(idiom.length) + masked.slice(end);
    }
  }
  return masked;
}
