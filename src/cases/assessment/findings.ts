import type { Answer } from '../../core/index.ts';
import type { ExclusionFact, JournalEntry, Verification } from '../act.ts';
import type { ComparisonState } from '../case-state.ts';
import type { ExclusionCode } from '../codes.ts';
import { foldCase } from '../fold.ts';
import type { Answers } from './answers.ts';

/** What a journal holds of a household, from each of those who said it; nothing is overwritten (C, conventions). */
export interface Findings {
  /** The last word of the household on each question. */
  declared: Answers;
  /** Null until everybody who was there has signed. */
  verified: Verified | null;
  compared: Compared | null;
}

/** What the visitors found: their answers over those of the household, which they confirmed by leaving them. */
export interface Verified {
  answers: Answers;
  /** What they themselves wrote down. */
  own: Answers;
  exclusions: ExclusionFact[];
  perCapitaFen: number | null;
  conclusion: Verification['conclusion'];
  /** The household has said more since. */
  stale: boolean;
}

/** What the departments' data say; `explained` hits count for nothing. */
export interface Compared extends Pick<ComparisonState, 'open' | 'confirmed'> {
  explained: ExclusionCode[];
}

/** Read a case's journal. */
export function readFindings(journal: readonly JournalEntry[]): Findings {
  const declared = latestWord(
    journal.flatMap(({ act }) => ('declaration' in act ? [act.declaration.answers] : [])),
  );
  return { declared, verified: readVerified(journal, declared), compared: readCompared(journal) };
}

/** The latest word on each question, of several times, first to last: a later 说不清 takes nothing back that was said. */
export function latestWord(times: readonly Answers[]): Answers {
  const latest: Record<string, Answer> = {};
  for (const [name, answer] of times.flatMap((answers) => Object.entries(answers))) {
    if (answer.status === 'given' || latest[name]?.status !== 'given') latest[name] = answer;
  }
  return latest;
}

function readVerified(journal: readonly JournalEntry[], declared: Answers): Verified | null {
  const state = foldCase(journal)?.verification;
  const last = journal.findLastIndex(({ act }) => act.kind === 'verified');
  const found = journal[last]?.act;
  if (state === undefined || state.signed.length < state.signers || found?.kind !== 'verified') return null;
  const again = journal
    .slice(last)
    .map(({ act }) => act)
    .findLast((act) => act.kind === 'rechecked');
  const own = { ...found.answers, ...again?.answers };
  return {
    answers: { ...declared, ...own },
    own,
    exclusions: (again ?? found).exclusions,
    perCapitaFen: state.perCapitaFen,
    conclusion: found.conclusion,
    stale: state.stale,
  };
}

function readCompared(journal: readonly JournalEntry[]): Compared | null {
  const state = foldCase(journal)?.comparison;
  const last = journal.findLastIndex(({ act }) => act.kind === 'comparison_returned');
  if (state?.returned === undefined) return null;
  const explained = journal
    .slice(last)
    .flatMap(({ act }) => (act.kind === 'hit_settled' && act.outcome === 'explained' ? act.code : []));
  return { open: state.open, confirmed: state.confirmed, explained };
}
