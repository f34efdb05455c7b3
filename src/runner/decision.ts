import type { Piece, Session, Step } from '../flow/index.ts';
import type { TurnEvent } from '../store/index.ts';

/** What a turn comes to, before anything is written: events, the reply in parts, where the talk stands. */
export interface Decision {
  events: TurnEvent[];
  replies: string[];
  quick: string[];
  session: Session | null;
  /** More of the same answer may follow at once: see `Step.piece`. */
  piece?: Piece;
}

/** Say something and leave the talk as it is. */
export function say(session: Session | null, reply: string, ...events: TurnEvent[]): Decision {
  return { events, replies: [reply], quick: [], session };
}

/** Two decisions of one turn, one after the other; where the talk stands is where the second leaves it. */
export function both(first: Decision, second: Decision): Decision {
  return {
    events: [...first.events, ...second.events],
    replies: [...first.replies, ...second.replies],
    quick: second.quick,
    session: second.session,
    ...(second.piece === undefined ? {} : { piece: second.piece }),
  };
}

/** A step of the engine as a decision. */
export function fromStep(step: Step): Decision {
  return step;
}
