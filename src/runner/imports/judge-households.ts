import { plainName, type HouseholdId } from '../../core/index.ts';
import type { RegisteredHousehold, RegisterKeys } from '../../store/index.ts';
import type { Family } from './families.ts';
import { headOf, indexKnown, matchFamily, type Match } from './match-family.ts';
import { mergeFamily } from './merge-family.ts';
import type { RowReason, Verdict } from './verdict.ts';

/** Households to write, and what became of each row. New ones have no short number yet. */
export interface HouseholdPlan {
  verdicts: Verdict[];
  insert: RegisteredHousehold[];
  update: RegisteredHousehold[];
}

/** Everything by which the register may know the families. */
export function keysOf(families: readonly Family[]): RegisterKeys {
  const heads = families.flatMap((family) => {
    const head = headOf(family);
    return head === undefined ? [] : [{ name: head.name, village: family.village }];
  });
  return {
    codes: families.flatMap(({ code }) => code ?? []),
    idNumbers: families.flatMap(({ persons }) => persons.flatMap(({ member }) => member.idNumber ?? [])),
    heads,
  };
}

/**
 * Decide which household every family is and what changes. Rows about which two households could be meant, in the
 * register or in the file itself, are left for the township. Pure; `known` is what `keysOf` found.
 */
export function judgeHouseholds(
  families: readonly Family[],
  known: readonly RegisteredHousehold[],
  newId: () => string,
): HouseholdPlan {
  const plan: HouseholdPlan = { verdicts: [], insert: [], update: [] };
  const leave = (family: Family, rows: readonly { row: number }[], reason: RowReason): void => {
    for (const { row } of rows) plan.verdicts.push({ row, state: 'unclaimed', reason, area: family.village });
  };
  const index = indexKnown(known);
  const unclear = findUnclear(families);
  const matches = families.map((family): { family: Family; match: Match } => {
    const problem = unclear.get(family);
    return { family, match: problem === undefined ? matchFamily(family, index) : { problem } };
  });
  const wanted = new Map<HouseholdId, number>();
  for (const { match } of matches) {
    const id = 'household' in match ? match.household?.id : undefined;
    if (id !== undefined) wanted.set(id, (wanted.get(id) ?? 0) + 1);
  }
  const inFile = countIdNumbers(families);
  for (const { family, match } of matches) {
    if ('problem' in match) {
      leave(family, family.persons, match.problem);
      continue;
    }
    const { household } = match;
    if (household !== null && (wanted.get(household.id) ?? 0) > 1) {
      leave(family, family.persons, 'household_twice');
      continue;
    }
    const before = household ?? openHousehold(family, newId());
    // A member who is somebody's elsewhere has moved, or one of the two is mistaken.
    const isElsewhere = (idNumber: string | undefined): RowReason | null => {
      if (idNumber === undefined) return null;
      if ((inFile.get(idNumber)?.size ?? 0) > 1) return 'id_in_two_households';
      return (index.byIdNumber.get(idNumber) ?? []).some(({ id }) => id !== before.id)
        ? 'id_elsewhere'
        : null;
    };
    const staying = family.persons.filter(({ member }) => isElsewhere(member.idNumber) === null);
    for (const person of family.persons) {
      const reason = isElsewhere(person.member.idNumber);
      if (reason !== null) leave(family, [person], reason);
    }
    const merged = mergeFamily({ ...family, persons: staying }, before, household === null);
    plan.verdicts.push(...merged.verdicts);
    if (household === null) plan.insert.push(merged.household);
    else if (merged.changed) plan.update.push(merged.household);
  }
  return plan;
}

function openHousehold({ village }: Family, id: string): RegisteredHousehold {
  return { id: id as HouseholdId, village, number: 0, name: '', members: 0, family: [] };
}

/** In which families of the file an ID number stands. */
function countIdNumbers(families: readonly Family[]): Map<string, Set<Family>> {
  const found = new Map<string, Set<Family>>();
  for (const family of families) {
    for (const { member } of family.persons) {
      if (member.idNumber === undefined) continue;
      found.set(member.idNumber, (found.get(member.idNumber) ?? new Set()).add(family));
    }
  }
  return found;
}

/** Families that only a name tells from another one of the file, and those whose head stands in two of them. */
function findUnclear(families: readonly Family[]): Map<Family, RowReason> {
  const unclear = new Map<Family, RowReason>();
  const byName = new Map<string, Family[]>();
  const ids = countIdNumbers(families);
  for (const family of families) {
    const head = headOf(family);
    if (head === undefined) continue;
    const key = `${family.village}|${plainName(head.name)}`;
    byName.set(key, [...(byName.get(key) ?? []), family]);
    if (head.idNumber !== undefined && (ids.get(head.idNumber)?.size ?? 0) > 1) {
      unclear.set(family, 'id_in_two_households');
    }
  }
  for (const namesakes of byName.values()) {
    for (const family of namesakes) {
      const isTold = family.code !== undefined || headOf(family)?.idNumber !== undefined;
      const others = namesakes.filter(
        (other) =>
          other !== family &&
          (other.group === undefined || family.group === undefined || other.group === family.group),
      );
      if (!isTold && others.length > 0) unclear.set(family, 'name_twice');
    }
  }
  return unclear;
}
