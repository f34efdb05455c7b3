import {
  array,
  assert as assertProperty,
  boolean,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dutiesOf,
  foldCase,
  judgeAct,
  snapshotOf,
  stages,
  type Act,
  type Actor,
  type CaseState,
  type JournalEntry,
  type Stage,
} from '../../src/cases/index.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  instantAt,
  roles,
  toId,
  type Day,
  type PersonId,
} from '../../src/core/index.ts';
import {
  actor,
  at,
  calendar,
  decision,
  declaration,
  demoProfile,
  finding,
  meeting,
  openTestCase,
  townReview,
  visit,
} from './support.ts';

const start = '2026-01-05';
const days = integer({ min: -3, max: 12 });
const people = constantFrom('a', 'b', 'liaison').map((id) => toId<PersonId>(id));

/** Ways out of the procedure, and back into it. */
const leaving: Act[] = [
  { kind: 'returned', redo: 'verified', reason: 'r' },
  { kind: 'returned', redo: 'publicity', reason: 'r' },
  { kind: 'rejected', reason: 'no_risk' },
  { kind: 'referred', to: 'subsistence' },
  { kind: 'appealed', text: 't' },
  { kind: 'appeal_decided', upheld: true, redo: 'verified', note: 'n' },
];

/** Acts around a day, most of them out of turn. */
function actsOn(today: Day): Arbitrary<Act> {
  const day = days.map((offset) => addDays(today, offset));
  const votes = integer({ min: 0, max: 9 });
  return oneof(
    constantFrom<Act>({ kind: 'accepted' }, { kind: 'monitoring_started' }),
    integer({ min: 0, max: 9 }).map((n): Act =>
      n === 0 ? { kind: 'withdrawn' } : { kind: 'supplemented', declaration },
    ),
    tuple(array(people, { maxLength: 3 }), day).map(([others, on]): Act => finding(on, { others })),
    boolean().map((agrees): Act => ({ kind: 'cosigned', agrees })),
    tuple(votes, votes, day).map(([inFavour, against, on]): Act => meeting(on, { inFavour, against })),
    day.map((on): Act => ({ kind: 'publicity_opened', on, place: 'board' })),
    day.map((on): Act => ({ kind: 'publicity_closed', on })),
    constantFrom(townReview, decision, ...leaving),
    constantFrom<Act>(
      { kind: 'comparison_requested' },
      { kind: 'comparison_returned', hits: [] },
      { kind: 'comparison_returned', hits: [{ code: 'X02' }] },
      { kind: 'hit_settled', code: 'X02', outcome: 'explained', note: 'n' },
    ),
    people.map((person): Act => ({ kind: 'recused', person })),
    tuple(people, day).map(([liaison, from]): Act => ({ kind: 'liaison_assigned', liaison, from })),
    tuple(day, constantFrom('in_person' as const, 'phone' as const)).map(([on, way]): Act => ({
      kind: 'visited',
      visit: visit(on, { way }),
    })),
  );
}

const actors: Arbitrary<Actor> = tuple(constantFrom(...roles, 'system' as const), people).map(
  ([role, person]) => actor(role, person),
);

interface Attempt {
  /** Days since the one before. */
  wait: number;
  who: Actor;
  /** Drawn as if today were `start`, moved to its day when it is tried. */
  act: Act;
  /** Afterwards the right person takes the next step, for or against, so that cases get far. */
  push: 'none' | 'for' | 'against';
}

const attempts: Arbitrary<Attempt[]> = array(
  record({
    wait: integer({ min: 0, max: 9 }),
    who: actors,
    act: actsOn(start),
    push: constantFrom('none', 'for', 'for', 'for', 'against'),
  }),
  { maxLength: 60 },
);

function moveAct(act: Act, by: number): Act {
  switch (act.kind) {
    case 'publicity_opened':
    case 'publicity_closed':
      return { ...act, on: addDays(act.on, by) };
    case 'verified':
    case 'evaluated':
      return { ...act, on: addDays(act.on, by) };
    case 'visited':
      return { ...act, visit: { ...act.visit, on: addDays(act.visit.on, by) } };
    default:
      return act;
  }
}

function play(list: Attempt[]): { entries: JournalEntry[]; states: CaseState[] } {
  const { entry, state: opened } = openTestCase(start);
  const entries = [entry];
  const states = [opened];
  let state = opened;
  let today = start;
  const attempt = (act: Act, who: Actor): void => {
    const now = at(today, '19:00');
    const judgement = judgeAct(state, act, { actor: who, now, profile: demoProfile, calendar });
    if (!judgement.ok) return;
    entries.push({
      case: state.id,
      seq: state.seq + 1,
      at: now,
      actor: who,
      act: judgement.act,
      profile: state.profile,
    });
    state = judgement.state;
    states.push(state);
  };
  for (const { wait, who, act, push } of list) {
    today = addDays(today, wait);
    attempt(moveAct(act, daysBetween(start, today)), who);
    if (push !== 'none')
      for (const [next, by] of pushesFor(state.stage, today, push === 'for')) attempt(next, by);
  }
  return { entries, states };
}

