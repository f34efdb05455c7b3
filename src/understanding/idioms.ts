import { isNumeralSign } from './numeral-signs.ts';
import type { Lexicon } from './types.ts';

/** Stands where a masked sign stood, so that places stay the same. */
export const mask = '＿';

/** 百分之六十, 三成: a part of something, and no number of anything. */
const parts =
  /百分之[零一二三四五六七八九十百\d.]+|\d+(?:\.\d+)?%|(?:\d|[一二三四五六七八九]){1,2}成(?![本都人立了年员家])|[大二三四五六幺][姨舅姑婶伯嫂](?![口个])/g;
const sorted = new WeakMap<Lexicon, string[]>();

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
