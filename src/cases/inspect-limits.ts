import type { Report } from './checked-file.ts';
import { findUnreachable } from './deadline.ts';
import { findStep } from './procedure.ts';
import { limitOf, stepLimits } from './promise.ts';
import { valueOf, type Profile } from './profile.ts';
import type { Stage } from './stage.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const limits = Object.entries(stepLimits) as [Stage, (typeof stepLimits)[keyof typeof stepLimits]][];

/**
 * Whether the county's limits can be kept by the county itself: each belongs to a step, and the whole leaves room for
 * the publicity and for the limits of the steps, on every day of the loaded calendar. A limit in calendar days beside
 * a publicity in working days is where it breaks, over a long holiday.
 */
export function inspectLimits(profile: Profile, calendar: WorkingCalendar, report: Report): void {
  for (const [stage, key] of limits) {
    if (valueOf(profile, key) !== null && findStep(profile, stage) === null)
      report('limit_without_step', ['values', key], `the steps have no ${stage}`);
  }
  const total = valueOf(profile, 'sla.total');
  if (total === null) return;
  const hangs = findStep(profile, 'publicity') !== null;
  const board = hangs ? (valueOf(profile, 'publicity.workingDays') ?? 0) : 0;
  const path = ['values', 'sla.total'];
  const late = findUnreachable(total, board, calendar);
  const words = `${total.days} ${total.kind} days`;
  if (late !== null) {
    return report('limit_unreachable', path, `${words} from ${late}: publicity alone takes longer`);
  }
  const sum = limits.reduce((days, [stage]) => days + daysOf(profile, stage), board);
  const over = findUnreachable(total, sum, calendar);
  if (over !== null)
    report('limits_exceed', path, `${words} from ${over}: the steps take ${sum} working days`);
}

/** A step without a limit takes a working day at the least. */
function daysOf(profile: Profile, stage: Stage): number {
  return findStep(profile, stage) === null ? 0 : (limitOf(stage, profile) ?? 1);
}
