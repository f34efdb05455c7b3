import { plainName } from '../../core/index.ts';
import { countHousehold } from '../../cases/index.ts';
import type { VerificationGap } from '../../documents/index.ts';
import type { Member, RegisteredHousehold } from '../../store/index.ts';
import { countOf, itemsOf, nameOf, type Answers } from '../answers.ts';

/**
 * Who lives together beside who is registered (C-22, scenario 6): by name as far as household or register have named
 * them; the two numbers only where no names account for the difference.
 */
export function peopleGaps({ family, members }: RegisteredHousehold, said: Answers): VerificationGap[] {
  const told = countHousehold(said);
  const together = itemsOf(said, 'members').flatMap((one) => nameOf(one, 'name') ?? []);
  const apart = [...told.apart, ...without(namesOf(family.filter(isApart)), told.apart, together)];
  const joined = [...told.joined, ...without(namesOf(family.filter(isJoined)), told.joined, told.apart)];
  const isNamed = together.length > 0 && family.length >= members;
  const listed = namesOf(family);
  const named = (
    [
      { what: 'apart', names: apart },
      { what: 'joined', names: joined },
      { what: 'untold', names: isNamed ? without(listed, together, apart) : [] },
      { what: 'unlisted', names: isNamed ? without(together, listed, joined) : [] },
    ] as const
  ).filter(({ names }) => names.length > 0);
  const people = countOf(said, 'people');
  if (people === null || members === 0 || isNamed) return named;
  const onHukou = members - family.filter((one) => one.onHukou === false).length;
  return people - joined.length + apart.length === onHukou
    ? named
    : [{ what: 'people_differ', registered: members, declared: people }, ...named];
}

/** Registered here, with a home and a budget of their own. */
function isApart({ onHukou, livesHere, sharesBudget }: Member): boolean {
  return onHukou !== false && livesHere === false && sharesBudget === false;
}

/** Lives here or shares the budget, and is registered elsewhere. */
function isJoined({ onHukou, livesHere, sharesBudget }: Member): boolean {
  return onHukou === false && (livesHere === true || sharesBudget === true);
}

function namesOf(family: readonly Member[]): string[] {
  return family.map(({ name }) => name);
}

function without(names: readonly string[], ...others: readonly string[][]): string[] {
  const known = new Set(others.flat().map(plainName));
  return names.filter((name) => !known.has(plainName(name)));
}
