import type { ContactId, TurnId } from '../../core/index.ts';
import type { Piece, Session } from '../../flow/index.ts';
import type { Turn } from '../../store/index.ts';
import type { Decision } from '../decision.ts';
import type { Scene } from '../scene.ts';

/** A committed turn whose reply waits a moment, because more of the same answer may follow. */
export interface HeldTurn {
  scene: Scene;
  turn: Turn;
  session: Session | null;
  piece: Piece;
}

/**
 * People tell one story in several messages and send nine photos at once. Each is a turn of its own, kept at once; only
 * its reply waits, and is left out when the next one comes before it. At most one a contact.
 */
export interface HeldTurns {
  of(contact: ContactId): HeldTurn | undefined;
  holds(turn: TurnId): boolean;
  /** Resolves when the turn was finished or another one came. `finish` is called after the wait. */
  hold(held: HeldTurn, finish: () => Promise<void>): Promise<void>;
  /** Something else has come, or the wait of `turn` is over: nothing waits any more. Another turn's wait goes on. */
  release(contact: ContactId, turn?: TurnId): HeldTurn | undefined;
  /** Whether anything is held at all: not without a wait, and not after a flush. */
  isOpen(): boolean;
  /** Finish everything now, and hold nothing from now on. */
  flush(): Promise<void>;
}

interface Waiting {
  held: HeldTurn;
  timer: NodeJS.Timeout;
  finish: () => void;
  end: () => void;
}

/** `waitMs`: how long a reply waits for more of the same answer, milliseconds; 0: none waits. */
export function createHeldTurns(waitMs: number): HeldTurns {
  const waiting = new Map<ContactId, Waiting>();
  const ends = new Set<Promise<void>>();
  let open = waitMs > 0;
  return {
    of: (contact) => waiting.get(contact)?.held,
    holds: (turn) => [...waiting.values()].some(({ held }) => held.turn.id === turn),
    hold(held, finish) {
      const { contact } = held.turn;
      const done = new Promise<void>((resolve, reject) => {
        const run = (): void => void finish().then(resolve, reject);
        const timer = setTimeout(run, waitMs);
        waiting.set(contact, { held, timer, finish: run, end: resolve });
      });
      ends.add(done);
      return done.finally(() => ends.delete(done));
    },
    release(contact, turn) {
      const found = waiting.get(contact);
      if (found === undefined || (turn !== undefined && found.held.turn.id !== turn)) return undefined;
      waiting.delete(contact);
      clearTimeout(found.timer);
      // Who waits for the end of the wait hears of it when the turn is finished; an overtaken one is over now.
      if (turn === undefined) found.end();
      return found.held;
    },
    isOpen: () => open,
    async flush() {
      open = false;
      for (const { timer, finish } of waiting.values()) {
        clearTimeout(timer);
        finish();
      }
      await Promise.allSettled(ends);
    },
  };
}

/** What may happen in a turn whose reply can wait: nothing that anybody else, or an act, is waiting for. */
const patient: ReadonlySet<string> = new Set([
  'answer_recorded',
  'answer_refused',
  'question_asked',
  'summary_shown',
  'media_added',
  'session_resumed',
]);

/** Whether the reply of a decision can wait for more of the same answer. */
export function canWait({ events, piece }: Decision): boolean {
  return piece !== undefined && events.every(({ type }) => patient.has(type));
}
