import { bare } from './normalize.ts';
import type { Reading } from './reading.ts';
import { judgeTopic } from './topic.ts';
import type { FieldSpec, Lexicon, ReasonCode } from './types.ts';
import { clausesOf, findWord, isWhole, wholeForms } from './words.ts';
import { deniesTwice, judgeLoosely } from './yes-no-loose.ts';

/** Yes or no, by the longest whole match and not by substrings: 没错 is yes, 哪有 is no, 也不是没有 is a careful yes. */
export function readYesNo(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  const forms = wholeForms(text, lexicon);
  if (asksBack(text, lexicon)) return null;
  const own = (name: string) => field.choices?.find((choice) => choice.name === name);
  const whole = bare(text);
  for (const [name, yes] of [
    ['yes', true],
    ['no', false],
  ] as const) {
    const choice = own(name);
    if (choice && isWhole(forms, [choice.label, ...(choice.words ?? [])])) return answer(yes, []);
  }
  const digit = /^(?:选|第)?([1-2一二ab])(?:个|项|号)?$/.exec(forms.at(-1) ?? '')?.[1];
  if (digit !== undefined) return answer(/[1一a]/.test(digit), []);
  for (const { asked, yes, no } of lexicon.polarity ?? []) {
    if (!findWord(field.asked ?? '', asked)) continue;
    if (isWhole(forms, no)) return answer(false, []);
    if (isWhole(forms, yes)) return answer(true, []);
  }
  for (const form of forms) {
    if (isWhole([form], lexicon.no)) return answer(false, []);
    if (isWhole([form], lexicon.yes)) return answer(true, []);
  }
  // 有是有，就是不多
  const conceded = /^(.{1,4})是\1/.exec(whole)?.[1];
  const better = conceded ?? afterPause(text, lexicon);
  const settled = better === null ? null : readYesNo(better, field, lexicon);
  if (settled && !('reject' in settled)) return { ...settled, reasons: ['self_corrected'] };
  if (deniesTwice(text)) return answer(true, ['fuzzy']);
  const told = judgeTopic(text, field, lexicon);
  if (told !== null) return answer(told, ['fuzzy']);
  if (isWhole(forms, lexicon.none) && /[没无冇莫]/.test(whole)) return answer(false, []);
  if (isWhole(forms, lexicon.soft_no)) return answer(false, ['vague']);
  if (isWhole(forms, lexicon.soft_yes)) return answer(true, ['vague']);
  const then = readThen(text, field, lexicon);
  if (then) return then;
  const keyed = readKeyed(text, lexicon);
  if (keyed) return keyed;
  const loose = judgeLoosely(whole, lexicon);
  return loose ? answer(loose.yes, [loose.reason]) : readClauses(text, field, lexicon);
}

/** 有…哦没得，记错了: what was said last, before the words that take the first back. Null when nothing was. */
function afterPause(text: string, { wrong = [] }: Lexicon): string | null {
  const parts = text.split(/(?:[,.…。\s]|哦|噢|喔|哎呀|不对|不是)+(?=[\p{Script=Han}])/u);
  const kept = parts.filter((part) => part !== '' && !wrong.some((word) => part.startsWith(word)));
  const isTakenBack = /(?:\.{3}|…|[,。\s])(?:哦|噢|喔|不对|不是)/.test(text) || kept.length < parts.length;
  return isTakenBack && kept.length > 1 ? (kept.at(-1) ?? null) : null;
}

/** 有没有哦，我想想: the question once more, and no answer. */
function asksBack(text: string, lexicon: Lexicon): boolean {
  const [first = '', ...others] = clausesOf(text);
  return (
    /有没有|有没得|有冇|是不是|会不会|要不要/.test(first) &&
    others.some((clause) => isWhole(wholeForms(clause, lexicon), lexicon.unknown))
  );
}

const times = /^(去年|前年|今年|现在|以前|原来|原先|早先|后来|如今|上半年|下半年)/;

/** 前年没交，去年交了: the clause about the time that was asked for holds, else the last one. */
function readThen(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  const clauses = clausesOf(text);
  const told = clauses.map((clause) => times.exec(clause)?.[1]);
  if (clauses.length < 2 || told.includes(undefined)) return null;
  const asked = told.findIndex((time) => time !== undefined && field.asked?.includes(time));
  const loose = judgeLoosely(clauses.at(asked) ?? '', lexicon);
  return loose && answer(loose.yes, ['fuzzy']);
}

/** 1有, 2、没有: the number and the word must agree. */
function readKeyed(text: string, lexicon: Lexicon): Reading {
  const match = /^([12])[、.,: ]*(?=[\p{Script=Han}])(.+)$/u.exec(text);
  if (!match) return null;
  const forms = wholeForms(match[2] ?? '', lexicon);
  const yes = match[1] === '1';
  return isWhole(forms, yes ? lexicon.yes : lexicon.no) ? answer(yes, []) : null;
}

/** 同意，那很好: the first clause that is a yes or a no speaks for the rest. */
function readClauses(text: string, field: FieldSpec, lexicon: Lexicon): Reading {
  const clauses = text.split(/[,。;!?\s]|所以我?/);
  for (const clause of clauses.length > 1 ? clauses.slice(0, 6) : []) {
    if (clause === '') continue;
    const forms = wholeForms(clause, lexicon);
    const polarity = lexicon.polarity?.find(({ asked }) => findWord(field.asked ?? '', asked));
    if (isWhole(forms, polarity?.no)) return answer(false, ['fuzzy']);
    if (isWhole(forms, lexicon.no)) return answer(false, ['fuzzy']);
    if (isWhole(forms, lexicon.yes)) return answer(true, ['fuzzy']);
  }
  return null;
}

function answer(yes: boolean, reasons: ReasonCode[]): Reading {
  return { values: [{ type: 'yes_no', yes }], reasons };
}
