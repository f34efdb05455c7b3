import { isWorkday } from 'chinese-days';
import {
  decidingStage,
  findStep,
  nextStage,
  sectors,
  valueOf,
  type Act,
  type Actor,
  type Decision,
  type Profile,
  type Stage,
} from '../../../src/cases/index.ts';
import {
  addDays,
  instantAt,
  lastOfMonth,
  monthOf,
  toId,
  type AreaCode,
  type Day,
  type PersonId,
  type Role,
} from '../../../src/core/index.ts';
import type { Random } from '../../support/random.ts';

/** Something that is done to a case, and where that leaves it by the documents' own reading. */
export interface Done {
  at: Date;
  actor: Actor;
  act: Act;
  stage: Stage;
}

/** Where a course may turn aside. */
export type Turning = 'none' | 'withdrawn' | 'voted_down' | 'returned';

/** People of one village and those above it. */
export type People = Record<Exclude<Role, 'villager' | 'operator'>, Actor>;

export interface CourseOptions {
  profile: Profile;
  people: People;
  declared: Day;
  turning: Turning;
  random: Random;
  until: Day;
}

/** Working days by a calendar that is not ours. */
export function nextWorkday(day: Day, count = 1): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isWorkday(at)) left -= 1;
  }
  return at;
}

/**
 * The course of one case after its declaration, written down before anything is done: which act on which day by whom,
 * and the stage that follows. Days are counted by an independent calendar.
 */
export function plotCourse({ profile, people, declared, turning, random, until }: CourseOptions): Done[] {
  const course: Done[] = [];
  let stage: Stage = 'submitted';
  const standing = (): Stage => stage;
  let day = declared;
  let left: Turning = turning;
  const put = (actor: Actor, act: Act, time: string, reached: Stage = stage): void => {
    stage = reached;
    course.push({ at: instantAt(day, time), actor, act, stage });
  };
  while (standing() !== 'monitored') {
    const next = nextStage({ stage: standing(), returned: { redo: 'verified' } }, profile);
    if (next === null) break;
    day = next === 'publicity_closed' ? nextWorkday(day, 5) : nextWorkday(day, 1 + random.below(4));
    // After the decision nothing is withdrawn (D19).
    const decided = next === 'announced' || next === 'monitored';
    if (left === 'withdrawn' && !decided && random.chance(0.3)) {
      put(people.village_secretary, { kind: 'withdrawn' }, '09:30', 'withdrawn');
      break;
    }
    if (left === 'returned' && next === 'town_review') {
      left = 'none';
      put(people.township_officer, { kind: 'returned', redo: 'verified', reason: 'r' }, '09:40', 'returned');
      continue;
    }
    takeStep(put, next, { day, profile, people, votedDown: left === 'voted_down' });
    if (standing() === 'rejected') break;
  }
  if (standing() === 'monitored') visitMonthly(course, { since: day, people, random, until });
  return course.filter(({ at }) => at < instantAt(until, '23:59'));
}

const decision: Decision = { type: 'T3', risks: ['R01'] };

type Put = (actor: Actor, act: Act, time: string, reached?: Stage) => void;

interface StepOptions {
  day: Day;
  profile: Profile;
  people: People;
  votedDown: boolean;
}

