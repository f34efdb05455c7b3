import type { AreaCode } from './ids.ts';
import type { Day } from './time.ts';

/** Who someone is in the county's work (domain roles B-01 … B-26, the ones that chat needs). */
export const roles = [
  'villager',
  /** 监测帮扶联系人: looks after households, visits monthly. */
  'liaison',
  /** 村党支部书记 / 村主任: answers for the village. */
  'village_secretary',
  /** 村两委 and resident team members. */
  'village_cadre',
  /** 乡镇经办. */
  'township_officer',
  /** 县级主管部门. */
  'county_officer',
  /** Runs the bot. */
  'operator',
] as const;

export type Role = (typeof roles)[number];

/** A role in an area for a time; cadres rotate, so roles end. `to` is the last day, absent while it runs. */
export interface RoleAssignment {
  role: Role;
  area: AreaCode;
  from: Day;
  to?: Day;
}

/** What a group chat is for; a group has one area and one kind. */
export type GroupKind = 'cadres' | 'committee' | 'villagers';

/** Whether an assignment holds on a day. */
export function holdsOn(assignment: RoleAssignment, day: Day): boolean {
  return assignment.from <= day && (assignment.to === undefined || day <= assignment.to);
}
