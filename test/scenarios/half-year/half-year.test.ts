import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dutiesOf,
  foldCase,
  openCase,
  snapshotOf,
  type Profile,
  type Stage,
} from '../../../src/cases/index.ts';
import {
  addDays,
  dayOf,
  instantAt,
  toId,
  type AreaCode,
  type CaseId,
  type ContentHash,
  type Day,
  type HouseholdId,
  type PersonId,
} from '../../../src/core/index.ts';
import { loadDefinitions } from '../../../src/definitions.ts';
import { loadDemoCounty, parseDemoCounty } from '../../../src/demo/index.ts';
import { readProjectFile } from '../../../src/project-files.ts';
import { actOnCase } from '../../../src/runner/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { createRandom } from '../../support/random.ts';
import { openWorld, type World } from '../../support/world.ts';
import {
  countAt,
  nextWorkday,
  plotCourse,
  type Count,
  type People,
  type Plotted,
  type Turning,
} from './course.ts';

const first: Day = '2026-01-05';
const last: Day = '2026-06-30';
const cases = 300;
const villages = ['sw-qx-sq', 'sw-qx-ls', 'sw-gl-yp', 'sw-gl-lw'].map((code) => toId<AreaCode>(code));
const turnings: Turning[] = [
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'withdrawn',
  'voted_down',
  'returned',
];

let world: World;
let plotted: Simulated[];

/** A case of the half year. */
interface Simulated extends Plotted {
  id: CaseId;
  household: HouseholdId;
  profile: Profile;
}

beforeAll(async () => {
  world = await openWorld({ at: `${first}T07:00:00+08:00`, demo: false });
  await settle(world.service.runtime.store);
  await world.restart();
  plotted = await plot();
}, 120_000);
afterAll(() => world.close());

/** The demo county's people, groups and areas, none of its cases. */
async function settle(store: Store): Promise<void> {
  const { profile, calendar } = world.service.runtime;
  const county = parseDemoCounty((await readProjectFile('flows/demo/county.yaml')).text);
  const channel = { name: 'simulator', account: 'bot' };
  await loadDemoCounty(
    { store, profile, calendar, now: new Date(`${first}T07:00:00+08:00`), channel, flow: profile.hash },
    { ...county, cases: {} },
  );
}

/** Who acts in a village. */
function peopleOf(village: AreaCode): People {
  const [, township = '', name = ''] = village.split('-');
  const as = (role: keyof People, person: string, area: string): People[keyof People] => ({
    person: toId<PersonId>(person),
    role,
    area: toId<AreaCode>(area),
  });
  return {
    village_secretary: as('village_secretary', `c-${name}-1`, village),
    village_cadre: as('village_cadre', `c-${name}-2`, village),
    liaison: as('liaison', `c-${name}-3`, village),
    township_officer: as('township_officer', `c-${township}`, `sw-${township}`),
    county_officer: as('county_officer', 'c-county', 'sw'),
  };
}

/** Two counties' profiles, each kept in the database as a service keeps its own. */
async function keepProfiles(store: Store): Promise<Profile[]> {
  return Promise.all(
    ['cq-five-step', 'ah-taogou'].map(async (name) => {
      const { profile } = await loadDefinitions(name);
      const { file, text } = await readProjectFile(`flows/profiles/${name}.yaml`);
      await store.definitions.keep(profile.hash, 'profile', file, text);
      return profile;
    }),
  );
}

/** Every case with its whole course, before anything happens. */
async function plot(): Promise<Simulated[]> {
  const { store } = world.service.runtime;
  const profiles = await keepProfiles(store);
  const random = createRandom(20_260_105);
  const all: Simulated[] = [];
  for (let index = 0; index < cases; index += 1) {
    const village = random.pick(villages);
    const profile = random.pick(profiles);
    const declared = nextWorkday(addDays(first, random.below(125)));
    const people = peopleOf(village);
    const turning = random.pick(turnings);
    const course = plotCourse({ profile, people, declared, turning, random, until: last });
    const household = toId<HouseholdId>(`h-half-year-${index}`);
    const declaredAt = instantAt(declared, '09:00');
    const owesVisits = profile.id === 'cq-five-step';
    const id = toId<CaseId>(`c-${household}-1`);
    all.push({ id, household, village, profile, course, declaredAt, owesVisits });
  }
  await store.households.insertMany(
    all.map(({ household: id, village }, index) => ({
      id,
      village,
      number: 1000 + index,
      name: '试',
      members: 3,
    })),
  );
  return all;
}

