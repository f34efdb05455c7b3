/** Order of two texts by their signs. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Rows of one key together, keys in order. */
export function groupRows<T>(rows: readonly T[], keyOf: (row: T) => string): [first: T, ...rest: T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups].toSorted(([one], [other]) => compare(one, other)).map(([, group]) => group);
}
