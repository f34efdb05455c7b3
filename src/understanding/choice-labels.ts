import { bare } from './normalize.ts';
import type { Choice, Lexicon } from './types.ts';
import { compileSearches } from './word-pattern.ts';

const denial = /(?:不是|没有|没得|不|没|未)$/;
/** 猪没养了: what was named is not there. */
const denialAfter =
  /^(?:早就?|都|也|就)?(?:(?:没|不|莫|冇)(?:有|得|再)?(?:养|喂|种|做|打|搞|读|通)|(?:瘟|卖|病)?(?:死|卖|杀)(?:光|完|绝|脱)了|(?:去年|前年|今年|已经|被)?(?:取消|停发|停|注销|清退)了)/;

/** 低保没有, at the end of its clause. */
const absent =
  /^(?:早就?|都|也|就|是|倒是?|又|还|的|确实|真的?)*(?:没有|没得|没|不是|无|冇得?|莫得|不要|不算)(?:的|了|过|领|享受|得|拿到?|评上)*$/;
/** 低保没有养老金有, without a comma: of the first of the two. */
const absentBeside = /^(?:没有|没得|没).*(?<![没不])有(?:的|嘞|一点)?$/;
/** 低保养老金都没有: of all that was named before it. */
const allAbsent = /^[^有没]*[都全](?:没有|没得|没|莫得|冇得?)(?:的|了|领|享受|得)*$/;
const present = /^(?:倒是?|就|是|才|都)*有/;

/** A choice with what the lexicon knows of it: other words for it, and hints, which are never certain. */
export interface KnownChoice extends Choice {
  hints: RegExp[];
}

/** What was said that means a choice, where it stands. */
interface Find {
  choice: KnownChoice;
  at: number;
  end: number;
  hint: boolean;
}

/** Every choice with the words and hints of the lexicon for its label. */
export function withWords(choice: Choice, lexicon: Lexicon): KnownChoice {
  const has = (part: string) => (part.length === 1 ? choice.label === part : choice.label.includes(part));
  const known = (lexicon.choices ?? []).filter(({ label, not = [] }) => label.some(has) && !not.some(has));
  return {
    ...choice,
    words: [...(choice.words ?? []), ...known.flatMap(({ words = [] }) => words)],
    hints: known.flatMap((each) => compileSearches(each.in ?? [])),
  };
}

/**
 * Choices whose label, word or hint occurs in what was said, in the order of the list; the longest wins where two overlap,
 * and one that is denied (不好, 猪没养了) does not count. `spare` is how many signs no word covers; `hinted`: a hint was needed.
 */
export function findLabels(
  text: string,
  choices: KnownChoice[],
): { found: Choice[]; denied: boolean; spare: number; hinted: boolean } {
  const clauses = text.split(/[,。;!?]+/).map(bare);
  const said = clauses.join('');
  const ends = clauses.map((_, at) => clauses.slice(0, at + 1).join('').length);
  const finds = choices
    .flatMap((choice) => [...findWords(said, choice), ...findHints(said, choice)])
    .toSorted((a, b) => b.end - b.at - (a.end - a.at) || Number(a.hint) - Number(b.hint));
  const taken = Array.from({ length: said.length }, () => false);
  const kept: Find[] = [];
  for (const find of finds) {
    if (taken.slice(find.at, find.end).some(Boolean)) continue;
    taken.fill(true, find.at, find.end);
    kept.push(find);
  }
  const isDenied = ({ at, end }: Find): boolean => {
    const from = ends.findLast((each) => each <= at) ?? 0;
    const rest = said.slice(
      end,
      ends.find((each) => each >= end),
    );
    if (absent.test(rest) || absentBeside.test(rest) || denialAfter.test(said.slice(end))) return true;
    const before = said.slice(Math.max(from, at - 2), at);
    if (allAbsent.test(rest) && !before.endsWith('有')) return true;
    return denial.test(before) && !present.test(rest);
  };
  const meant = kept.filter((find) => !isDenied(find));
  const found = choices.filter((choice) => meant.some((find) => find.choice === choice));
  return {
    found,
    denied: meant.length < kept.length,
    spare: taken.filter((covered) => !covered).length,
    hinted: found.some((choice) => meant.every((find) => find.hint || find.choice !== choice)),
  };
}

function findWords(said: string, choice: KnownChoice): Find[] {
  const words = [choice.label, ...(choice.words ?? [])].flatMap((word) => {
    const plain = bare(word.toLowerCase());
    // 能干轻活 for 能干点轻活
    return plain.length > 3 ? [plain, plain.replace(/(?<=.)[点些](?=..)/, '')] : [plain];
  });
  return words.flatMap((word) => {
    const finds: Find[] = [];
    for (let at = word.length < 2 ? -1 : said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1))
      finds.push({ choice, at, end: at + word.length, hint: false });
    return finds;
  });
}

/** 保险赔不赔, 找谁: what is asked is no answer, and a hint in it is none. */
const asks = /(.)[不没]\1|谁|哪里|哪儿|吗$/u;

function findHints(said: string, choice: KnownChoice): Find[] {
  if (asks.test(said)) return [];
  return choice.hints.flatMap((hint) =>
    [...said.matchAll(hint)].map(({ 0: words, index }) => ({
      choice,
      at: index,
      end: index + words.length,
      hint: true,
    })),
  );
}