/** What the procedure itself would do next. */
function pushesFor(stage: Stage, today: Day, approved: boolean): (readonly [Act, Actor])[] {
  const secretary = actor('village_secretary');
  switch (stage) {
    case 'submitted':
      return [[{ kind: 'accepted' }, secretary]];
    case 'accepted':
    case 'returned':
      return [
        [finding(today), actor('village_cadre', 'a')],
        [{ kind: 'cosigned', agrees: true }, actor('village_cadre', 'b')],
        [{ kind: 'publicity_opened', on: today, place: 'board' }, secretary],
      ];
    case 'verified':
      return [[meeting(today, approved ? {} : { against: 9 }), secretary]];
    case 'evaluated':
      return [[{ kind: 'publicity_opened', on: today, place: 'board' }, secretary]];
    case 'publicity':
      return [[{ kind: 'publicity_closed', on: today }, secretary]];
    case 'publicity_closed':
      return [[approved ? townReview : (leaving[0] ?? townReview), actor('township_officer')]];
    case 'town_review':
      return [
        [{ kind: 'comparison_requested' }, actor('county_officer')],
        [{ kind: 'comparison_returned', hits: [] }, actor('county_officer')],
        [approved ? decision : { kind: 'rejected', reason: 'no_risk' }, actor('county_officer')],
      ];
    case 'county_decision':
      return [[{ kind: 'monitoring_started' }, actor('county_officer')]];
    default:
      return [];
  }
}

/** Which stage may follow which (D0 with the demo county's steps). */
const out = ['withdrawn', 'referred', 'rejected'] as const;
const following: Record<Stage, readonly Stage[]> = {
  submitted: ['accepted', ...out],
  accepted: ['verified', 'returned', ...out],
  verified: ['evaluated', 'returned', ...out],
  group_opinion: [],
  evaluated: ['publicity', 'returned', ...out],
  publicity: ['publicity_closed', 'returned', ...out],
  publicity_closed: ['town_review', 'returned', ...out],
  town_review: ['county_decision', 'returned', ...out],
  county_decision: ['monitored', 'returned', 'referred', 'rejected'],
  announced: [],
  monitored: [],
  returned: ['verified', 'publicity', ...out],
  withdrawn: [],
  referred: [],
  rejected: ['returned'],
  eliminated: [],
};

describe('random acts by random people', () => {
  it('never reach an illegal state, and the journal folds to the same one', () => {
    const reached = new Set<Stage>();
    assertProperty(
      property(attempts, (list) => {
        const { entries, states } = play(list);
        expect(foldCase(entries)).toEqual(states.at(-1));
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
        for (const [index, state] of states.entries()) {
          reached.add(state.stage);
          const before = states[index - 1];
          if (before !== undefined && before.stage !== state.stage) {
            expect(following[before.stage]).toContain(state.stage);
          }
          const { publicity } = state;
          if (state.stage === 'publicity' || state.stage === 'publicity_closed')
            expect(publicity?.days).toHaveLength(5);
          if (state.stage === 'publicity_closed') {
            expect(publicity?.closedOn && publicity.closedOn >= publicity.end).toBe(true);
          }
          expect(state.monitoredSince !== undefined).toBe(state.stage === 'monitored');
          if (state.visits.length > 0) expect(state.stage).toBe('monitored');
        }
      }),
      { numRuns: 400 },
    );
    const never: Stage[] = ['group_opinion', 'announced', 'eliminated'];
    expect([...reached].toSorted()).toEqual(stages.filter((stage) => !never.includes(stage)).toSorted());
  });

  it('always have the next moment after now, and duties that fit the stage', () => {
    assertProperty(
      property(
        attempts,
        integer({ min: 0, max: 400 }),
        integer({ min: 0, max: 1439 }),
        (list, later, minute) => {
          const state = play(list).states.at(-1);
          if (state === undefined) return;
          const now = new Date(instantAt(addDays(start, later), '00:00').getTime() + minute * 60_000);
          const { nextDueAt } = snapshotOf(state, demoProfile, calendar, now);
          expect(nextDueAt === null || nextDueAt > now).toBe(true);
          const duties = dutiesOf(state, demoProfile, calendar, now);
          expect(duties.filter(({ kind }) => kind !== 'settle').length).toBeLessThanOrEqual(1);
          if (state.stage === 'monitored' && dayOf(now) >= (state.monitoredSince ?? '')) {
            expect(nextDueAt).not.toBeNull();
            expect(duties.filter(({ kind }) => kind !== 'settle').map(({ kind }) => kind)).toEqual(['visit']);
          }
        },
      ),
    );
  });
});
