/**
 * One thing at a time per key, different keys side by side: the contact is the unit of order. What is added while
 * another runs waits its turn and is never dropped.
 */
export interface TurnQueue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when everything added so far has ended. */
  idle(): Promise<void>;
}

export function createTurnQueue(): TurnQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.catch(() => {});
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return mine;
    },
    async idle() {
      await Promise.all(tails.values());
    },
  };
}
