import { bare } from './normalize.ts';
import type { Lexicon } from './types.ts';
import { compilePatterns, isPattern } from './word-pattern.ts';

interface Fillers {
  long: string[];
  short: Set<string>;
}

/** No word of a lexicon with all its trimmings is longer. */
const longest = 40;

const known = new WeakMap<Lexicon, Fillers>();
interface Whole {
  words: Set<string>;
  patterns: RegExp | null;
}

const sets = new WeakMap<string[], Whole>();

function fillersOf(lexicon: Lexicon): Fillers {
  const ready = known.get(lexicon);
  if (ready) return ready;
  const long = lexicon.fillers.filter((word) => word.length > 1).toSorted((a, b) => b.length - a.length);
  const made = { long, short: new Set(lexicon.fillers.filter((word) => word.length === 1)) };
  known.set(lexicon, made);
  return made;
}

function wholeOf(words: string[]): Whole {
  const ready = sets.get(words);
  if (ready) return ready;
  const made = {
    words: new Set(words.filter((word) => !isPattern(word)).map((word) => bare(word.toLowerCase()))),
    patterns: compilePatterns(words),
  };
  sets.set(words, made);
  return made;
}

/**
 * A whole utterance in all its plainer forms, from as said to without fillers at both ends: 那个上一题吧 → …, 上一题.
 * Before the core a single sign needs two signs left (请返回 → 返回).
 */
export function wholeForms(text: string, lexicon: Lexicon): string[] {
  const { long, short } = fillersOf(lexicon);
  const said = bare(text);
  // A picture beside words says nothing that the words do not.
  const first = said.replace(/\p{Extended_Pictographic}/gu, '') || said;
  const forms = [first];
  if (first.length > longest) return forms;
  let core =
    /^(.{1,3})\1{1,5}$/.exec(first.slice(0, 19))?.[0] === first ? first.slice(0, repeatOf(first)) : first;
  if (core !== first) forms.push(core);
  for (let round = 0; round < 8 && core.length > 1; round += 1) {
    const tail = core.at(-1) ?? '';
    const end = short.has(tail)
      ? tail
      : long.find((word) => word.length < core.length && core.endsWith(word));
    if (end === undefined) break;
    core = core.slice(0, -end.length);
    forms.push(core);
  }
  for (const form of forms.slice()) {
    let rest = form;
    for (let round = 0; round < 4; round += 1) {
      const sign = rest[0] ?? '';
      const lead =
        long.find((word) => word.length < rest.length && rest.startsWith(word)) ??
        (short.has(sign) && rest.length > 2 ? sign : undefined);
      if (lead === undefined) break;
      rest = rest.slice(lead.length);
      forms.push(rest);
    }
  }
  return [...new Set(forms)];
}

/** Whether the whole utterance is one of the words, fillers aside. */
export function isWhole(forms: string[], words: string[] | undefined): boolean {
  if (!words || words.length === 0) return false;
  const whole = wholeOf(words);
  return forms.some((form) => whole.words.has(form) || whole.patterns?.test(form) === true);
}

/** The parts of an utterance between blanks and punctuation. */
export function clausesOf(text: string): string[] {
  return text.split(/[\s,，。;；、!！?？]+/u).filter((clause) => clause !== '');
}

/** The first of the words that occurs anywhere in the text. */
export function findWord(text: string, words: string[] | undefined): string | undefined {
  return words?.find((word) => text.includes(word));
}

function repeatOf(text: string): number {
  for (const length of [1, 2, 3]) {
    if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length))
      return length;
  }
  return text.length;
}
