import { formatDay, formatTime, formatWeekday } from '../format/time.ts';
import { words } from '../words.ts';
import { DayIcon, Mark } from './icons.tsx';
import { TextSize } from './text-size.tsx';

/** The bar on top: the house's name, the size of letters, the simulator's clock and the buttons that put it forward. */
export function ClockBar({
  nowMs,
  isMoving,
  onMove,
}: {
  nowMs: number | null;
  isMoving: boolean;
  onMove: (by: 'day' | 'month') => void;
}) {
  const isOff = isMoving || nowMs === null;
  return (
    <header class="clock-bar">
      <h1 class="brand">
        <Mark />
        <span class="brand-name">守望</span>
        <span class="brand-sub">聊天模拟器</span>
      </h1>
      <TextSize />
      <div class="clock" role="group" aria-label={words.clock} title={words.forwardOnly}>
        {nowMs === null ? (
          <span class="clock-face" />
        ) : (
          <time class="clock-face" dateTime={new Date(nowMs).toISOString()}>
            <span class="clock-day">{formatDay(nowMs)}</span>
            <span class="clock-weekday">{formatWeekday(nowMs)}</span>
            <span class="clock-time">{formatTime(nowMs)}</span>
          </time>
        )}
        <button
          type="button"
          class="clock-button"
          disabled={isOff}
          aria-busy={isMoving}
          title={words.forwardOnly}
          onClick={() => onMove('day')}
        >
          {isMoving ? <span class="spinner" /> : <DayIcon />}
          {words.nextDay}
        </button>
        <button
          type="button"
          class="clock-button"
          disabled={isOff}
          title={words.forwardOnly}
          onClick={() => onMove('month')}
        >
          {words.nextMonth}
        </button>
      </div>
    </header>
  );
}
