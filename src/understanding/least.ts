/** The least of a thing, which is named only to be denied: 一分钱, 半个, 一根. */
const least =
  '(?:(?:分|亩|个|斤|块)把|(?:一|半|1)(?:丁点|丁|分|毛|角|厘|块|个(?!月)|样|点|次|回|趟|遍|亩|头|只|口|天|斤|两|颗|粒|根|片|条|场|户|人|家|张|窝|个?子儿?|个?铜板|个?钢镚))';
const between = '[^\\d一二两三四五六七八九十百千万几,。;、!?\\s]{0,5}?';
const not = '(?:没|莫|冇|冒|木|不)';
/** 半亩不到, 一天没歇: not less, but more. */
const more = '(?!到|足|够|止|满|歇|停|断|耽|闲|休|缺|落(?![着到得下])|少|漏|差|错|剩下|多少|好多|几|啥|什么)';
const numeral = /[\d一两二三四五六七八九十百千万几]/;

const denied = new RegExp(
  `${least}${between}${not}(?!到|足|够|止|满)|(?:没|莫|冇)(?:有|得|见|收|来|落|剩|挣|赚|存|拿|花|要|用|欠)?[下到着过]?${least}`,
);
const nothing = new RegExp(
  `${least}${between}${not}${more}|(?:没|莫|冇)(?:有|得|见|收|来|落|剩|挣|赚|存|拿|花|要|用|欠)?[下到着过]?${least}`,
);

/** 一分钱收入都没得, 没有一个劳力: none of it, and no other number beside. */
export function deniesLeast(text: string): boolean {
  return nothing.test(text) && !numeral.test(text.replace(denied, ''));
}

/** 整整一年，一天都没歇 → 整整一年: without the least that is denied, where another number is left. */
export function withoutLeast(text: string): string {
  const rest = text.replace(denied, '');
  return numeral.test(rest) ? rest : text;
}
