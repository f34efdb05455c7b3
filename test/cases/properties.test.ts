import { assert as assertProperty, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCalendar,
  dutiesOf,
  foldCase,
  policy,
  refusalCodes,
  snapshotOf,
  stages,
  valueOf,
  type CaseState,
  type JournalEntry,
  type Profile,
  type ProfileKey,
  type Stage,
} from '../../src/cases/index.ts';
import { addDays, dayOf, instantAt } from '../../src/core/index.ts';
import { attempts } from './random-acts.ts';
import { runCourse, type Course } from './random-course.ts';
import { loadProfile, loadYears, withValue } from './support.ts';

const calendar = createCalendar(loadYears());
/** Before the spring festival, before the long holiday, and at the end of the loaded years. */
const starts = constantFrom('2026-02-02', '2026-09-21', '2026-12-14');

/** The demo county with everything set that a county may be strict about, and with what it may leave unset unset. */
const strict = changed(
  withValue('evaluation.quorum', 5),
  withValue('evaluation.classesMode', 'block'),
  withValue('objection.after', 'restart'),
  withValue('line.byYear', { '2026': 8000 }),
);
const bare = changed(
  withValue('comparison', null),
  withValue('exclusion.mode', null),
  withValue('objection.after', null),
  withValue('townReview.sectors', null),
  withValue('measure.onePerRisk', null),
);

const profiles: [string, Profile][] = [
  ...['demo-county', 'cq-five-step', 'ah-taogou', 'cn-2026-draft'].map((id): [string, Profile] => [
    id,
    loadProfile(id),
  ]),
  ['a strict county', strict],
  ['a county that has set little', bare],
];

/** The values of several variants of the demo county in one. */
function changed(...variants: Profile[]): Profile {
  const demo = loadProfile('demo-county');
  const values = variants.flatMap((variant) =>
    (Object.keys(variant.values) as ProfileKey[])
      .filter((key) => variant.values[key].source === 'test')
      .map((key) => [key, variant.values[key]]),
  );
  return { ...demo, values: { ...demo.values, ...Object.fromEntries(values) } as Profile['values'] };
}

const out: readonly Stage[] = ['withdrawn', 'referred', 'rejected'];

/** Which stage may follow, told from the list of steps alone. */
function mayFollow(profile: Profile, before: CaseState, after: CaseState): boolean {
  const order = (valueOf(profile, 'steps') ?? []).map(({ stage }) => stage);
  const { stage } = before;
  if (stage === 'rejected') return after.stage === 'returned' && redoes(order, before.rejection, after);
  const next = stage === 'returned' ? before.returned?.redo : order[order.indexOf(stage) + 1];
  if (next === undefined || !order.includes(next)) return false;
  if (after.stage === 'returned') return redoes(order, { at: stage, redo: before.returned?.redo }, after);
  return after.stage === next || out.includes(after.stage);
}

/** Going back reaches a step of the county that had come to be due, and never the declaration. */
function redoes(
  order: readonly Stage[],
  from: { at: Stage; redo?: Stage | undefined } | undefined,
  { returned }: CaseState,
): boolean {
  if (from === undefined || returned === undefined) return false;
  const due = from.redo === undefined ? order.indexOf(from.at) + 1 : order.indexOf(from.redo);
  const redo = order.indexOf(returned.redo);
  return redo > 0 && redo <= due;
}

/** What has to be there when a household is monitored, whatever way its case took. */
function expectWhole(profile: Profile, { verification, publicity, ...state }: CaseState): void {
  const persons = valueOf(profile, 'verification.persons') ?? 0;
  expect(new Set(verification?.signed).size).toBeGreaterThanOrEqual(persons);
  expect(verification?.waiting).toEqual([]);
  expect(publicity?.closedOn && publicity.closedOn >= publicity.end).toBe(true);
  expect(state.objections.filter((one) => one.state === 'open')).toEqual([]);
  expect(state.decision?.risks.length).toBeGreaterThan(0);
}

/** Where the branch joins, unless the household did not agree. */
function expectCompared(profile: Profile, { comparison, consent }: CaseState): void {
  if (consent === 'refused') return;
  expect(comparison?.returned).toBeDefined();
  expect(comparison?.open).toEqual([]);
  const codes = valueOf(profile, 'exclusion.codes') ?? [];
  if (valueOf(profile, 'exclusion.mode') === 'hard')
    expect(comparison?.confirmed.filter((code) => codes.includes(code))).toEqual([]);
}

/** Acts that decide, of which nobody who verified or is a relative may do one. */
const deciding: readonly JournalEntry['act']['kind'][] = [
  'town_reviewed',
  'county_decided',
  'rejected',
  'appeal_decided',
  'objection_settled',
];

