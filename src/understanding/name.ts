import type { Reading } from './reading.ts';
import type { Lexicon } from './types.ts';

const person = /^[\p{Script=Han}]{2,20}$|^(?=.{3,20}$)[\p{Script=Han}]+(?:·[\p{Script=Han}]+)+$/u;
/** Signs that stand in sentences and hardly ever in names. */
const sentence = /[什么怎吗呢吧的是不没了在我你他她这那谁]|谢谢|知道/;

/** A person's name: 2 to 20 signs, blanks inside taken out, 我叫 and the like taken off. Never shortened silently. */
export function readName(text: string, lexicon: Lexicon): Reading {
  const whole = text.replace(/[•・‧∙．.]/g, '·').replace(/[。!?~\s]+$/u, '');
  const clause = (
    whole.split(/[,;、:]|(?<=\p{Script=Han}) ?(?=\d)/u).find((part) => part.trim() !== '') ?? ''
  ).replace(/\s+/g, '');
  const lead = (lexicon.answers ?? [])
    .filter((word) => clause.startsWith(word))
    .toSorted((a, b) => b.length - a.length)[0];
  const name = clause
    .slice(lead?.length ?? 0)
    .replace(/^[:是叫]/, '')
    .replace(/[吧啊呀哈嘛]$/, '');
  if (!person.test(name) || sentence.test(name)) return null;
  const value = { type: 'name', name } as const;
  const isPlain = name.length <= 4 || name.includes('·');
  return { values: [value], reasons: isPlain ? [] : ['fuzzy'] };
}
