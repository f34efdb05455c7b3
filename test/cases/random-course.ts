import {
  findStep,
  judgeAct,
  nextStage,
  valueOf,
  type Act,
  type Actor,
  type CaseState,
  type JournalEntry,
  type Profile,
  type Refusal,
  type WorkingCalendar,
} from '../../src/cases/index.ts';
import { addDays, type Day, type Role } from '../../src/core/index.ts';
import { actFor, actorFor, entitledTo, kindsFor, Thrown, type Attempt } from './random-acts.ts';
import { actor, at, decision, finding, meeting, openTestCase, townReview } from './support.ts';

/** A case that random people have been at. */
export interface Course {
  entries: JournalEntry[];
  /** After each entry. */
  states: CaseState[];
  refusals: Refusal[];
}

/** Try everything in turn; between the tries the right people go on with the procedure. */
export function runCourse(
  profile: Profile,
  calendar: WorkingCalendar,
  start: Day,
  list: readonly Attempt[],
): Course {
  const { entry, state: opened } = openTestCase(start);
  const course: Course = { entries: [entry], states: [opened], refusals: [] };
  let state = opened;
  let today = start;
  const attempt = (act: Act, who: Actor, time: string): boolean => {
    const now = at(today, time);
    const judgement = judgeAct(state, act, { actor: who, now, profile, calendar });
    if (!judgement.ok) {
      course.refusals.push(judgement.refusal);
      return false;
    }
    const { id, seq, profile: pinned } = state;
    course.entries.push({
      case: id,
      seq: seq + 1,
      at: now,
      actor: who,
      act: judgement.act,
      profile: pinned,
    });
    state = judgement.state;
    course.states.push(state);
    return true;
  };
  for (const one of list) {
    today = addDays(today, one.wait);
    const thrown = new Thrown(one.dice);
    const next = nextStage(state, profile);
    const kind = one.kind ?? thrown.of(kindsFor(state, next));
    const step = next === null ? null : findStep(profile, next);
    const { role, person } = actorFor(one.who, entitledTo(kind, step), thrown);
    attempt(actFor(kind, thrown, state, today), actor(role, person), one.time);
    if (one.push === 'none') continue;
    for (const [act, who] of nextSteps(state, profile, today, one.push === 'for')) attempt(act, who, '19:00');
  }
  return course;
}

type Move = readonly [Act, Actor];

/** What the procedure itself would do next. */
export function nextSteps(state: CaseState, profile: Profile, today: Day, approved: boolean): Move[] {
  const next = nextStage(state, profile);
  if (state.stage === 'monitored') return help(state);
  if (next === null) return state.stage === 'rejected' ? appeal : [];
  const role = findStep(profile, next)?.by.at(-1) ?? 'county_officer';
  const by = actor(role);
  const before = valueOf(profile, 'comparison')?.joinsBefore === next ? compare(state, approved) : [];
  switch (next) {
    case 'accepted':
    case 'monitored':
      return [...before, [{ kind: next === 'accepted' ? 'accepted' : 'monitoring_started' }, by]];
    case 'group_opinion':
      return [[{ kind: 'group_opined', on: today, present: 9, inFavour: 8, against: 1 }, by]];
    case 'verified':
      return verify(state, today, role, approved);
    case 'evaluated':
      return [
        ...before,
        ...recheck(state, today),
        [meeting(today, approved ? { despiteExclusion: true } : { inFavour: 0 }), by],
      ];
    case 'publicity':
      return [...recheck(state, today), [{ kind: 'publicity_opened', on: today, place: 'board' }, by]];
    case 'publicity_closed':
      return [...settle(state), [{ kind: 'publicity_closed', on: today }, by]];
    case 'town_review':
      return [
        ...before,
        ...recheck(state, today),
        [approved ? reviewed : { kind: 'returned', redo: 'evaluated', reason: 'r' }, by],
      ];
    case 'county_decision':
      return [
        ...before,
        ...recheck(state, today),
        ...(approved ? [decision] : undecided).map((act): Move => [act, by]),
      ];
    case 'announced':
      return [...before, [{ kind: 'announced', on: today }, by]];
    default:
      return [];
  }
}

