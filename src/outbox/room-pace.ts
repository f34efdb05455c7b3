/** Spreads messages to groups: at least a gap between any two of them, whichever groups they go to. */
export interface RoomPace {
  /** 0: send now, it is counted. Otherwise milliseconds until the slot that is now reserved. */
  waitMs(): number;
}

/** `nowMs` is a steady real-time clock: a moved service clock must not open the gate. */
export function createRoomPace(gapMs: number, nowMs: () => number): RoomPace {
  let lastSent = -Infinity;
  let lastSlot = -Infinity;
  return {
    waitMs() {
      const now = nowMs();
      if (now >= lastSent + gapMs) {
        lastSent = now;
        return 0;
      }
      lastSlot = Math.max(lastSlot, lastSent) + gapMs;
      return Math.ceil(lastSlot - now);
    },
  };
}
