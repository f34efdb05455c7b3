import { useEffect, useState } from 'preact/hooks';
import type { State } from '../state/state.ts';

/** The simulator's now in ms, advancing once a second; null before the messenger has told it. */
export function useNow(clock: State['clock']): number | null {
  const [localMs, setLocalMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setLocalMs(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  if (clock === null) return null;
  return clock.nowMs + Math.max(0, localMs - clock.receivedMs);
}
