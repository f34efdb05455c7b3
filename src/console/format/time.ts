const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

/** Parts of an instant on the county's wall clock (Asia/Shanghai, UTC+8 without daylight saving). */
function partsOf(ms: number) {
  const local = new Date(ms + shanghaiOffsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    weekday: weekdays[local.getUTCDay()] ?? '',
    time: local.toISOString().slice(11, 19),
    dayNumber: Math.floor((ms + shanghaiOffsetMs) / dayMs),
  };
}

/** `2026年9月24日` */
export function formatDay(ms: number): string {
  const { year, month, date } = partsOf(ms);
  return `${year}年${month}月${date}日`;
}

/** `9月24日` */
export function formatShortDay(ms: number): string {
  const { month, date } = partsOf(ms);
  return `${month}月${date}日`;
}

/** `星期四` */
export function formatWeekday(ms: number): string {
  return partsOf(ms).weekday;
}

/** `08:00:05` */
export function formatTime(ms: number): string {
  return partsOf(ms).time;
}

/** Between two groups of bubbles: `08:00`, `昨天 08:00`, `星期三 08:00` or `2026年9月24日 08:00`, as seen at `nowMs`. */
export function formatSeparator(ms: number, nowMs: number): string {
  const { weekday, time, dayNumber } = partsOf(ms);
  const daysAgo = partsOf(nowMs).dayNumber - dayNumber;
  const clock = time.slice(0, 5);
  if (daysAgo === 0) return clock;
  if (daysAgo === 1) return `昨天 ${clock}`;
  if (daysAgo > 1 && daysAgo < 7) return `${weekday} ${clock}`;
  return `${formatDay(ms)} ${clock}`;
}

/** In the list: `08:00`, `昨天`, `星期三`, `9月24日` or `2025/9/24`. */
export function formatListTime(ms: number, nowMs: number): string {
  const { year, month, date, weekday, time, dayNumber } = partsOf(ms);
  const now = partsOf(nowMs);
  const daysAgo = now.dayNumber - dayNumber;
  if (daysAgo === 0) return time.slice(0, 5);
  if (daysAgo === 1) return '昨天';
  if (daysAgo > 1 && daysAgo < 7) return weekday;
  return year === now.year ? `${month}月${date}日` : `${year}/${month}/${date}`;
}

/** Whether a bubble gets a time above it: the first one, and every one after a pause of five minutes. */
export function startsNewTime(previousMs: number | undefined, ms: number): boolean {
  return previousMs === undefined || Math.abs(ms - previousMs) >= 5 * 60_000;
}

/** Length of a voice message: `8″`, `1′05″`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 60 ? `${whole}″` : `${Math.floor(whole / 60)}′${String(whole % 60).padStart(2, '0')}″`;
}
