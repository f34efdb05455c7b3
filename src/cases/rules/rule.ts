import type { Act, ActKind, ActOf, JournalEntry, RecordedAct, RecordedOf } from '../act.ts';
import type { ActContext } from '../act-context.ts';
import type { CaseState } from '../case-state.ts';
import type { Stage } from '../stage.ts';
import type { Verdict } from '../refusal.ts';

/** What becomes different in a case; undefined takes it away. A `stage` among it begins now. */
export type Change = { [K in keyof CaseState]?: CaseState[K] | undefined };

/**
 * When an act fits. `step`: it is the next step of the county's procedure, and by whom that step is; `instead`: in its
 * place, by the same people; `branch`: beside the steps, by the people of the comparison; `any`: whatever has become of
 * the case; else wherever it stands at one of the named states.
 */
export type When =
  | 'step'
  | 'instead'
  | 'branch'
  | 'procedure'
  | 'open'
  | 'publicity'
  | 'rejected'
  | 'monitored'
  | 'any';

/** Everything the house knows of one kind of act: when it fits, its own guard, what it changes. */
export interface ActRule<K extends ActKind> {
  when: When;
  /** The stage it reaches; of a `step`. */
  reaches?: Stage;
  /** Whoever verified or rejected the case may not do it. */
  byOthers?: true;
  /** Its own guard, which may also work something out; absent: it is recorded as it is. */
  judge?(state: CaseState, act: ActOf<K>, context: ActContext): Verdict;
  change(state: CaseState, act: RecordedOf<K>, entry: JournalEntry): Change;
}

/** A rule whose kind of act is known by where it was looked up. */
export interface AnyRule extends Pick<ActRule<'accepted'>, 'when' | 'reaches' | 'byOthers'> {
  judge?(state: CaseState, act: Act, context: ActContext): Verdict;
  change(state: CaseState, act: RecordedAct, entry: JournalEntry): Change;
}
