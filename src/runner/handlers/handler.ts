import type { Turn, TurnEvent } from '../../store/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

export type EventOf<T extends TurnEvent['type']> = Extract<TurnEvent, { type: T }>;

/** What a handler is given: the committed turn, who spoke, and the event it is about. */
export interface HandlerInput<T extends TurnEvent['type']> {
  runtime: Runtime;
  scene: Scene;
  turn: Turn;
  event: EventOf<T>;
}

/**
 * Turns one event of a committed turn into what follows from it. Runs again after a crash, so everything it writes
 * has an id derived from the turn.
 */
export type Handler<T extends TurnEvent['type']> = (input: HandlerInput<T>) => Promise<void>;
