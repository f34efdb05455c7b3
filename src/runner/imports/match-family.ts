import { plainName } from '../../core/index.ts';
import type { Member, RegisteredHousehold } from '../../store/index.ts';
import type { Family } from './families.ts';
import type { RowReason } from './verdict.ts';

/** The household a family of the file is; null: none yet; or why nobody can tell from here. */
export type Match = { household: RegisteredHousehold | null } | { problem: RowReason };

/** What of the register the families of a file can be, found by every key they have. */
export interface Known {
  byCode: Map<string, RegisteredHousehold>;
  byIdNumber: Map<string, RegisteredHousehold[]>;
  byHead: Map<string, RegisteredHousehold[]>;
}

export function indexKnown(households: readonly RegisteredHousehold[]): Known {
  const known: Known = { byCode: new Map(), byIdNumber: new Map(), byHead: new Map() };
  for (const household of households) {
    if (household.code !== undefined) known.byCode.set(household.code, household);
    push(known.byHead, headKey(household.village, household.name), household);
    for (const { idNumber } of household.family) {
      if (idNumber !== undefined) push(known.byIdNumber, idNumber, household);
    }
  }
  return known;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function headKey(village: string, name: string): string {
  return `${village}|${plainName(name)}`;
}

export function headOf(family: Family): Member | undefined {
  return family.persons.find(({ head }) => head)?.member;
}

/**
 * By 户编号, else by the head's ID number, else by the head's name in the village, if only one household there can be
 * meant. Whatever speaks against it stops it: a wrong household is worse than none.
 */
export function matchFamily(family: Family, known: Known): Match {
  const head = headOf(family);
  const byCode = family.code === undefined ? undefined : known.byCode.get(family.code);
  if (byCode !== undefined) return confirmCode(family, byCode);
  if (head === undefined) return { problem: 'no_head' };
  const owners = head.idNumber === undefined ? [] : (known.byIdNumber.get(head.idNumber) ?? []);
  if (owners.length > 1) return { problem: 'id_in_two_households' };
  const [owner] = owners;
  if (owner !== undefined) {
    if (owner.family[0]?.idNumber !== head.idNumber) return { problem: 'id_elsewhere' };
    if (differ(owner.code, family.code)) return { problem: 'code_differs' };
    return owner.village === family.village ? { household: owner } : { problem: 'other_village' };
  }
  const candidates = (known.byHead.get(headKey(family.village, head.name)) ?? []).filter(
    (one) =>
      !differ(one.group, family.group) &&
      !differ(one.code, family.code) &&
      !differ(one.family[0]?.idNumber, head.idNumber),
  );
  if (candidates.length > 1) return { problem: 'name_twice' };
  // A stranger's own declaration: whether it is this household is a cadre's word.
  if (candidates[0]?.provisional === true) return { problem: 'provisional' };
  return { household: candidates[0] ?? null };
}

/** A mistyped number is somebody else's household: head and members must not all speak against it. */
function confirmCode(family: Family, household: RegisteredHousehold): Match {
  if (household.village !== family.village) return { problem: 'other_village' };
  const shared = family.persons.some(({ member }) =>
    household.family.some((other) =>
      member.idNumber !== undefined && other.idNumber !== undefined
        ? member.idNumber === other.idNumber
        : plainName(member.name) === plainName(other.name),
    ),
  );
  const isEmpty = household.family.length === 0;
  return shared || isEmpty ? { household } : { problem: 'code_differs' };
}

/** Both are said, and not the same. */
function differ<T>(one: T | undefined, other: T | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
