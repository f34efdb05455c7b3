import { describe, expect, it } from 'vitest';
import { toId } from '../../../src/core/index.ts';
import type { CountyGap } from '../../../src/documents/index.ts';
import { checkCounty, type CountyState } from '../../../src/runner/index.ts';
import type { Person } from '../../../src/store/index.ts';
import { demoProfile } from '../../cases/support.ts';
import { makeSnapshot } from '../../store/support/records.ts';
import { areas, stone } from '../imports/support.ts';

const complete = { ...demoProfile, values: withoutUnset() };

/** The demo county's profile as if the county had decided everything. */
function withoutUnset(): typeof demoProfile.values {
  const said = Object.entries(demoProfile.values).map(([key, entry]) => [
    key,
    { ...entry, value: entry.value ?? {}, status: 'document' },
  ]);
  return Object.fromEntries(said) as typeof demoProfile.values;
}

let serial = 0;

function person(role: Person['roles'][number]['role'], area: string, change: Partial<Person> = {}): Person {
  serial += 1;
  return {
    id: toId(`p-${serial}`),
    name: `干部${serial}`,
    roles: [{ role, area: toId(area), from: '2026-01-01' }],
    contact: toId(`simulator/bot/${serial}`),
    ...change,
  };
}

/** A county that lacks nothing. */
function wholeCounty(): CountyState {
  const villages = areas.filter(({ level }) => level === 'village').map(({ code }) => code);
  const townships = areas.filter(({ level }) => level === 'township').map(({ code }) => code);
  return {
    areas,
    people: [
      person('county_officer', 'c'),
      ...townships.map((code) => person('township_officer', code)),
      ...villages.flatMap((code) => [person('village_secretary', code), person('liaison', code)]),
    ],
    groups: [
      ...townships.map((area) => ({
        id: toId<never>(`g/${area}`),
        area,
        kind: 'cadres' as const,
        topic: '',
      })),
      ...villages.map((area) => ({
        id: toId<never>(`g/${area}`),
        area,
        kind: 'committee' as const,
        topic: '',
      })),
    ],
    monitored: [],
    profile: complete,
    years: [2026],
    today: '2026-09-24',
  };
}

function gapsOf(change: Partial<CountyState>): { blocking: CountyGap[]; other: CountyGap[] } {
  return checkCounty({ ...wholeCounty(), ...change });
}

describe('what a county still lacks', () => {
  it('is nothing when everything is there', () => {
    expect(gapsOf({})).toEqual({ blocking: [], other: [] });
  });

  it('is everything when nothing is there', () => {
    const { blocking } = gapsOf({ areas: [], people: [], groups: [], years: [] });
    expect(blocking).toEqual([
      { what: 'no_areas' },
      { what: 'no_county_officer' },
      { what: 'calendar_year', year: 2026 },
    ]);
  });

  it('is a village without anybody, a township without an officer; a role that has ended is none', () => {
    const { people } = wholeCounty();
    const others = people.filter(({ roles: [held] }) => held?.area !== stone && held?.area !== 'c-g');
    const ended = {
      roles: [{ role: 'village_cadre' as const, area: stone, from: '2025-01-01', to: '2026-09-23' }],
    };
    expect(gapsOf({ people: [...others, person('village_cadre', stone, ended)] })).toEqual({
      blocking: [
        { what: 'township_uncovered', place: '高岭乡' },
        { what: 'village_uncovered', place: '清溪镇石桥村' },
      ],
      other: [{ what: 'no_liaison', place: '清溪镇石桥村' }],
    });
    const cadre = [
      ...others,
      person('township_officer', 'c-g'),
      person('village_cadre', stone),
      person('liaison', stone),
    ];
    expect(gapsOf({ people: cadre })).toEqual({
      blocking: [],
      other: [{ what: 'no_secretary', place: '清溪镇石桥村' }],
    });
  });

  it('is a monitored household without a liaison', () => {
    const { liaison: _liaison, ...alone } = makeSnapshot(3, { village: stone, stage: 'monitored' });
    const looked = makeSnapshot(4, { village: stone, stage: 'monitored' });
    expect(gapsOf({ monitored: [alone, alone, looked] }).blocking).toEqual([
      { what: 'unassigned', place: '清溪镇石桥村', households: 2 },
    ]);
  });

  it('is a group nobody bound, and cadres nobody can reach', () => {
    const { people, groups } = wholeCounty();
    expect(gapsOf({ groups: groups.filter(({ area }) => area !== stone) }).other).toEqual([
      { what: 'group_unbound', place: '清溪镇石桥村', kind: 'committee' },
    ]);
    const silent = people.map(({ contact: _contact, ...rest }): Person => rest);
    expect(gapsOf({ people: [...silent.slice(0, 1), ...people.slice(1)] }).other).toEqual([
      {
        what: 'people_unbound',
        bound: people.length - 1,
        of: people.length,
        names: { items: [people[0]?.name], total: 1 },
      },
    ]);
    expect(gapsOf({ people: silent }).blocking).toMatchObject([{ what: 'people_unbound', bound: 0 }]);
  });

  it('is every key the county has not set; without steps nothing starts', () => {
    const unset = { value: null, source: 'x', status: 'unset' as const };
    const profile = { ...complete, values: { ...complete.values, 'digest.time': unset, steps: unset } };
    expect(gapsOf({ profile })).toEqual({
      blocking: [{ what: 'key_unset', key: 'steps' }],
      other: [{ what: 'key_unset', key: 'digest.time' }],
    });
  });

  it('is a value that was invented for the demo, or only proposed', () => {
    const { other } = gapsOf({ profile: demoProfile });
    expect(other).toContainEqual({
      what: 'keys_fictional',
      keys: expect.arrayContaining(['org.county.name']) as string[],
    });
    expect(other).toContainEqual({
      what: 'keys_proposed',
      keys: expect.arrayContaining(['digest.time']) as string[],
    });
  });

  it('is the next year’s calendar from December on', () => {
    expect(gapsOf({ today: '2026-11-30' }).other).toEqual([]);
    expect(gapsOf({ today: '2026-12-01' }).other).toEqual([{ what: 'calendar_year', year: 2027 }]);
  });
});