function expectSeparate({ act, actor }: JournalEntry, before: CaseState): void {
  if (!deciding.includes(act.kind)) return;
  expect(before.verification?.signed ?? []).not.toContain(actor.person);
  expect(before.recused).not.toContain(actor.person);
}

function expectLegal(profile: Profile, { entries, states }: Course): void {
  expect(foldCase(entries)).toEqual(states.at(-1));
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  expect(states).toHaveLength(entries.length);
  const workingDays = valueOf(profile, 'publicity.workingDays') ?? 0;
  for (const [index, state] of states.entries()) {
    const before = states[index - 1];
    const entry = entries[index];
    if (before === undefined || entry === undefined) continue;
    if (before.stage !== state.stage && !mayFollow(profile, before, state))
      throw new Error(`${before.stage} → ${state.stage} by ${entry.act.kind}`);
    expectSeparate(entry, before);
    const { publicity } = state;
    if (state.stage === 'publicity') {
      const asked = state.objections.length === 0 ? workingDays : (publicity?.days.length ?? 0);
      expect(publicity?.days).toHaveLength(asked);
      expect(asked).toBeLessThanOrEqual(workingDays);
    }
    if (state.stage === 'publicity_closed')
      expect(publicity?.closedOn && publicity.closedOn >= publicity.end).toBe(true);
    expect(state.monitoredSince !== undefined).toBe(state.stage === 'monitored');
    if (state.visits.length > 0) expect(state.stage).toBe('monitored');
    if (valueOf(profile, 'measure.onePerRisk') === true) {
      const running = state.measures.filter((one) => !['declined', 'judged', 'stopped'].includes(one.state));
      expect(new Set(running.map(({ risk }) => risk)).size).toBe(running.length);
    }
    if (state.stage === valueOf(profile, 'comparison')?.joinsBefore && state.stage !== before.stage)
      expectCompared(profile, before);
    // What the household adds after it was decided about is looked at in its own time.
    if (state.decision !== undefined && before.decision === undefined)
      expect(state.verification?.stale).toBe(false);
    if (state.stage === 'monitored' && before.stage !== 'monitored') expectWhole(profile, state);
  }
}

describe('random acts by random people', () => {
  const done = new Map<string, number>(Object.keys(policy).map((kind) => [kind, 0]));
  const refused = new Map<string, number>(refusalCodes.map((code) => [code, 0]));
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

  it.each(profiles)(
    '%s: never reach an illegal state, and the journal folds to the same one',
    (_, profile) => {
      const reached = new Set<Stage>();
      assertProperty(
        property(starts, attempts, (start, list) => {
          const course = runCourse(profile, calendar, start, list);
          expectLegal(profile, course);
          for (const { stage } of course.states) reached.add(stage);
          for (const { act } of course.entries) count(done, act.kind);
          for (const { code } of course.refusals) count(refused, code);
        }),
        { numRuns: 250 },
      );
      const order = (valueOf(profile, 'steps') ?? []).map(({ stage }) => stage);
      const expected = stages.filter((stage) => [...order, ...out, 'returned'].includes(stage));
      expect([...reached].toSorted()).toEqual(expected.toSorted());
    },
  );

  it('did every kind of act at least once, and met every reason to refuse one', () => {
    const never = (map: Map<string, number>) =>
      [...map].flatMap(([key, times]) => (times === 0 ? [key] : []));
    expect(never(done)).toEqual([]);
    expect(never(refused)).toEqual([]);
  });

  it.each(profiles)('%s: have the next moment after now, and duties that fit the stage', (_, profile) => {
    assertProperty(
      property(
        starts,
        attempts,
        integer({ min: 0, max: 400 }),
        integer({ min: 0, max: 1439 }),
        (start, list, later, minute) => {
          const state = runCourse(profile, calendar, start, list).states.at(-1);
          if (state === undefined) return;
          const now = new Date(instantAt(addDays(start, later), '00:00').getTime() + minute * 60_000);
          const { nextDueAt } = snapshotOf(state, profile, calendar, now);
          expect(nextDueAt === null || nextDueAt > now).toBe(true);
          const steps = dutiesOf(state, profile, calendar, now).filter(({ kind }) => kind !== 'settle');
          expect(steps.length).toBeLessThanOrEqual(1);
          if (state.stage === 'monitored' && dayOf(now) >= (state.monitoredSince ?? '')) {
            const owed = valueOf(profile, 'visit.perMonth') !== null;
            expect(nextDueAt !== null).toBe(owed);
            expect(steps.map(({ kind }) => kind)).toEqual(owed ? ['visit'] : []);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
