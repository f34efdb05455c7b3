import { readdirSync, readFileSync } from 'node:fs';
import {
  createCalendar,
  createCalendarLoader,
  createProfileLoader,
  foldCase,
  judgeAct,
  openCase,
  sectors,
  type Act,
  type Actor,
  type CalendarYear,
  type CaseState,
  type Evaluation,
  type JournalEntry,
  type Judgement,
  type Profile,
  type ProfileKey,
  type ProfileValues,
  type Verification,
  type Visit,
  type WorkingCalendar,
} from '../../src/cases/index.ts';
import {
  instantAt,
  toId,
  type AreaCode,
  type CaseId,
  type ContentHash,
  type Day,
  type HouseholdId,
  type PersonId,
  type Role,
} from '../../src/core/index.ts';

const flows = new URL('../../flows/', import.meta.url);

export function readFlowFile(file: string): string {
  return readFileSync(new URL(file, flows), 'utf8');
}

function readSchema(file: string): object {
  // A JSON Schema is an object.
  return JSON.parse(readFlowFile(file)) as object;
}

export const calendarLoader = createCalendarLoader(readSchema('calendars/calendar.schema.json'));
export const profileLoader = createProfileLoader(readSchema('profiles/profile.schema.json'));

/** Years of `flows/calendars`, all of them or up to one. */
export function loadYears(until = Infinity): CalendarYear[] {
  return readdirSync(new URL('calendars/', flows))
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => calendarLoader.load(name, readFlowFile(`calendars/${name}`)).year ?? [])
    .filter(({ year }) => year <= until);
}

/** An invented schedule, for tests of what loading a missing year does. */
export const invented2027: CalendarYear = {
  year: 2027,
  source: { title: 'invented', number: 'none', date: '2026-11-01' },
  holidays: [{ name: 'New Year', days: ['2027-01-01', '2027-01-02', '2027-01-03'] }],
  makeup: [],
};

export const calendar: WorkingCalendar = createCalendar(loadYears());

/** A profile of the house, by its id. */
export function loadProfile(id: string): Profile {
  const { profile, findings } = profileLoader.load(`${id}.yaml`, readFlowFile(`profiles/${id}.yaml`));
  if (profile === null) throw new Error(JSON.stringify(findings));
  return profile;
}

export const demoProfile = loadProfile('demo-county');

/** The demo county with one value changed. */
export function withValue<K extends ProfileKey>(key: K, value: ProfileValues[K] | null): Profile {
  const entry = { value, source: 'test', status: value === null ? 'unset' : 'fictional' };
  return { ...demoProfile, values: { ...demoProfile.values, [key]: entry } };
}

export const village = toId<AreaCode>('sw-qx-sq');
const areas: Partial<Record<Role, AreaCode>> = {
  township_officer: toId<AreaCode>('sw-qx'),
  county_officer: toId<AreaCode>('sw'),
};

export function actor(role: Role | 'system', person: string = role): Actor {
  if (role === 'system') return { person: 'system', role, area: null };
  if (role === 'villager') return { person: 'unbound', role, area: null };
  return { person: toId<PersonId>(person), role, area: areas[role] ?? village };
}

export function at(day: Day, time = '10:00'): Date {
  return instantAt(day, time);
}

export const declaration = {
  channel: 'simulator',
  flow: toId<ContentHash>('f'.repeat(64)),
  answers: {},
  attachments: [],
  urgent: false,
  consent: 'given' as const,
  verifiedIdentity: true,
};

export function openTestCase(on: Day, name = 'c1'): { entry: JournalEntry; state: CaseState } {
  return openCase({
    case: toId<CaseId>(name),
    household: toId<HouseholdId>(`h-${name}`),
    village,
    number: `2026-${name}`,
    declaration,
    actor: actor('villager'),
    at: at(on),
    profile: demoProfile.hash,
  });
}

/** A journal that grows by judged acts; a refusal throws. */
export class TestCase {
  readonly entries: JournalEntry[];
  profile = demoProfile;
  calendar = calendar;

