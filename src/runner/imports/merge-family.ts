import { plainName } from '../../core/index.ts';
import type { Member, RegisteredHousehold } from '../../store/index.ts';
import type { Family } from './families.ts';
import type { Verdict } from './verdict.ts';

/** A household as it is after the file, and what became of its rows. */
export interface Merged {
  household: RegisteredHousehold;
  changed: boolean;
  verdicts: Verdict[];
}

/**
 * Put what the file says of a household into what is known. An empty cell says nothing; nobody is taken out because a
 * file does not name them. Pure.
 */
export function mergeFamily(family: Family, before: RegisteredHousehold, isNew: boolean): Merged {
  const verdicts: Verdict[] = [];
  const members = before.family.map((member) => ({ ...member }));
  let changed = isNew;
  const head = family.persons.find((person) => person.head)?.member;
  const household: RegisteredHousehold = {
    ...before,
    ...(head === undefined ? {} : { name: head.name }),
    ...(family.group === undefined ? {} : { group: family.group }),
    ...(family.phone === undefined ? {} : { phone: family.phone }),
    ...(family.code === undefined ? {} : { code: family.code }),
    ...mergedFacts(before.facts, family.facts),
    family: members,
  };
  for (const { row, head: isHead, member } of family.persons) {
    const found = findMember(members, member);
    if (typeof found === 'string') {
      verdicts.push({ row, state: 'unclaimed', reason: found, area: family.village });
      continue;
    }
    const after = found === null ? member : mergeMember(found, member);
    const isSame = found !== null && JSON.stringify(found) === JSON.stringify(after);
    if (found === null) members[isHead ? 'unshift' : 'push'](after);
    else members[members.indexOf(found)] = after;
    changed ||= !isSame;
    verdicts.push({ row, state: isNew || (found === null && !isHead) ? 'new' : isSame ? 'same' : 'changed' });
  }
  if (head !== undefined) putHeadFirst(members, head);
  // A number that was said stands: a list may name some of them only, and the register somebody who has left.
  const counted = members.length > before.family.length ? members.length : 0;
  household.members = family.members ?? Math.max(before.members, counted);
  // What the file says of the household stands in the head's row, or in the first.
  const at = family.persons.find((person) => person.head) ?? family.persons[0];
  const verdict = verdicts.find(({ row, state }) => row === at?.row && state !== 'unclaimed');
  if (!isNew && withoutFamily(before) !== withoutFamily(household)) {
    changed = true;
    if (verdict?.state === 'same') verdict.state = 'changed';
  }
  // A list of heads alone, without relations, is not one of members.
  const isOff = family.members !== undefined && family.members !== members.length;
  if (isOff && at?.member.relation !== undefined && verdict !== undefined) verdict.reason = 'members_differ';
  return { household, changed, verdicts };
}

/** There is one head: whoever was it before is so no more. */
function putHeadFirst(members: Member[], head: Member): void {
  const at = members.findIndex(
    ({ name, idNumber }) =>
      plainName(name) === plainName(head.name) && idNumber === (head.idNumber ?? idNumber),
  );
  const [first] = at > 0 ? members.splice(at, 1) : [];
  if (first === undefined) return;
  for (const member of members) if (member.relation === head.relation) delete member.relation;
  members.unshift(first);
}

function mergedFacts(
  before: Record<string, string> | undefined,
  said: Record<string, string>,
): Pick<RegisteredHousehold, 'facts'> {
  const facts = { ...before, ...said };
  return Object.keys(facts).length === 0 ? {} : { facts };
}

/** By ID number, else by name and birth; a namesake under another ID number may be the same person or not. */
function findMember(members: Member[], said: Member): Member | null | 'name_twice' | 'id_differs' {
  const byId = members.find(({ idNumber }) => idNumber !== undefined && idNumber === said.idNumber);
  if (byId !== undefined) return byId;
  const named = members.filter(
    ({ name, birth }) =>
      plainName(name) === plainName(said.name) &&
      (birth === undefined || said.birth === undefined || birth === said.birth),
  );
  const open = named.filter(({ idNumber }) => idNumber === undefined || said.idNumber === undefined);
  if (open.length > 1) return 'name_twice';
  if (open.length === 0 && named.length > 0) return 'id_differs';
  return open[0] ?? null;
}

function mergeMember(before: Member, said: Member): Member {
  const facts = { ...before.facts, ...said.facts };
  return { ...before, ...said, ...(Object.keys(facts).length === 0 ? {} : { facts }) };
}

function withoutFamily({ family: _family, ...household }: RegisteredHousehold): string {
  return JSON.stringify(Object.entries(household).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
