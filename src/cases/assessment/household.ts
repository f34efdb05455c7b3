import { itemsOf, nameOf, yesOf, type Answers } from './answers.ts';
import { countOf, exactly, type Figure } from './figure.ts';

/** Who counts (C-22): those who live here or share the budget, whatever the register says. */
export interface Counted {
  people: Figure;
  /** Registered here, with a home and a budget of their own: they do not count. */
  apart: string[];
  /** Living here, registered elsewhere: they count. */
  joined: string[];
}

/**
 * The declaration asks for those who eat and live together and share their money, and names each of them. The number
 * that was said goes before the number of names.
 */
export function countHousehold(answers: Answers): Counted {
  const members = itemsOf(answers, 'members');
  const people = countOf(answers['people']);
  return {
    people: people ?? (members === null || members.length === 0 ? null : exactly(members.length)),
    apart: (itemsOf(answers, 'apart') ?? []).flatMap((one) => nameOf(one, 'apart_name') ?? []),
    joined: (members ?? [])
      .filter((one) => yesOf(one, 'registered') === false)
      .flatMap((one) => nameOf(one, 'name') ?? []),
  };
}
