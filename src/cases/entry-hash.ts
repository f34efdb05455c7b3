import { createHash } from 'node:crypto';

/**
 * One link of a journal's hash chain, SHA-256 in hex, over the link before (null for the first), the entry's clear
 * fields and its sealed bytes. Sealed bytes, not their content: a chain still verifies after a household's key is
 * destroyed. Each part goes in with its length, so that no two entries have the same bytes.
 */
export function hashEntry(
  previous: string | null,
  clear: Readonly<Record<string, unknown>>,
  sealed: Uint8Array,
): string {
  const hash = createHash('sha256');
  for (const part of [Buffer.from(previous ?? ''), Buffer.from(canonicalJson(clear)), sealed]) {
    hash.update(`${part.length}:`).update(part);
  }
  return hash.digest('hex');
}

/** JSON with sorted keys, so that the same fields are the same text whatever order they were stored in. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
