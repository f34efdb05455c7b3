import type { Log } from '../../core/index.ts';
import type { Settlement, Store } from '../../store/index.ts';

/**
 * Writes the aftermath of turns in groups, behind the conversation: nobody waits for it, and a turn whose
 * settlement is lost in a crash or a fault is finished by `recoverTurns`.
 */
export interface Settler {
  add(settlement: Settlement): void;
  /** Resolves when everything added so far is written. */
  flush(): Promise<void>;
}

/** How long settlements gather before one group write, milliseconds. */
const gatherMs = 20;

export function createSettler(store: Store, log: Log): Settler {
  let waiting: Settlement[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function write(): Promise<void> {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      await store.turns.settle(group);
    } catch (error) {
      // The turns stay pending in the database; `recoverTurns` finishes them.
      log.error({ err: error, turns: group.length }, 'settling turns failed');
    }
  }

  function schedule(): void {
    timer = undefined;
    writing = writing.then(write);
  }

  return {
    add(settlement) {
      waiting.push(settlement);
      timer ??= setTimeout(schedule, gatherMs);
    },
    async flush() {
      clearTimeout(timer);
      schedule();
      await writing;
    },
  };
}
