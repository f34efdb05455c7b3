import type { PersonId } from '../../core/index.ts';
import type { Runtime } from '../runtime.ts';

/** Names of people of the county's work, of whom a case waits for something. */
export async function namesOf(
  { store }: Pick<Runtime, 'store'>,
  ids: readonly PersonId[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  return (await store.people.findMany([...ids])).map(({ name }) => name);
}
