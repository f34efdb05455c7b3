import { dayOf, isWithin, type AreaCode, type CaseId, type Day, type PersonId } from '../core/index.ts';
import type { Actor, JournalEntry } from './act.ts';
import type { CaseState } from './case-state.ts';
import { officeRoles } from './offices.ts';
import type { Profile } from './profile.ts';
import { valueOf } from './profile.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Where a lead comes from: somebody's word in the chat, or an objection that holds no board (D18). */
export type LeadSource = 'chat' | 'objection';

/** What two people found at the door (D12). */
export const leadOutcomes = ['no_risk', 'monitored', 'guided'] as const;
/** What came of an objection; `unclear`: nobody could find out which household it is about. */
export const objectionOutcomes = ['founded', 'unfounded', 'unclear'] as const;
export type ObjectionResult = (typeof objectionOutcomes)[number];
export type LeadOutcome = (typeof leadOutcomes)[number] | ObjectionResult;

/**
 * The life of a lead (预警线索, D12): nothing stays "reported and left" (001_08e4 L21). `new` nobody's yet; `assigned`
 * to a village; `visited` with an outcome; `closed` once whoever gave it has had an answer.
 */
export interface LeadCourse {
  source: LeadSource;
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

/** Who may not look into an objection against a case (D18). */
export interface Involved {
  near: PersonId[];
  own: Actor['person'][];
}

/** Near relatives, and whoever has put their name to its verification, decided about it or rejected it. */
export function involvedIn(
  { recused, verification, rejection }: CaseState,
  journal: readonly JournalEntry[],
): Involved {
  const deciders = journal.flatMap(({ act, actor }) => (decides(act) ? actor.person : []));
  return { near: recused, own: [...(verification?.signed ?? []), ...deciders, rejection?.by ?? []].flat() };
}

/** The township's review where it is the decision (X3), the county's, or a no. */
function decides(act: JournalEntry['act']): boolean {
  if (act.kind === 'town_reviewed') return act.decision !== undefined;
  return act.kind === 'county_decided' || act.kind === 'rejected';
}

/** What an act on a lead is judged by. */
export interface LeadContext {
  actor: Actor;
  now: Date;
  /** Of an objection against a known case. */
  involved?: Involved;
}

/** Whether an act fits, and the course after it. */
export function judgeLead(
  course: LeadCourse,
  act: LeadAct,
  { actor, now, involved }: LeadContext,
): { ok: true; course: LeadCourse } | { ok: false; refusal: Refusal } {
  switch (act.kind) {
    case 'assigned':
      if (course.state !== 'new' && course.state !== 'assigned') return refuse('wrong_stage');
      // Who objects and how is for the offices alone (D18): they look into it themselves.
      if (course.source === 'objection') return refuse('not_allowed');
      // An office sends it on within its own area; the system gives it to whoever answers for the place.
      if (actor.role !== 'system' && !(isOffice(actor) && covers(actor, act.area))) {
        return refuse('not_allowed');
      }
      return { ok: true, course: { ...course, state: 'assigned', area: act.area, owner: act.owner } };
    case 'visited':
      return judgeVisited(course, act, { actor, now, ...(involved && { involved }) });
    case 'joined':
      if (course.state !== 'new' && course.state !== 'assigned') return refuse('wrong_stage');
      return { ok: true, course: { ...course, state: 'closed', case: act.case } };
    case 'answered':
      if (course.state !== 'visited') return refuse('wrong_stage');
      return { ok: true, course: { ...course, state: 'closed' } };
  }
}

/**
 * Two different people went (D12), and not before the day has come; of an objection only an office says what came of it,
 * and nobody looks into their own work (D18).
 */
function judgeVisited(
  course: LeadCourse,
  { on, other, outcome, reason }: Extract<LeadAct, { kind: 'visited' }>,
  { actor, now, involved }: LeadContext,
): ReturnType<typeof judgeLead> {
  if (course.state !== 'new' && course.state !== 'assigned') return refuse('wrong_stage');
  const { person } = actor;
  if (person === 'system' || person === 'unbound' || actor.role === 'villager') return refuse('not_allowed');
  const answersObjection = objectionOutcomes.some((one) => one === outcome);
  if (!covers(actor, course.area) || !maySeeLead(actor.role, course)) return refuse('not_allowed');
  if (answersObjection !== (course.source === 'objection')) return refuse('not_allowed');
  const today = dayOf(now);
  if (on > today) return refuse('day_in_future', { on, today });
  const isAlone = other === null || other === person;
  if (isAlone && outcome !== 'unclear') return refuse('two_verifiers', { needed: 2, given: 1 });
  const visitors = isAlone ? [person] : [person, other];
  if (visitors.some((one) => involved?.near.includes(one))) return refuse('recused');
  if (visitors.some((one) => involved?.own.includes(one))) return refuse('own_work');
  const found = { on, visitors, outcome, ...(reason === undefined ? {} : { reason }) };
  return { ok: true, course: { ...course, state: 'visited', found } };
}

/** By when a lead is to be answered; null where the county has set no limit (E-63) or the day is not certain. */
export function leadDueBy(day: Day, profile: Profile, calendar: WorkingCalendar): Day | null {
  const limit = valueOf(profile, 'sla.lead');
  if (limit === null) return null;
  const { end, provisional } = calendar.addWorkingDays(day, limit);
  return provisional ? null : end;
}

/** Whether somebody in this role may read a lead of their area: an objector's words are for the offices (D18). */
export function maySeeLead(role: Actor['role'], { source }: Pick<LeadCourse, 'source'>): boolean {
  return source !== 'objection' || isOffice({ role });
}

function isOffice({ role }: Pick<Actor, 'role'>): boolean {
  return officeRoles.some((one) => one === role);
}

function covers({ area }: Actor, place: AreaCode): boolean {
  return area !== null && isWithin(place, area);
}
