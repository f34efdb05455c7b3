/** Longest answer that is read; longer ones are politely refused, so that no text can make us slow. */
export const maxLength = 500;

/** Traditional and variant signs that matter in answers; names and free text are never changed by it. */
const simple = new Map(
  [
    ...'萬万億亿兩两幾几個个塊块錢钱圓元圆元畝亩頭头隻只兒儿歲岁會会沒没還还這这說说對对錯错號号電电話话戶户過过嗎吗種种養养買买賣卖為为來来無无從从開开點点產产貸贷債债學学醫医藥药車车間间條条時时裡里裏里後后歷历曆历農农陰阴陽阳閏闰臘腊節节餘余個个',
  ].reduce<[string, string][]>((pairs, sign, at, all) => {
    if (at % 2 === 0) pairs.push([sign, all[at + 1] ?? sign]);
    return pairs;
  }, []),
);

/** Zero-width signs and joiners, controls, variation selectors, skin tones. */
const invisible = /[\p{Cc}\p{Cf}]|\p{Variation_Selector}|\p{Emoji_Modifier}/gu;

/**
 * One form for all ways to type the same: NFKC (full width, ①), simplified signs, lower case, one blank.
 * Idempotent. Works on at most four times `maxLength` signs.
 */
export function normalize(text: string): string {
  const folded = text
    .slice(0, maxLength * 4)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(invisible, '')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[０-９]/g, (sign) => String(sign.charCodeAt(0) - 0xff10))
    .replace(/[—–‑‒―ー]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return [...folded].map((sign) => simple.get(sign) ?? sign).join('');
}

/** Without blanks, save between two digits or letters, where they part two numbers. */
export function squeeze(text: string): string {
  return text.replace(/ /g, (blank, at: number) =>
    /[0-9a-z]/.test(text[at - 1] ?? '') && /[0-9a-z]/.test(text[at + 1] ?? '') ? blank : '',
  );
}

/** Only what is said: no blanks and no punctuation; for comparing whole utterances with word lists. */
export function bare(text: string): string {
  return text.replace(/[\s\p{P}~]+/gu, '');
}
