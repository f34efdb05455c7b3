export interface FlightParts<T, R> {
  /** One group write; results in the order of the items. */
  write: (items: T[]) => Promise<R[]>;
  /** Items with the same key never fly together. */
  keyOf: (item: T) => string;
  maxItems: number;
}

interface Seat<T, R> {
  item: T;
  resolve(result: R): void;
  reject(reason: unknown): void;
}

/**
 * Group concurrent calls into one write: whatever is asked for while a flight is in the air leaves together on the
 * next one. A lone call leaves at the end of the current turn of the event loop.
 */
export function createFlight<T, R>({ write, keyOf, maxItems }: FlightParts<T, R>): (item: T) => Promise<R> {
  let waiting: Seat<T, R>[] = [];
  let flying = false;

  function board(): Seat<T, R>[] {
    const seats: Seat<T, R>[] = [];
    const left: Seat<T, R>[] = [];
    const keys = new Set<string>();
    for (const seat of waiting) {
      const key = keyOf(seat.item);
      const fits = seats.length < maxItems && !keys.has(key);
      // A key that stays behind keeps its later items behind too: they leave in the order they came.
      keys.add(key);
      (fits ? seats : left).push(seat);
    }
    waiting = left;
    return seats;
  }

  async function fly(): Promise<void> {
    while (waiting.length > 0) {
      const seats = board();
      try {
        const results = await write(seats.map(({ item }) => item));
        for (const [index, seat] of seats.entries()) seat.resolve(results[index] as R);
      } catch (error) {
        for (const seat of seats) seat.reject(error);
      }
    }
    flying = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (flying) return;
      flying = true;
      setImmediate(() => void fly());
    });
}
