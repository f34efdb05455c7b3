import type { Reading } from './reading.ts';
import type { Lexicon } from './types.ts';
import { isWhole, wholeForms } from './words.ts';

const person = /^[\p{Script=Han}]{2,20}$|^(?=.{3,20}$)[\p{Script=Han}]+(?:·[\p{Script=Han}]+)+$/u;
/** Signs that stand in sentences and seldom in names: one makes a name doubtful, two make it a sentence. */
const sentence = /[什么怎吗呢吧的是不没了在我你他她这那谁]/g;

/** A person's name: 2 to 20 signs, blanks inside taken out, 我叫 and the like taken off. Never shortened silently. */
export function readName(text: string, lexicon: Lexicon): Reading {
  const whole = text
    .replace(/[•・‧∙．.]/g, '·')
    .replace(/\(.*\)$/, '')
    .replace(/[。!?~\s]+$/u, '');
  const clause = (
    withoutLead(whole.trim(), lexicon).split(/[,;、]|(?<=\p{Script=Han}) ?(?=\d)/u)[0] ?? ''
  ).replace(/\s+/g, '');
  const plain = withoutLead(clause, lexicon).replace(/[吧啊呀哈嘛]$/, '');
  // 我妈叫刘桂英: the name is what stands after 叫, and read back.
  const called = /^.{1,10}?(?:名叫|叫做|叫)(.{2,})$/.exec(plain)?.[1];
  const name = called ?? plain;
  const doubts = name.match(sentence)?.length ?? 0;
  const forms = wholeForms(name, lexicon);
  const others = [lexicon.yes, lexicon.no, lexicon.pleasantries];
  if (!person.test(name) || doubts > 1 || others.some((words) => isWhole(forms, words))) return null;
  const isPlain = called === undefined && doubts === 0 && (name.length <= 4 || name.includes('·'));
  return { values: [{ type: 'name', name }], reasons: isPlain ? [] : ['fuzzy'] };
}

function withoutLead(text: string, lexicon: Lexicon): string {
  const lead = (lexicon.answers ?? [])
    .filter((word) => text.startsWith(word))
    .toSorted((a, b) => b.length - a.length)[0];
  return text.slice(lead?.length ?? 0).replace(/^[:,是叫\s]+/, '');
}
