import type { Range } from '../core/index.ts';
import type { Numeral } from './numeral.ts';
import { placeOf } from './numeral-run.ts';
import type { Lexicon, ReasonCode } from './types.ts';
import { findWord } from './words.ts';

const under =
  /(?:不到|没到|不足|不超过|没超过|不满|未满|没满|没有满|还差点到|最多|顶多|至多|撑死|(?<!不)少于|(?<!不)低于|(?<!不)小于|不多于|不大于|小于或者?等于|小于等于|< ?=|<)[^0-9]{0,3}$/;
const over =
  /(?:至少|起码|最少|不少于|不低于|不小于|不下于|不下|不止|大于或者?等于|大于等于|(?<![不没])超过|多于|高于|大于|大于等于|大于或者等于|少说也有|少说)[^0-9]{0,3}$/;
const underAfter =
  /^[^0-9一二两三四五六七八九十百千万,。]{0,4}?(?:以下|之下|以内|之内|不到|封顶|都不到|都没(?:得|有)?$|都没到)/;
const overAfter =
  /^[^0-9,。]{0,4}?(?:以上|之上|或者?以上|往上|开外|打不住|打底|起步|朝上|还多|不止|或者?更多)/;
const more = /比[^0-9]{0,3}$/;
const nearly = /(?:将近|接近|快到|快要|快有|快|近|差点)$/;
const justOver = /^[^0-9,。]{0,3}?(?:出头|冒头|挂零|多点|多一点|挂个零|[啷郎]当)/;
const small = /小$/;
const many = /上$/;

/** What the words around a number make of it: 不到 两万, 三千 以上, 大概 五千, 五十 出头. */
export function boundOf(
  text: string,
  numeral: Numeral,
  lexicon: Lexicon,
  afterUnit = numeral.end,
): Range & { reason: ReasonCode | null } {
  const lead = text.slice(Math.max(0, numeral.start - 8), numeral.start);
  const before = lead.replace(/[的是有了为,\s]+$/, '');
  const after = text.slice(afterUnit, afterUnit + 8);
  const { min, max } = numeral;
  if (under.test(before) || underAfter.test(after)) return vague(null, max);
  if (over.test(before) || overAfter.test(after)) return vague(min, null);
  if (more.test(lead) && /^[^0-9]{0,3}?(?:大|高|多)/.test(after)) return vague(min, null);
  if (more.test(lead) && /^[^0-9]{0,3}?(?:小|低|少)/.test(after)) return vague(null, max);
  const place = Math.max(numeral.place, numeral.form === 'digits' ? placeOf(min) : 1);
  if (justOver.test(after)) return vague(min, min + place * 0.3);
  if (small.test(before) && numeral.form === 'spoken' && place >= 1000) return vague(min * 0.9, max);
  if (many.test(before) && min === place && place >= 100) return vague(min, min * 2);
  if (numeral.vague || min !== max) return vague(min, max);
  const said =
    nearly.test(before) ||
    findWord(lead, lexicon.approx) !== undefined ||
    /^(?:左右|上下|前后|的样子|样子|来往|差)/.test(after.replace(/^[的块元钱个]+/, ''));
  return said ? { min, max, approx: true, reason: 'vague' } : { min, max, approx: false, reason: null };
}

function vague(min: number | null, max: number | null): Range & { reason: ReasonCode } {
  const isPoint = min !== null && min === max;
  return { min, max, approx: true, reason: isPoint ? 'vague' : 'range' };
}
