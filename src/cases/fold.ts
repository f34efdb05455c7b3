import { dayOf } from '../core/index.ts';
import { stageReachedBy } from './procedure.ts';
import type { CaseState, JournalEntry, PublicityState, RecordedAct, Stage, WorkingPeriod } from './types.ts';

/** The state of a case from its journal, in order; null while nothing was declared. */
export function foldCase(entries: readonly JournalEntry[]): CaseState | null {
  return entries.reduce<CaseState | null>(applyEntry, null);
}

/** The state after one more entry. Entries were judged before they were written: nothing is judged again here. */
export function applyEntry(state: CaseState | null, entry: JournalEntry): CaseState | null {
  if (entry.act.kind === 'declared') return openState(entry, entry.act);
  if (state === null) return null;
  const next = { ...state, seq: entry.seq };
  const stage = stageAfter(entry.act);
  return { ...next, ...(stage === null ? {} : { stage, since: entry.at }), ...changesOf(state, entry) };
}

function openState(entry: JournalEntry, act: Extract<RecordedAct, { kind: 'declared' }>): CaseState {
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
    urgent: act.declaration.urgent,
    declarations: 1,
    visits: [],
  };
}

/** Where an act leaves the case; null: where it was. */
function stageAfter(act: RecordedAct): Stage | null {
  switch (act.kind) {
    case 'evaluated':
      return act.inFavour > act.against ? 'evaluated' : 'rejected';
    case 'publicity_closed':
      // Objections hold the case: a later close without any lets it go on.
      return act.objections > 0 ? null : 'publicity_closed';
    case 'town_reviewed':
      return act.approved ? 'town_review' : 'returned';
    case 'county_decided':
      return act.included ? 'county_decision' : 'rejected';
    case 'withdrawn':
      return 'withdrawn';
    default:
      return stageReachedBy[act.kind] ?? null;
  }
}

/** What an act changes besides the stage. */
function changesOf(state: CaseState, { act, at }: JournalEntry): Partial<CaseState> {
  switch (act.kind) {
    case 'supplemented':
      return { declarations: state.declarations + 1, urgent: state.urgent || act.declaration.urgent };
    case 'publicity_opened':
      return { publicity: { opened: act.on, place: act.place, ...periodOf(act) } };
    case 'publicity_recomputed':
      return changePublicity(state, periodOf(act));
    case 'publicity_closed':
      return changePublicity(state, { closedOn: act.on, objections: act.objections });
    case 'monitoring_started':
      return { monitoredSince: dayOf(at) };
    case 'liaison_assigned':
      return { liaison: act.liaison };
    case 'visited': {
      const { on, way } = act.visit;
      const visits = [...state.visits, { on, way, counted: act.counted }];
      return {
        visits: visits.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on))),
      };
    }
    default:
      return {};
  }
}

function changePublicity(state: CaseState, change: Partial<PublicityState>): Partial<CaseState> {
  return state.publicity === undefined ? {} : { publicity: { ...state.publicity, ...change } };
}

function periodOf({ days, end, provisional, calendar }: WorkingPeriod): WorkingPeriod {
  return { days, end, provisional, calendar };
}
