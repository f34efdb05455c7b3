import type { GroupKind } from '../../core/index.ts';
import type { Area, CodeUse, Person, Store } from '../../store/index.ts';
import { findNamed } from '../imports/index.ts';

/**
 * How long a code is good: over a weekend, since codes are handed out at a meeting and typed at home; no longer, since a
 * slip of paper with one lies about.
 */
const codeHours = 72;
/** Eight digits: short enough to type, too many to guess with five wrong ones a day. */
const [least, most] = [10_000_000, 100_000_000];

export interface IssuedCode {
  code: string;
  until: Date;
}

export interface CodeParts {
  store: Pick<Store, 'codes'>;
  now: Date;
  /** A whole number from `least` to below `most`, from a source nobody can foresee. */
  random: (least: number, most: number) => number;
}

/** Make a one-time code; it is shown once and kept as a keyed hash only. */
export async function issueCode({ store, now, random }: CodeParts, use: CodeUse): Promise<IssuedCode> {
  const code = String(random(least, most));
  const until = new Date(now.getTime() + codeHours * 3_600_000);
  await store.codes.insert(code, use, until);
  return { code, until };
}

/** Areas by code or name; several when the name is not enough. */
export async function findAreas(store: Pick<Store, 'areas'>, said: string): Promise<Area[]> {
  const areas = await store.areas.list();
  const byCode = areas.filter(({ code }) => code === said);
  return byCode.length > 0 ? byCode : findNamed(areas, said);
}

/** People of the roster by id or name; several when there are namesakes. */
export async function findPeople(store: Pick<Store, 'people'>, said: string): Promise<Person[]> {
  const people = await store.people.list();
  const byId = people.filter(({ id }) => id === said);
  return byId.length > 0 ? byId : people.filter(({ name }) => name === said);
}

/** The kind of a group by code or word. */
export function findGroupKind(said: string, wordOf: (kind: GroupKind) => string): GroupKind | null {
  const kinds: GroupKind[] = ['cadres', 'committee', 'villagers'];
  return kinds.find((kind) => kind === said || wordOf(kind) === said) ?? null;
}
