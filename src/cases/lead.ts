import { dayOf, isWithin, type AreaCode, type CaseId, type Day, type PersonId } from '../core/index.ts';
import type { Actor } from './act.ts';
import type { Profile } from './profile.ts';
import { valueOf } from './profile.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Where a lead comes from: somebody's word in the chat, a department's list, a year's bills that came to too much. */
export type LeadSource = 'chat' | 'department' | 'medical_sum';

/** What two people found at the door (D12). */
export const leadOutcomes = ['no_risk', 'monitored', 'guided'] as const;
export type LeadOutcome = (typeof leadOutcomes)[number];

/**
 * The life of a lead (预警线索, D12): nothing stays "reported and left" (001_08e4 L21). `new` nobody's yet; `assigned`
 * to a village; `visited` with an outcome; `closed` once whoever gave it has had an answer.
 */
export interface LeadCourse {
  state: 'new' | 'assigned' | 'visited' | 'closed';
  /** The township's or the county's while the village is not known. */
  area: AreaCode;
  owner: PersonId | null;
  found?: LeadFinding;
  /** The household's case that it was joined to. */
  case?: CaseId;
}

export interface LeadFinding {
  on: Day;
  visitors: PersonId[];
  outcome: LeadOutcome;
  reason?: string;
}

/** What happens to a lead; `owner` of an assignment answers for it in the area. */
export type LeadAct =
  | { kind: 'assigned'; area: AreaCode; owner: PersonId | null }
  | { kind: 'visited'; on: Day; other: PersonId | null; outcome: LeadOutcome; reason?: string }
  /** That household has a case: it is looked after there. */
  | { kind: 'joined'; case: CaseId }
  | { kind: 'answered' };

/** Whether an act fits, and the course after it. */
export function judgeLead(
  course: LeadCourse,
  act: LeadAct,
  { actor, now }: { actor: Actor; now: Date },
): { ok: true; course: LeadCourse } | { ok: false; refusal: Refusal } {
  switch (act.kind) {
    case 'assigned':
      if (course.state !== 'new' && course.state !== 'assigned') return refuse('wrong_stage');
      // An office sends it on within its own area; the system gives it to whoever answers for the place.
      if (actor.role !== 'system' && !(isOffice(actor) && covers(actor, act.area))) {
        return refuse('not_allowed');
      }
      return { ok: true, course: { ...course, state: 'assigned', area: act.area, owner: act.owner } };
    case 'visited':
      return judgeVisited(course, act, actor, dayOf(now));
    case 'joined':
      if (course.state !== 'new' && course.state !== 'assigned') return refuse('wrong_stage');
      return { ok: true, course: { ...course, state: 'closed', case: act.case } };
    case 'answered':
      if (course.state !== 'visited') return refuse('wrong_stage');
      return { ok: true, course: { ...course, state: 'closed' } };
  }
}

/** Two different people went (D12), and not before the day has come. */
function judgeVisited(
  course: LeadCourse,
  { on, other, outcome, reason }: Extract<LeadAct, { kind: 'visited' }>,
  actor: Actor,
  today: Day,
): ReturnType<typeof judgeLead> {
  if (course.state !== 'new' && course.state !== 'assigned') return refuse('wrong_stage');
  const { person } = actor;
  if (person === 'system' || person === 'unbound' || actor.role === 'villager') return refuse('not_allowed');
  if (!covers(actor, course.area)) return refuse('not_allowed');
  if (on > today) return refuse('day_in_future', { on, today });
  if (other === null || other === person) return refuse('two_verifiers', { needed: 2, given: 1 });
  const found = { on, visitors: [person, other], outcome, ...(reason === undefined ? {} : { reason }) };
  return { ok: true, course: { ...course, state: 'visited', found } };
}

/** By when a lead is to be answered; null where the county has set no limit (E-63) or the day is not certain. */
export function leadDueBy(day: Day, profile: Profile, calendar: WorkingCalendar): Day | null {
  const limit = valueOf(profile, 'sla.lead');
  if (limit === null) return null;
  const { end, provisional } = calendar.addWorkingDays(day, limit);
  return provisional ? null : end;
}

function isOffice({ role }: Actor): boolean {
  return role === 'township_officer' || role === 'county_officer';
}

function covers({ area }: Actor, place: AreaCode): boolean {
  return area !== null && isWithin(place, area);
}
