/** The signs numbers are written with; grammar, not words. */
const plainDigits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  俩: 2,
  仨: 3,
};

/** How digits are called one by one, on the phone and by radio. */
const spelledDigits: Record<string, number> = { 幺: 1, 洞: 0, 拐: 7, 勾: 9 };

/** Banking signs; several are ordinary words too (收拾, 大陆, 队伍), so they count in company only. */
const formalDigits: Record<string, number> = {
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};

const plainUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const formalUnits: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };

/** 万 and 亿 close what stands before them; `w` and `k` are how the young write 万 and 千. */
export const closers: Record<string, number> = { 万: 1e4, w: 1e4, 亿: 1e8 };

/** What stands before `w` and `k`: 3w, 两w, 十几w. */
const letterAfter = /[\d一二两三四五六七八九十百几来多]/;
const beside = /[零一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元角分点0-9]/;

/** The digit at a place, or undefined. Signs for spoken phone numbers (幺 洞) only when `spelled`. */
export function digitAt(text: string, at: number, spelled = false): number | undefined {
  const sign = text[at] ?? '';
  const formal = formalDigits[sign];
  // 七十挂零 ends in no number.
  if (sign === '零' && text[at - 1] === '挂') return undefined;
  if (spelled)
    return (
      formal ?? spelledDigits[sign] ?? (Object.hasOwn(plainDigits, sign) ? plainDigits[sign] : undefined)
    );
  if (formal !== undefined)
    return /[十百千万亿拾佰仟元角分点壹贰叁肆伍陆柒捌玖]/.test(text[at + 1] ?? '') ||
      (at === 0 && /[人口个岁亩斤块次月年天]/.test(text[at + 1] ?? '')) ||
      isFormalTail(text, at)
      ? formal
      : undefined;
  return Object.hasOwn(plainDigits, sign) ? plainDigits[sign] : undefined;
}

/** The multiplier below 万 at a place, or undefined. */
export function unitAt(text: string, at: number): number | undefined {
  const sign = text[at] ?? '';
  const formal = formalUnits[sign];
  if (formal === undefined) {
    if (sign === 'k')
      return letterAfter.test(text[at - 1] ?? '') && !/[a-z]/.test(text[at + 1] ?? '') ? 1000 : undefined;
    return Object.hasOwn(plainUnits, sign) ? plainUnits[sign] : undefined;
  }
  if (sign !== '拾') return formal;
  if (at === 0 && text.length > 1) return formal;
  return beside.test(text[at - 1] ?? '') || /[元万壹贰叁肆伍陆柒捌玖]/.test(text[at + 1] ?? '')
    ? formal
    : undefined;
}

/** 万, 亿, or `w` right after a digit and not inside a Latin word. */
export function closerAt(text: string, at: number): number | undefined {
  const sign = text[at] ?? '';
  if (sign === 'w' && (!letterAfter.test(text[at - 1] ?? '') || /[a-z]/.test(text[at + 1] ?? '')))
    return undefined;
  return Object.hasOwn(closers, sign) ? closers[sign] : undefined;
}

/** Whether a sign can be part of a number. */
export function isNumeralSign(sign: string): boolean {
  return (
    sign !== '' &&
    '零〇一二三四五六七八九两俩仨十百千万亿几廿卅壹贰叁肆伍陆柒捌玖拾佰仟0123456789'.includes(sign)
  );
}

function isFormalTail(text: string, at: number): boolean {
  const isLast = text[at + 1] === undefined || /[。,整正]/.test(text[at + 1] ?? '');
  return isLast && (at === 0 || /[拾佰仟万亿十百千零点壹贰叁肆伍陆柒捌玖]/.test(text[at - 1] ?? ''));
}