function takeStep(put: Put, next: Stage, { day, profile, people, votedDown }: StepOptions): void {
  const branch = valueOf(profile, 'comparison');
  if (branch?.joinsBefore === next) {
    put(people.county_officer, { kind: 'comparison_requested' }, '09:10');
    put(people.county_officer, { kind: 'comparison_returned', hits: [] }, '09:20');
  }
  const by = (...roles: (keyof People)[]): Actor => {
    const role = roles.find((one) => findStep(profile, next)?.by.includes(one) === true);
    return people[role ?? roles[0] ?? 'village_secretary'];
  };
  switch (next) {
    case 'accepted':
      return put(by('village_secretary'), { kind: 'accepted' }, '10:00', next);
    case 'verified': {
      const others = [toId<PersonId>(people.village_secretary.person)];
      const found = {
        conclusion: 'true',
        answers: {},
        exclusions: [],
        perCapitaFen: 1_210_000,
        photos: [],
      } as const;
      put(
        people.village_cadre,
        { kind: 'verified', on: day, others, ...found, exclusions: [], photos: [] },
        '10:00',
      );
      return put(people.village_secretary, { kind: 'cosigned', agrees: true }, '15:00', next);
    }
    case 'group_opinion':
      return put(
        by('village_cadre'),
        { kind: 'group_opined', on: day, present: 12, inFavour: 10, against: 2 },
        '10:00',
        next,
      );
    case 'evaluated': {
      const attendance = { committee: 3, team: 1, supervisors: 1, representatives: 7 };
      const votes = votedDown ? { inFavour: 3, against: 9 } : { inFavour: 9, against: 3 };
      const act: Act = { kind: 'evaluated', on: day, place: 'hall', attendance, ...votes, abstained: 0 };
      return put(by('village_secretary'), act, '10:00', votedDown ? 'rejected' : next);
    }
    case 'publicity':
      return put(
        by('village_secretary'),
        { kind: 'publicity_opened', on: day, place: 'board' },
        '10:00',
        next,
      );
    case 'publicity_closed':
      return put(by('village_secretary'), { kind: 'publicity_closed', on: day }, '18:30', next);
    case 'town_review': {
      const opinions = sectors.map((sector) => ({ sector, opinion: 'fits' as const }));
      const decides = decidingStage(profile) === next ? { decision } : {};
      return put(by('township_officer'), { kind: 'town_reviewed', opinions, ...decides }, '10:00', next);
    }
    case 'county_decision':
      return put(
        by('county_officer', 'township_officer'),
        { kind: 'county_decided', ...decision },
        '10:00',
        next,
      );
    case 'announced':
      return put(by('county_officer', 'township_officer'), { kind: 'announced', on: day }, '10:00', next);
    case 'monitored': {
      put(by('township_officer', 'county_officer'), { kind: 'monitoring_started' }, '10:00', next);
      const liaison = toId<PersonId>(people.liaison.person);
      return put(people.township_officer, { kind: 'liaison_assigned', liaison, from: day }, '10:30');
    }
    default:
      throw new Error(`no step to ${next}`);
  }
}

interface Visiting {
  since: Day;
  people: People;
  random: Random;
  until: Day;
}

/** One visit in most months. */
function visitMonthly(course: Done[], { since, people, random, until }: Visiting): void {
  for (let from = since; from <= until; from = addDays(lastOfMonth(from), 1)) {
    const days = Number(lastOfMonth(from).slice(8)) - Number(from.slice(8));
    const on = addDays(from, random.below(days + 1));
    if (on === since || on > until || !random.chance(0.85)) continue;
    const visit = { on, way: 'in_person' as const, answers: {}, photos: [] };
    course.push({
      at: instantAt(on, '16:00'),
      actor: people.liaison,
      act: { kind: 'visited', visit },
      stage: 'monitored',
    });
  }
}

/** What the oracle counts of a village at an instant. */
export interface Count {
  /** Cases by stage, ended ones left out. */
  stages: Record<string, number>;
  visits: { done: number; of: number };
}

/** A case as the oracle knows it. */
export interface Plotted {
  village: AreaCode;
  declaredAt: Date;
  course: Done[];
  /** 001_08e4 L155 owes one a month; 004_bc94 names no number, so that nothing is owed there. */
  owesVisits: boolean;
}

const ended: readonly Stage[] = ['withdrawn', 'rejected', 'referred'];

/** Count from the courses alone. */
export function countAt(cases: Plotted[], now: Date, today: Day): Count {
  const count: Count = { stages: {}, visits: { done: 0, of: 0 } };
  for (const { declaredAt, course, owesVisits } of cases) {
    if (declaredAt > now) continue;
    const past = course.filter(({ at }) => at <= now);
    const stage = past.at(-1)?.stage ?? 'submitted';
    if (ended.includes(stage)) continue;
    count.stages[stage] = (count.stages[stage] ?? 0) + 1;
    if (stage !== 'monitored' || !owesVisits) continue;
    count.visits.of += 1;
    const visited = past.some(
      ({ act }) => act.kind === 'visited' && monthOf(act.visit.on) === monthOf(today),
    );
    count.visits.done += visited ? 1 : 0;
  }
  return count;
}
