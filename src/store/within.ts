import type { AreaCode } from '../core/index.ts';

/** The sign after the dash that parts the levels of an area's code. */
const afterDash = '.';

/** Filter for an area and everything inside it: `C-T` and `C-T-…`, but not `C-T2`. */
export function within(area: AreaCode): { $gte: string; $lt: string } {
  return { $gte: area, $lt: `${area}${afterDash}` };
}