  constructor(on: Day, name?: string) {
    this.entries = [openTestCase(on, name).entry];
  }

  get state(): CaseState {
    const state = foldCase(this.entries);
    if (state === null) throw new Error('no declaration');
    return state;
  }

  judge(act: Act, role: Role | 'system', now: Date, person?: string): Judgement {
    const context = { actor: actor(role, person), now, profile: this.profile, calendar: this.calendar };
    return judgeAct(this.state, act, context);
  }

  do(act: Act, role: Role | 'system', now: Date, person?: string): this {
    const before = this.state;
    const judgement = this.judge(act, role, now, person);
    if (!judgement.ok) throw new Error(JSON.stringify(judgement.refusal));
    const { id, seq, profile } = before;
    const entry = {
      case: id,
      seq: seq + 1,
      at: now,
      actor: actor(role, person),
      act: judgement.act,
      profile,
    };
    this.entries.push(entry);
    return this;
  }

  evaluated(on: Day): this {
    return this.verified(on).do(meeting(on), 'village_secretary', at(on));
  }

  /** Accepted, then verified by `a` and `b`. */
  verified(on: Day, found: Partial<Verification> = {}): this {
    return this.do({ kind: 'accepted' }, 'village_secretary', at(on))
      .do(finding(on, found), 'village_cadre', at(on), 'a')
      .do({ kind: 'cosigned', agrees: true }, 'village_cadre', at(on), 'b');
  }

  opened(on: Day, time?: string): this {
    return this.do({ kind: 'publicity_opened', on, place: 'board' }, 'village_secretary', at(on, time));
  }

  /** Through the whole procedure; publicity opened on `opened`, monitored from `monitored`. */
  monitored(opened: Day, monitored: Day, liaison = 'liaison'): this {
    this.evaluated(opened).opened(opened);
    const end = this.state.publicity?.end ?? opened;
    return this.do({ kind: 'publicity_closed', on: end }, 'village_secretary', at(end, '18:00'))
      .do(townReview, 'township_officer', at(monitored, '08:00'))
      .do({ kind: 'comparison_requested' }, 'county_officer', at(monitored, '08:00'))
      .do({ kind: 'comparison_returned', hits: [] }, 'county_officer', at(monitored, '08:00'))
      .do(decision, 'county_officer', at(monitored, '08:00'))
      .do({ kind: 'monitoring_started' }, 'township_officer', at(monitored, '08:00'))
      .do(
        { kind: 'liaison_assigned', liaison: toId<PersonId>(liaison), from: monitored },
        'township_officer',
        at(monitored, '08:00'),
      );
  }

  visited(on: Day, change: Partial<Visit> = {}): this {
    return this.do({ kind: 'visited', visit: visit(on, change) }, 'liaison', at(on), this.state.liaison);
  }
}

/** What two visitors found: nothing that speaks against it. */
export function finding(on: Day, change: Partial<Verification> = {}): Act {
  return {
    kind: 'verified',
    on,
    others: [toId<PersonId>('b')],
    conclusion: 'true',
    answers: {},
    exclusions: [],
    perCapitaFen: 900_000,
    photos: [],
    ...change,
  };
}

/** An evaluation with everybody there, nine to one. */
export function meeting(on: Day, change: Partial<Evaluation> = {}): Act {
  return {
    kind: 'evaluated',
    on,
    place: 'hall',
    attendance: { committee: 3, team: 1, supervisors: 1, representatives: 5 },
    inFavour: 9,
    against: 1,
    abstained: 0,
    ...change,
  };
}

export const townReview: Act = {
  kind: 'town_reviewed',
  opinions: sectors.map((sector) => ({ sector, opinion: 'fits' })),
};

export const decision: Act = { kind: 'county_decided', type: 'T3', risks: ['R01'] };

export function visit(on: Day, change: Partial<Visit> = {}): Visit {
  return { on, way: 'in_person', answers: {}, photos: [], ...change };
}
