import type { AreaCode, CaseId, ContentHash, HouseholdId, TurnId } from '../core/index.ts';
import { applyEntry } from './fold.ts';
import type { Actor, Declaration, JournalEntry } from './act.ts';
import type { CaseState } from './case-state.ts';

/** A first declaration of a household that has no open case. */
export interface CaseOpening {
  case: CaseId;
  household: HouseholdId;
  village: AreaCode;
  /** Case number, `2026-0031`. */
  number: string;
  declaration: Declaration;
  actor: Actor;
  at: Date;
  /** The profile in force, to which the case is pinned. */
  profile: ContentHash;
  turn?: TurnId;
  /** The household's case before this one. */
  former?: CaseId;
}

/** Open a case: its first journal entry and the state after it. Appending it decides whether it was opened. */
export function openCase(opening: CaseOpening): { entry: JournalEntry; state: CaseState } {
  const { household, village, number, declaration, at, actor, profile, turn, former } = opening;
  const entry: JournalEntry = {
    case: opening.case,
    seq: 1,
    at,
    actor,
    act: {
      kind: 'declared',
      household,
      village,
      number,
      declaration,
      ...(former === undefined ? {} : { former }),
    },
    profile,
    ...(turn === undefined ? {} : { turn }),
  };
  return { entry, state: applyEntry(null, entry) as CaseState };
}
