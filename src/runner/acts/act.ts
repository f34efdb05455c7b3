import { AppError, type CaseId, type HouseholdId, type TurnId } from '../../core/index.ts';
import {
  foldCase,
  judgeAct,
  may,
  mayAct,
  recomputePublicity,
  refuse,
  snapshotOf,
  type Act,
  type Actor,
  type CaseState,
  type JournalEntry,
  type Profile,
  type Refusal,
} from '../../cases/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';

export interface ActRequest {
  case: CaseId;
  act: Act;
  /** The roles that whoever acts may act in; the first that may do this here is the one that counts. */
  actors: [Actor, ...Actor[]];
  at: Date;
  /**
   * The household of whoever acts for more than their own: as a villager they act on its cases only. Unset where a
   * villager speaks, whose binding is asked before.
   */
  home?: HouseholdId | null;
  /** The turn it came from, one act of a kind a case: running it again finds the entry instead of writing a second one. */
  turn?: TurnId;
}

/** `before` and `state`: the case around this very entry, also when it is found and not written. */
export type ActOutcome = { ok: true; before: CaseState; state: CaseState } | { ok: false; refusal: Refusal };

/** How often an act is judged again because somebody else's entry came first. */
const maxAttempts = 20;

/**
 * Do one act on an existing case: judge it on the journal as it stands, append, and when somebody else was faster
 * judge it again on what they left. Answered only after the journal accepted or refused it.
 */
export async function actOnCase(runtime: Runtime, request: ActRequest): Promise<ActOutcome> {
  const { store, calendar } = runtime;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const journal = await store.cases.journal(request.case);
    const before = foldCase(journal);
    if (before === null) throw new AppError('store:not_found', `case ${request.case}`);
    const profile = await runtime.profileOf(before.profile);
    const isThisAct = ({ turn, act }: JournalEntry): boolean =>
      turn === request.turn && act.kind === request.act.kind;
    const found = request.turn === undefined ? -1 : journal.findIndex(isThisAct);
    if (found >= 0) {
      await rebuildSnapshot(runtime, before.id);
      const around = statesAround(journal, found);
      return { ok: true, before: around.before ?? around.state, state: around.state };
    }
    // A count that the journal has already is written once, whoever counts again.
    if (request.act.kind === 'publicity_recomputed' && recomputePublicity(before, calendar) === null) {
      return { ok: true, before, state: await rebuildSnapshot(runtime, before.id) };
    }
    const actor = request.actors.find((one) => mayDo(one, request, before));
    if (actor === undefined) {
      return refuse('not_allowed', { role: request.actors[0].role, act: request.act.kind });
    }
    const judgement = judgeAct(before, request.act, {
      actor,
      now: request.at,
      profile,
      calendar,
    });
    if (!judgement.ok) return judgement;
    const entry = {
      case: before.id,
      seq: before.seq + 1,
      at: request.at,
      actor,
      act: judgement.act,
      profile: before.profile,
      ...(request.turn === undefined ? {} : { turn: request.turn }),
    };
    const snapshot = await snapshotAfter(runtime, judgement.state, profile, request.at);
    const appended = await store.cases.append(entry, before.household, snapshot);
    if (appended.ok) return { ok: true, before, state: judgement.state };
  }
  throw new AppError('store:conflict', `case ${request.case}`);
}

function mayDo(actor: Actor, { act, home }: ActRequest, state: CaseState): boolean {
  const isElsewhere =
    actor.role === 'villager' &&
    home !== undefined &&
    home !== state.household &&
    may('villager', act.kind) !== 'any';
  return !isElsewhere && mayAct(actor, act.kind, state);
}

/** The case before and after one of its entries; the first of all has nothing before it. */
export function statesAround(
  journal: readonly JournalEntry[],
  at: number,
): { before: CaseState | null; state: CaseState } {
  const state = foldCase(journal.slice(0, at + 1));
  if (state === null) throw new AppError('store:not_found', `entry ${at + 1}`);
  return { before: foldCase(journal.slice(0, at)), state };
}

/**
 * Write a case's snapshot anew from its journal: an entry may have come without it, when the process ended between.
 * What is due is counted from the last entry on, so that nothing is passed over; what was told already is told once.
 */
export async function rebuildSnapshot(runtime: Runtime, id: CaseId): Promise<CaseState> {
  const journal = await runtime.store.cases.journal(id);
  const state = foldCase(journal);
  const last = journal.at(-1);
  if (state === null || last === undefined) throw new AppError('store:not_found', `case ${id}`);
  const profile = await runtime.profileOf(state.profile);
  await runtime.store.cases.saveSnapshot(await snapshotAfter(runtime, state, profile, last.at));
  return state;
}

/**
 * The snapshot after an act. A moment that had come before the act and that no job has told yet stays the next one: an
 * act between the moment and the scan must not jump over it. What the act itself settled tells nothing any more.
 */
async function snapshotAfter(
  { store, calendar }: Runtime,
  state: CaseState,
  profile: Profile,
  at: Date,
): Promise<CaseSnapshot> {
  const snapshot = snapshotOf(state, profile, calendar, at);
  const untold = (await store.cases.snapshot(state.id))?.nextDueAt ?? null;
  return untold !== null && untold <= at ? { ...snapshot, nextDueAt: untold } : snapshot;
}
