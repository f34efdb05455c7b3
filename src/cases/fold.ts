import type { JournalEntry, RecordedOf } from './act.ts';
import type { CaseState } from './case-state.ts';
import { ruleOf } from './rules/index.ts';
import type { Change } from './rules/rule.ts';

/** The state of a case from its journal, in order; null while nothing was declared. */
export function foldCase(entries: readonly JournalEntry[]): CaseState | null {
  return entries.reduce<CaseState | null>(applyEntry, null);
}

/** The state after one more entry. Entries were judged before they were written: nothing is judged again here. */
export function applyEntry(state: CaseState | null, entry: JournalEntry): CaseState | null {
  const { act } = entry;
  if (act.kind === 'declared') return openState(entry, act);
  return state === null ? null : changed(state, entry, ruleOf(act.kind).change(state, act, entry));
}

function openState(entry: JournalEntry, act: RecordedOf<'declared'>): CaseState {
  const { consent, urgent } = act.declaration;
  return {
    id: entry.case,
    seq: entry.seq,
    household: act.household,
    village: act.village,
    number: act.number,
    profile: entry.profile,
    stage: 'submitted',
    since: entry.at,
    openedAt: entry.at,
    urgent,
    declarations: 1,
    consent,
    recused: [],
    objections: [],
    measures: [],
    memberChanges: [],
    visits: [],
    ...(act.former === undefined ? {} : { former: act.former }),
  };
}

/** A stage that begins ends what held the case before. */
function changed(state: CaseState, { seq, at }: JournalEntry, change: Change): CaseState {
  const begins = change.stage !== undefined && change.stage !== state.stage;
  const next = {
    ...state,
    ...(begins ? { since: at, returned: undefined } : {}),
    ...change,
    seq,
  };
  // What was taken away is absent, so that the state of a journal has one form.
  return Object.fromEntries(
    Object.entries(next).filter(([, value]) => value !== undefined),
  ) as unknown as CaseState;
}
