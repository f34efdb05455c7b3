import { addDays, dayOf, instantAt, timeOf } from '../core/index.ts';
import type { OutboxRow } from '../store/index.ts';

/** County wall times, `HH:mm`; `from` later than `to` spans midnight. `to` itself is no longer quiet. */
export interface QuietHours {
  from: string;
  to: string;
}

/**
 * When a message that would go out at `at` may: then, or when the quiet hours that `at` lies in end (E0: 20:30–07:30,
 * urgent kinds exempt). A reply never waits, because its reader has just written.
 */
export function firstMomentFor(kind: OutboxRow['kind'], at: Date, quiet: QuietHours | null): Date {
  if (quiet === null || kind === 'reply' || kind === 'urgent') return at;
  const time = timeOf(at);
  const day = dayOf(at);
  if (quiet.from <= quiet.to) {
    return quiet.from <= time && time < quiet.to ? instantAt(day, quiet.to) : at;
  }
  if (time < quiet.to) return instantAt(day, quiet.to);
  return time >= quiet.from ? instantAt(addDays(day, 1), quiet.to) : at;
}
