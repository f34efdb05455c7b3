import type { CaseId } from '../../core/index.ts';
import {
  foldCase,
  type ActOf,
  type CaseState,
  type Declaration,
  type JournalEntry,
  type Profile,
} from '../../cases/index.ts';
import type { Household } from '../../store/index.ts';
import { countOf } from '../answers.ts';
import type { Runtime } from '../runtime.ts';

/** One case as somebody who acts on it opens it. */
export interface CaseFile {
  state: CaseState;
  journal: JournalEntry[];
  household: Household;
  /** The one the case is pinned to. */
  profile: Profile;
}

/** Null where the case or its household is gone. */
export async function openFile(runtime: Runtime, id: CaseId): Promise<CaseFile | null> {
  const journal = await runtime.store.cases.journal(id);
  const state = foldCase(journal);
  const household = state === null ? null : await runtime.store.households.find(state.household);
  if (state === null || household === null) return null;
  return { state, journal, household, profile: await runtime.profileOf(state.profile) };
}

/** Everything the household has said, first to last. */
export function declarationsOf({ journal }: { journal: readonly JournalEntry[] }): Declaration[] {
  return journal.flatMap(({ act }) => ('declaration' in act ? [act.declaration] : []));
}

/** A verification as it was written down, and what has been done since. */
export interface Visited {
  by: JournalEntry['actor']['person'];
  found: ActOf<'verified'>;
  since: JournalEntry['act'][];
}

/** The last verification; what was rechecked before it is nothing of it. */
export function lastVisit({ journal }: CaseFile): Visited | null {
  const at = journal.findLastIndex(({ act }) => act.kind === 'verified');
  const entry = journal[at];
  if (entry?.act.kind !== 'verified') return null;
  return { by: entry.actor.person, found: entry.act, since: journal.slice(at + 1).map(({ act }) => act) };
}

/** How many live together, as the last visit found it or a recheck since; null: nobody has said. */
export function peopleFound(file: CaseFile): number | null {
  const visit = lastVisit(file);
  const again = visit?.since.findLast((act) => act.kind === 'rechecked');
  return countOf({ ...visit?.found.answers, ...again?.answers }, 'people');
}
