/** Keys, rows or statements that go into one command. */
const groupSize = 500;

/** Do something with a long list a group at a time, one command after the other; results in order. */
export async function inGroups<Item, Result>(
  items: Item[],
  act: (group: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += groupSize) {
    results.push(...(await act(items.slice(from, from + groupSize))));
  }
  return results;
}
