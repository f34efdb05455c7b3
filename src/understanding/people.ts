import { readNumeral } from './numeral.ts';
import type { Lexicon } from './types.ts';

/** Words between people that count nobody. */
const joints =
  /^(?:现在|如今|目前|总共|一共|加起来|加上|再加|另外|还有|就只有|只有|就只|就剩|就|只|和|跟|与|同|带起|带着|带|领着|领|养|及|加|有|的|了|是|一家子|一家|我们家|我家|我屋头|家里头|家里|家头|在家里|在屋头|在屋里|在家|屋头|屋里头|屋里|户口本上|(?:读书|上学|上班|在家|打工|生病|有病|残疾|没成年|出嫁|结了婚|吃奶)的|[嘛吧呢啊哈呀、])/;
const total = /^(?:一共|总共|拢共|统共|合计|加起来|总计|共)(?:就|是|有)?$/;
const whole = /^(?:口子|口人|口|个人(?=、|$))/;
const each = /^(?:个|名|位|口)?/;

interface Words {
  persons: string[];
  counts: { word: string; value: number }[];
}

const pronoun = /^[我你他她俺咱]们?$/;

const sorted = new WeakMap<Lexicon, Words>();

/** Longest first. */
function wordsOf(lexicon: Lexicon): Words {
  const ready = sorted.get(lexicon);
  if (ready) return ready;
  const made = {
    persons: (lexicon.persons ?? []).toSorted((a, b) => b.length - a.length),
    counts: (lexicon.counts ?? [])
      .flatMap(({ words, value }) => words.map((word) => ({ word, value })))
      // 我和老伴 is counted by its parts, so that what follows belongs to the right one.
      .filter(({ word }) => !/^[我就只]|[和跟带]/.test(word))
      .toSorted((a, b) => b.word.length - a.word.length),
  };
  sorted.set(lexicon, made);
  return made;
}

/** What one step of the reading adds: people, or a total that was said (`told`). */
interface Step {
  end: number;
  people?: number;
  told?: number;
  joint?: string;
}

/**
 * How many people an answer names that names nobody else: 我跟老伴 is 2, 两口子带个孙孙 3, 两个儿一个女 3. A total that was said
 * (5口人，两个老人两个娃) holds. Null when any of it is about something else.
 */
export function countPeople(text: string, lexicon: Lexicon): number | null {
  const said = text.replace(/[\s\p{P}]+/gu, '、').replace(/[吧啊呢嘛哦了呀哈咯、]+$/, '');
  if (said.length > 40) return null;
  const words = wordsOf(lexicon);
  let sum = 0;
  let told: number | null = null;
  let joint = '';
  for (let at = 0; at < said.length;) {
    const step: Step | null =
      readCouple(said, at, words) ??
      readNumbered(said, at, words, joint) ??
      readOne(said, at, words, { joint, sum }) ??
      readJoint(said, at);
    if (step === null) return null;
    sum += step.people ?? 0;
    told ??= step.told ?? null;
    joint = step.joint ?? '';
    at = step.end;
  }
  if (told !== null) return told >= sum ? told : null;
  return sum > 0 ? sum : null;
}

/** 老两口, 爷孙俩. */
function readCouple(said: string, at: number, { counts }: Words): Step | null {
  const couple = counts.find(({ word }) => said.startsWith(word, at));
  return couple ? { end: at + couple.word.length, people: couple.value } : null;
}

/** 两个娃, 5口人, 总共五个. Null when nobody is counted by the number. */
function readNumbered(said: string, at: number, words: Words, joint: string): Step | null {
  // 二儿子 is one of several.
  if (/^二(?:儿子|女儿|姑娘|闺女|媳妇|[叔哥姐弟妹])/.test(said.slice(at))) return null;
  const numeral = readNumeral(said, at);
  if (!numeral || numeral.end <= at || numeral.min !== numeral.max) return null;
  if (!Number.isInteger(numeral.min)) return null;
  const after = said.slice(numeral.end);
  const unit =
    whole.exec(after)?.[0] ?? (total.test(joint) ? /^(?:个人|个|人)?/.exec(after)?.[0] : undefined);
  if (unit !== undefined) return { end: numeral.end + unit.length, told: numeral.min };
  const start = numeral.end + (each.exec(after)?.[0].length ?? 0);
  for (const from of [start, start + 1]) {
    const person = personAt(said, from, words);
    if (person !== undefined) return { end: from + person.length, people: numeral.min };
  }
  return null;
}

/** 老伴, 个孙孙, 大人三个, 娘仨; 我 before 老伴 or 妈 only says whose they are. */
function readOne(
  said: string,
  at: number,
  words: Words,
  before: { joint: string; sum: number },
): Step | null {
  const start = said[at] === '个' ? at + 1 : at;
  const person = personAt(said, start, words);
  // 我们家 is where they live.
  if (person === undefined || (joints.exec(said.slice(at))?.[0].length ?? 0) > person.length) return null;
  const end = start + person.length;
  const numeral = readNumeral(said, end);
  if (numeral && numeral.min === numeral.max) {
    const counter = /^(?:个人|个|口|位|名)?/.exec(said.slice(numeral.end))?.[0] ?? '';
    const isCounted = counter !== '' || /[俩仨]/.test(said[numeral.end - 1] ?? '');
    const next = numeral.end + counter.length;
    // 儿子两个女儿: the number may be the next one's.
    if (isCounted && /^(?:$|[、大小老男女娃儿孩和跟与还加带总一共])/.test(said.slice(next))) {
      const isWithBefore = /^[和跟与同]$/.test(before.joint) && numeral.min === before.sum + 1;
      if (!isWithBefore) return { end: next, people: numeral.min };
      const follows = personAt(said, next, words);
      // 我跟儿子两个: both of them; 我和老婆两个娃: two children besides.
      const isNexts = follows !== undefined && readNumeral(said, next + follows.length) === null;
      return { end: isNexts ? end : next, people: 1 };
    }
  }
  // 大儿子一家三口: whose family it is, counted in full.
  if (/^(?:他们|她们)?(?:一家|家)(?:子|人)?[一二两三四五六七八九\d]/.test(said.slice(end)))
    return { end, people: 0 };
  const owner =
    pronoun.test(person) &&
    !pronoun.test(said.slice(end, end + 1)) &&
    (personAt(said, end, words) ?? readCouple(said, end, words));
  return { end, people: owner ? 0 : 1 };
}

function readJoint(said: string, at: number): Step | null {
  const joint = joints.exec(said.slice(at))?.[0];
  return joint === undefined ? null : { end: at + joint.length, joint };
}

function personAt(said: string, at: number, { persons }: Words): string | undefined {
  return persons.find((word) => said.startsWith(word, at));
}