const reviewed: Act = {
  ...(townReview as Extract<Act, { kind: 'town_reviewed' }>),
  decision: { type: 'T3', risks: ['R01', 'R03'] },
};

/** No risk, a type that a low income does not go with, and then no at all. */
const undecided: Act[] = [
  { kind: 'county_decided', type: 'T3', risks: [] },
  { kind: 'county_decided', type: 'T1', risks: ['R01'] },
  { kind: 'rejected', reason: 'no_risk' },
];

const appeal: Move[] = [
  [{ kind: 'appealed', text: 't' }, actor('villager')],
  [{ kind: 'appeal_decided', upheld: true, redo: 'verified', note: 'n' }, actor('county_officer', 'appeals')],
];

/** Two people of whom nobody is a relative; against it: they found a condition, and the other has not signed yet. */
function verify({ verification, recused }: CaseState, today: Day, role: Role, approved: boolean): Move[] {
  const [one = 'x', other = 'y'] = ['a', 'b', 'c', 'd', 'x', 'y'].filter(
    (person) => !recused.some((relative) => relative === person),
  );
  const waiting = verification?.waiting ?? [];
  if (waiting.length > 0)
    return waiting.map((person) => [{ kind: 'cosigned', agrees: true }, actor(role, person)]);
  const others = [actorId(role, other)];
  if (!approved) {
    const exclusions = [{ code: 'X01' as const, mitigated: false }];
    return [[finding(today, { others, exclusions }), actor(role, one)]];
  }
  return [
    [finding(today, { others }), actor(role, one)],
    [{ kind: 'cosigned', agrees: true }, actor(role, other)],
  ];
}

function actorId(role: Role, person: string): Extract<Act, { kind: 'verified' }>['others'][number] {
  const { person: id } = actor(role, person);
  if (id === 'system' || id === 'unbound') throw new Error(`${role} has no name`);
  return id;
}

function recheck({ verification }: CaseState, today: Day): Move[] {
  const signer = verification?.signed[0];
  if (signer === undefined || verification?.stale !== true) return [];
  return [
    [
      { kind: 'rechecked', on: today, perCapitaFen: 900_000, answers: {}, exclusions: [] },
      actor('village_cadre', signer),
    ],
  ];
}

/** Asked once; what was found before is explained. */
function compare({ comparison }: CaseState, approved: boolean): Move[] {
  const by = actor('county_officer');
  if (comparison?.returned === undefined) {
    return [
      [{ kind: 'comparison_requested' }, by],
      [{ kind: 'comparison_returned', hits: approved ? [] : [{ code: 'X03' }] }, by],
    ];
  }
  return comparison.open.map((code) => [{ kind: 'hit_settled', code, outcome: 'explained', note: 'n' }, by]);
}

function settle({ objections }: CaseState): Move[] {
  const investigators = ['i', 'j'].map((person) => actorId('township_officer', person));
  return objections.flatMap(({ id, state }): Move[] =>
    state === 'open'
      ? [
          [
            { kind: 'objection_settled', objection: id, investigators, founded: false, outcome: 'o' },
            actor('township_officer'),
          ],
        ]
      : [],
  );
}

/** A measure on its way, one step a time. */
function help({ measures, decision: decided }: CaseState): Move[] {
  const township = actor('township_officer');
  const { id: measure = 'm1', state = null } = measures.at(-1) ?? {};
  switch (state) {
    case null:
      return [
        [
          {
            kind: 'measure_proposed',
            measure,
            risk: decided?.risks[0] ?? 'R01',
            measureKind: 'health',
            target: 't',
            detail: 'd',
          },
          township,
        ],
      ];
    case 'proposed':
      return [[{ kind: 'measure_answered', measure, agrees: true }, actor('villager')]];
    case 'agreed':
      return [[{ kind: 'measure_moved', measure, to: 'approved' }, township]];
    case 'approved':
    case 'running':
      return [[{ kind: 'measure_moved', measure, to: 'done' }, township]];
    default:
      return [];
  }
}
