import type { FieldSpec, Lexicon } from './types.ts';
import { compileSearches } from './word-pattern.ts';
import { findWord } from './words.ts';

/** Longest answer that is searched for what it says of a thing. */
const longest = 40;

/** 没得, 不怎么, 从来没有哪个 in front of a word turn it round; 不光, 不止 do not. */
const deniedBefore =
  /(?:没|不|无|莫|冇|未|哪|忘)(?:有|记|了|得|人|啥|什么|怎么|去|再|大|能|会|曾|被|给|个|要|想|敢|太|过|到|遭|着|全|咋|里|在)*$/;
const deniedAfter = /^(?:也|都|倒|是|就)*(?:没得|没有|莫得|冇得?)(?:的|了)*(?=,|$)/;
/** Asked back, or turned round by the form of the whole sentence (咋会没交, 不交不行). */
const otherwise =
  /([^还算])[没不]\1(?:$|,|[的了嘛哦呢])|有没有|是不是|有没得|有冇|吗$|忘.*没[有得]?$|^(?:咋|怎么|哪|谁)(?:个|家|户)?(?:会|能|可能|敢)?[没不莫冇]|不.{1,3}不(?:行|得行|成|可以)/;
/** What was before need not be so now. */
const past = /^(?:以前|原来|原先|早先|早些年|前些年|前几年|从前|过去|去年|前年|往年|那几年|那年)/;
/** 小的没出去, 我没去: of one more person, beside whom the first still holds. */
const another = /^(?:老[大二三四五幺]|大的|小的|其他|其余|别的|剩下|老的|我|他|她|另|还有)/;

interface Hit {
  at: number;
  end: number;
  yes: boolean;
  /** Denied: it gives way to any other. */
  weak: boolean;
  clause: string;
}

/**
 * What an answer says of the thing that was asked about, in other words than yes and no: 顿顿吃药 where illness was asked, 早就还清了
 * where debts were. Null when it says nothing of it. Never certain: to be read back.
 */
export function judgeTopic(text: string, { asked = '' }: FieldSpec, lexicon: Lexicon): boolean | null {
  const said = text.replace(/[\s\p{P}]+/gu, ',').replace(/^,|,$/g, '');
  const topics = (lexicon.polarity ?? []).filter((topic) => findWord(asked, topic.asked));
  if (said.length > longest || topics.length === 0 || otherwise.test(said)) return null;
  if (
    findWord(
      said,
      lexicon.unknown.filter((word) => word.length > 2 && !word.startsWith('忘')),
    ) !== undefined
  )
    return null;
  const hits = longestOf(
    topics.flatMap((topic) => [
      ...findHits(said, topic.yes_in ?? [], true),
      ...findHits(said, topic.no_in ?? [], false),
    ]),
  );
  const present = hits.filter((hit) => {
    const time = past.exec(hit.clause)?.[0];
    return time === undefined || asked.includes(time) || hits.every(({ clause }) => clause === hit.clause);
  });
  const strong = present.filter(({ weak }) => !weak);
  const last = strong.at(-1);
  if (!last) return present.at(-1)?.yes ?? null;
  return last.yes || (another.test(last.clause) && strong.some(({ yes }) => yes));
}

function findHits(said: string, words: string[], yes: boolean): Hit[] {
  return compileSearches(words).flatMap((pattern) =>
    [...said.matchAll(pattern)].map(({ 0: word, index }) => {
      const end = index + word.length;
      const start = said.lastIndexOf(',', index) + 1;
      const denied = deniedBefore.test(said.slice(start, index)) || deniedAfter.test(said.slice(end));
      const clause = said.slice(start).split(',', 1)[0] ?? '';
      return { at: index, end, yes: yes !== denied, weak: denied, clause };
    }),
  );
}

/** Where words overlap, the longest one; in the order in which they were said. */
function longestOf(hits: Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => b.end - b.at - (a.end - a.at)))
    if (kept.every(({ at, end }) => hit.end <= at || hit.at >= end)) kept.push(hit);
  return kept.toSorted((a, b) => a.at - b.at);
}
