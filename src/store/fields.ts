/** `{ [name]: value }`, or nothing at all when there is no value: our sparse indexes leave absent fields out. */
export function optional<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { [N in Name]?: Value } {
  return value === null || value === undefined ? {} : ({ [name]: value } as { [N in Name]?: Value });
}

/** An update that sets what has a value and removes what has none. */
export function setOrUnset(fields: Record<string, unknown>): {
  $set?: Record<string, unknown>;
  $unset?: Record<string, ''>;
} {
  const entries = Object.entries(fields);
  const set = Object.fromEntries(entries.filter(([, value]) => !isAbsent(value)));
  const unset = Object.fromEntries(
    entries.filter(([, value]) => isAbsent(value)).map(([name]) => [name, '' as const]),
  );
  return {
    ...(Object.keys(set).length === 0 ? {} : { $set: set }),
    ...(Object.keys(unset).length === 0 ? {} : { $unset: unset }),
  };
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}
