import type { Flow } from '../format/compiled.ts';
import { isAsked } from './carry.ts';
import { readForm } from './form.ts';
import { moveSession, type MoveContext } from './move.ts';
import type { Session } from './session.ts';

/** What another version would ask of somebody in an open talk. Paths of questions. */
export interface AskedAgain {
  /** Answered before, and asked once more. */
  again: string[];
  /** Not in the version that the talk stands on. */
  added: string[];
}

/** What a move to `to` would ask, without moving anybody. */
export function askedAgain(from: Flow | null, to: Flow, session: Session, context: MoveContext): AskedAgain {
  const { session: moved } = moveSession(from, to, session, context);
  if (moved === null) return { again: [], added: [] };
  const open = readForm(to, moved, context.today)
    .slots.filter(({ path, gate }) => moved.answers[path] === undefined && gate?.settled !== true)
    .map(({ path }) => path);
  return {
    again: open.filter((path) => session.answers[path] !== undefined),
    // A version that cannot be read does not say what it had not asked.
    added: from === null ? [] : open.filter((path) => !isAsked(from, path)),
  };
}
