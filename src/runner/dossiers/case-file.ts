import type { Answer, CaseId } from '../../core/index.ts';
import {
  foldCase,
  type CaseState,
  type Declaration,
  type JournalEntry,
  type Profile,
} from '../../cases/index.ts';
import type { Household } from '../../store/index.ts';
import type { Answers } from '../answers.ts';
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
export function declarationsOf({ journal }: CaseFile): Declaration[] {
  return journal.flatMap(({ act }) => ('declaration' in act ? [act.declaration] : []));
}

/** The latest word on each question; what was given goes before 说不清. */
export function latestOf(all: readonly Answers[]): Record<string, Answer> {
  const latest: Record<string, Answer> = {};
  for (const [name, answer] of all.flatMap((each) => Object.entries(each))) {
    if (answer.status === 'given' || latest[name]?.status !== 'given') latest[name] = answer;
  }
  return latest;
}

/** The last verification that stands, as it was written down. */
export function lastVerification({
  journal,
}: CaseFile): Extract<JournalEntry['act'], { kind: 'verified' }> | null {
  const act = journal.findLast(({ act: { kind } }) => kind === 'verified')?.act;
  return act?.kind === 'verified' ? act : null;
}
