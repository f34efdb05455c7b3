import type { Answer } from '../../core/index.ts';
import type { Declaration, ExclusionFact, JournalEntry, Verification } from '../act.ts';
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
  const acts = journal.map(({ act }) => act);
  const declared = acts.reduce<Answers>(
    (known, act) => ('declaration' in act ? { ...known, ...saidIn(act.declaration, known) } : known),
    {},
  );
  return { declared, verified: readVerified(journal, declared), compared: readCompared(journal) };
}

/** A later 说不清 takes nothing back that was said before. */
function saidIn({ answers }: Declaration, known: Answers): Answers {
  const said = ([name, answer]: [string, Answer]): boolean =>
    answer.status === 'given' || known[name] === undefined;
  return Object.fromEntries(Object.entries(answers).filter(said));
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
  return {
    answers: { ...declared, ...found.answers },
    own: found.answers,
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
