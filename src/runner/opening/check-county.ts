import { holdsOn, isWithin, type AreaCode, type Day, type Role } from '../../core/index.ts';
import type { Profile } from '../../cases/index.ts';
import { cutList, type CountyGap } from '../../documents/index.ts';
import type { Area, CaseSnapshot, Group, Person } from '../../store/index.ts';

/** What a county has before it starts. */
export interface CountyState {
  areas: readonly Area[];
  people: readonly Person[];
  groups: readonly Group[];
  /** Cases in monitoring. */
  monitored: readonly CaseSnapshot[];
  profile: Profile;
  /** Years whose working calendar is loaded. */
  years: readonly number[];
  today: Day;
}

/** Gaps with which nothing can start, and those that only switch something off. */
export interface CountyReport {
  blocking: CountyGap[];
  other: CountyGap[];
}

/** Names shown of those who are not bound. */
const mostNames = 20;

/** What is still missing before the county can start. Pure. */
export function checkCounty(state: CountyState): CountyReport {
  const report: CountyReport = { blocking: [], other: [] };
  checkCover(state, report);
  checkHouseholds(state, report);
  checkReach(state, report);
  checkRules(state, report);
  return report;
}

/** Somebody must answer for every village, every township and the county. */
function checkCover({ areas, people, today }: CountyState, { blocking, other }: CountyReport): void {
  const has = (area: AreaCode, ...roles: Role[]): boolean =>
    people.some((person) =>
      person.roles.some((one) => one.area === area && roles.includes(one.role) && holdsOn(one, today)),
    );
  const villages = areas.filter(({ level }) => level === 'village');
  if (villages.length === 0) blocking.push({ what: 'no_areas' });
  const county = areas.find(({ level }) => level === 'county');
  if (county === undefined || !has(county.code, 'county_officer'))
    blocking.push({ what: 'no_county_officer' });
  for (const { code, name, level } of areas) {
    if (level === 'township' && !has(code, 'township_officer'))
      blocking.push({ what: 'township_uncovered', place: name });
  }
  for (const { code, name } of villages) {
    const place = `${townshipOf(areas, code)}${name}`;
    if (!has(code, 'village_secretary', 'village_cadre')) blocking.push({ what: 'village_uncovered', place });
    else if (!has(code, 'village_secretary')) other.push({ what: 'no_secretary', place });
    if (!has(code, 'liaison')) other.push({ what: 'no_liaison', place });
  }
}

/** 柳湾村 is there twice; 清溪镇柳湾村 is not. */
function townshipOf(areas: readonly Area[], village: AreaCode): string {
  return areas.find(({ level, code }) => level === 'township' && isWithin(village, code))?.name ?? '';
}

/** Every monitored household has somebody who looks after it (001_08e4 L155). */
function checkHouseholds({ areas, monitored }: CountyState, { blocking }: CountyReport): void {
  for (const { code, name, level } of areas) {
    if (level !== 'village') continue;
    const alone = monitored.filter(({ village, liaison }) => village === code && liaison === undefined);
    if (alone.length === 0) continue;
    const place = `${townshipOf(areas, code)}${name}`;
    blocking.push({ what: 'unassigned', place, households: alone.length });
  }
}

/** Who and what the bot can reach. */
function checkReach({ areas, people, groups, today }: CountyState, { blocking, other }: CountyReport): void {
  const hasGroup = (area: AreaCode, kind: Group['kind']): boolean =>
    groups.some((group) => group.area === area && group.kind === kind);
  for (const { code, name, level } of areas) {
    if (level === 'township' && !hasGroup(code, 'cadres'))
      other.push({ what: 'group_unbound', place: name, kind: 'cadres' });
    if (level === 'village' && !hasGroup(code, 'committee'))
      other.push({ what: 'group_unbound', place: `${townshipOf(areas, code)}${name}`, kind: 'committee' });
  }
  const active = people.filter(({ roles }) => roles.some((one) => holdsOn(one, today)));
  const unbound = active.filter(({ contact }) => contact === undefined);
  if (unbound.length === 0) return;
  const gap: CountyGap = {
    what: 'people_unbound',
    bound: active.length - unbound.length,
    of: active.length,
    names: cutList(
      unbound.map(({ name }) => name),
      mostNames,
    ),
  };
  // With nobody bound nobody hears of a declaration; with some, those above stand in.
  (unbound.length === active.length ? blocking : other).push(gap);
}

/** What the county has not decided, and the working days nobody knows. */
function checkRules({ profile, years, today }: CountyState, { blocking, other }: CountyReport): void {
  const keys = Object.entries(profile.values);
  for (const [key, { value }] of keys) {
    if (value !== null) continue;
    (key === 'steps' ? blocking : other).push({ what: 'key_unset', key });
  }
  for (const [status, what] of [
    ['fictional', 'keys_fictional'],
    ['proposal', 'keys_proposed'],
  ] as const) {
    const found = keys.flatMap(([key, entry]) => (entry.status === status ? [key] : []));
    if (found.length > 0) other.push({ what, keys: found });
  }
  const year = Number(today.slice(0, 4));
  if (!years.includes(year)) blocking.push({ what: 'calendar_year', year });
  // The next year's schedule comes out in November; from December on it is late.
  if (today.slice(5, 7) === '12' && !years.includes(year + 1))
    other.push({ what: 'calendar_year', year: year + 1 });
}
