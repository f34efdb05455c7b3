import {
  isWithin,
  plainName,
  roles,
  toId,
  type AreaCode,
  type Day,
  type Role,
  type RoleAssignment,
} from '../../core/index.ts';
import type { Area, Person } from '../../store/index.ts';
import { placeRow } from './places.ts';
import { textIn, type ReadRow } from './rows.ts';
import type { Verdict } from './verdict.ts';

/** What is known before the file is looked at. */
export interface RosterContext {
  people: readonly Person[];
  areas: readonly Area[];
  county: AreaCode;
  /** From when a role holds that has no beginning. */
  today: Day;
  newId: () => string;
}

/** People to write, and what became of each row. */
export interface RosterPlan {
  verdicts: Verdict[];
  insert: Person[];
  update: Person[];
}

/** Where a role is held. */
const levelOf: Record<Role, Area['level']> = {
  villager: 'village',
  liaison: 'village',
  village_secretary: 'village',
  village_cadre: 'village',
  township_officer: 'township',
  county_officer: 'county',
  operator: 'county',
};

/** One row is one role of one person in one area. A person is known by phone, else by a name that only one has there. */
export function judgeRoster(rows: readonly ReadRow[], context: RosterContext): RosterPlan {
  const people = context.people.map((person) => ({ ...person, roles: [...person.roles] }));
  const known = new Set(people.map(({ id }) => id));
  const touched = new Set<Person>();
  const seen = new Set<string>();

  function judge(row: ReadRow): Omit<Verdict, 'row'> {
    const name = textIn(row, 'name') ?? '';
    const phone = textIn(row, 'phone');
    const role = roles.find((one) => one === textIn(row, 'role'));
    if (role === undefined) return { state: 'faulty', reason: 'choice_unknown' };
    const placed = placeRow(row, context.areas, context.county);
    if ('reason' in placed) return { state: 'unclaimed', reason: placed.reason, area: placed.ask };
    const { area } = placed;
    const level = context.areas.find(({ code }) => code === area)?.level;
    if (level !== levelOf[role]) return { state: 'faulty', reason: 'role_area' };
    const [from, to] = [textIn(row, 'from'), textIn(row, 'to')];
    if (to !== undefined && to < (from ?? to)) return { state: 'faulty', reason: 'dates_crossed' };
    const found = findPerson(people, name, phone, area);
    if (typeof found === 'string') return { state: 'unclaimed', reason: found, area };
    const person = found ?? { id: toId(`p-${context.newId()}`), name, roles: [] };
    if (found === null) people.push(person);
    const key = [person.id, role, area, from].join('|');
    if (seen.has(key)) return { state: 'repeated', reason: 'row_twice' };
    seen.add(key);
    const changed = [setPhone(person, phone), setRole(person, { role, area, from, to }, context.today)];
    if (found === null) return { state: 'new' };
    if (!changed.includes(true)) return { state: 'same' };
    touched.add(person);
    return { state: 'changed' };
  }

  const verdicts = rows.map((row): Verdict => ({ row: row.row, ...judge(row) }));
  return {
    verdicts,
    insert: people.filter(({ id }) => !known.has(id)),
    update: [...touched].filter(({ id }) => known.has(id)),
  };
}

/** The person of the row; null for nobody yet; or why nobody can tell. */
function findPerson(
  people: Person[],
  name: string,
  phone: string | undefined,
  area: AreaCode,
): Person | null | 'phone_other_name' | 'person_twice' | 'phone_differs' | 'name_elsewhere' {
  const sameName = (person: Person): boolean => plainName(person.name) === plainName(name);
  const byPhone = people.filter((person) => phone !== undefined && person.phone === phone);
  const byBoth = byPhone.filter(sameName);
  if (byBoth.length === 1) return byBoth[0] ?? null;
  if (byPhone.length > 0) return 'phone_other_name';
  const worksNear = ({ roles: held }: Person): boolean =>
    held.some((one) => isWithin(one.area, area) || isWithin(area, one.area));
  const named = people.filter(sameName);
  const near = named.filter(worksNear);
  if (near.length > 1) return 'person_twice';
  const [one] = near;
  if (one !== undefined) {
    // A new number, or a namesake in the same village: only they can say.
    return phone !== undefined && one.phone !== undefined ? 'phone_differs' : one;
  }
  return named.length > 0 && phone === undefined ? 'name_elsewhere' : null;
}

function setPhone(person: Person, phone: string | undefined): boolean {
  if (phone === undefined || phone === person.phone) return false;
  person.phone = phone;
  return true;
}

/**
 * A role that runs in the area is the same one; one that ended before the row's begins is another. A row without a
 * beginning is about a role that runs today, or about the one that it says has ended.
 */
function setRole(
  person: Person,
  { role, area, from, to }: { role: Role; area: AreaCode; from: Day | undefined; to: Day | undefined },
  today: Day,
): boolean {
  const at = person.roles.findIndex(
    (one) =>
      one.role === role &&
      one.area === area &&
      (one.from === from ||
        one.to === undefined ||
        one.to >= (from ?? today) ||
        (from === undefined && one.to === to)),
  );
  const before = person.roles[at];
  const end = to ?? before?.to;
  const after: RoleAssignment = {
    role,
    area,
    from: from ?? before?.from ?? today,
    ...(end === undefined ? {} : { to: end }),
  };
  if (before === undefined) {
    person.roles.push(after);
    return true;
  }
  if (before.from === after.from && before.to === after.to) return false;
  person.roles[at] = after;
  return true;
}
