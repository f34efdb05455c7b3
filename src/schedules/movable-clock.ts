import type { Clock } from '../core/index.ts';
import type { Store } from '../store/index.ts';

/** A clock that runs with the wall clock but can be put forward, never back: one stored offset. */
export interface MovableClock extends Clock {
  /** Put the clock forward to an instant; an earlier one is ignored. */
  moveTo(instant: Date): Promise<void>;
}

const settingKey = 'clockOffsetMs';

/** Continue at the stored offset. */
export async function openMovableClock(settings: Store['settings'], wall: Clock): Promise<MovableClock> {
  let offsetMs = (await settings.read<number>(settingKey)) ?? 0;
  const now = (): Date => new Date(wall.now().getTime() + offsetMs);
  return {
    now,
    async moveTo(instant) {
      const aheadMs = instant.getTime() - now().getTime();
      if (aheadMs <= 0) return;
      offsetMs += aheadMs;
      await settings.write(settingKey, offsetMs);
    },
  };
}