/** What happens on a day, at its own hours, the service's jobs in between. */
async function live(day: Day): Promise<void> {
  const { runtime } = world.service;
  const declared = plotted.filter(({ declaredAt }) => dayOf(declaredAt) === day);
  await Promise.all(declared.map(declare));
  const acts = plotted.flatMap(({ id, course }) =>
    course.filter(({ at }) => dayOf(at) === day).map((done) => ({ id, ...done })),
  );
  const hours = [...new Set(acts.map(({ at }) => at.getTime()))].toSorted((one, other) => one - other);
  for (const hour of hours) {
    const now = acts.filter(({ at }) => at.getTime() === hour);
    for (const { id, act, actor, at } of now) {
      const outcome = await actOnCase(runtime, { case: id, act, actors: [actor], at });
      if (!outcome.ok) throw new Error(`${id} ${act.kind} on ${day}: ${JSON.stringify(outcome.refusal)}`);
    }
  }
}

async function declare({ id, household, village, profile, declaredAt }: Simulated): Promise<void> {
  const { store, calendar } = world.service.runtime;
  const { entry, state } = openCase({
    case: id,
    household,
    village,
    number: await store.cases.takeNumber('2026'),
    declaration: {
      channel: 'simulator',
      flow: toId<ContentHash>('f'.repeat(64)),
      answers: {},
      attachments: [],
      urgent: false,
      consent: 'given',
      verifiedIdentity: true,
    },
    actor: { person: 'unbound', role: 'villager', area: null },
    at: declaredAt,
    profile: profile.hash,
  });
  await store.cases.append(entry, household, snapshotOf(state, profile, calendar, declaredAt));
}

/** The store, the duties and what the committees were told this morning, against the courses alone. */
async function compare(day: Day): Promise<void> {
  const { runtime } = world.service;
  const { store, calendar } = runtime;
  const now = instantAt(day, '08:59');
  for (const village of villages) {
    const expected = countAt(
      plotted.filter((one) => one.village === village),
      now,
      day,
    );
    const open = await store.cases.listOpen(village);
    expect(byStage(open), `${day} ${village}`).toEqual(expected.stages);
    const duties = await Promise.all(
      open.map(async (one) => dutiesOf(one, await runtime.profileOf(one.profile), calendar, now)),
    );
    const visits = duties.flat().filter((duty) => duty.kind === 'visit');
    expect(
      { done: visits.filter(({ status }) => status === 'done').length, of: visits.length },
      `${day} ${village}`,
    ).toEqual(expected.visits);
    await compareDigest(day, village, expected);
  }
}

function byStage(open: { stage: Stage }[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const { stage } of open) count[stage] = (count[stage] ?? 0) + 1;
  return count;
}

/** Monday's digest, where Monday is a working day. */
async function compareDigest(day: Day, village: AreaCode, { stages, visits }: Count): Promise<void> {
  const { calendar } = world.service.runtime;
  if (!calendar.countsDay(day)) return;
  const inProcedure = Object.entries(stages).reduce(
    (sum, [stage, n]) => sum + (stage === 'monitored' ? 0 : n),
    0,
  );
  const digest =
    world.inRoom(`r-${village.split('-')[2]}@sim`).findLast((text) => text.includes('在办')) ?? '';
  expect(digest, `${day} ${village}`).toMatch(new RegExp(`在办共?${inProcedure}件`));
  if (visits.of > 0 && digest.includes('【走访】')) expect(digest).toContain(`${visits.done}/${visits.of}户`);
}

describe('half a year of a county', () => {
  it('has the stages, duties and digests of an independent count, week by week', async () => {
    for (let day = first; day <= last; day = addDays(day, 1)) {
      await world.moveTo(`${day}T08:59:00+08:00`);
      if (new Date(`${day}T12:00:00Z`).getUTCDay() === 1) await compare(day);
      await live(day);
    }
  }, 600_000);

  it('has lost no entry, and every journal gives the state beside it', async () => {
    const { store } = world.service.runtime;
    for (const { id, course, declaredAt } of plotted) {
      if (declaredAt > instantAt(last, '23:59')) continue;
      const journal = await store.cases.journal(id);
      expect(journal).toHaveLength(course.length + 1);
      const snapshot = await store.cases.snapshot(id);
      expect(snapshot).toMatchObject({ ...foldCase(journal) });
      expect(await store.cases.verifyJournal(id)).toEqual({ ok: true, entries: journal.length });
    }
  }, 120_000);
});
