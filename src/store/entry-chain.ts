import { hashEntry } from '../cases/index.ts';
import { toBuffer } from './bytes.ts';
import type { JournalRow } from './models/journal.ts';
import type { ChainVerdict } from './types.ts';

/** The hash of an entry as it is stored: over the link before, all clear fields and the sealed bytes; needs no key. */
export function hashRow(row: Omit<JournalRow, 'hash'>): string {
  const { prev, act, seq, at, kind, profile, turn, sealKey } = row;
  const { person, role, area } = row.actor;
  const clear = {
    case: row.case,
    seq,
    at,
    actor: { person, role, area: area ?? null },
    kind,
    profile,
    turn: turn ?? null,
    sealKey,
  };
  return hashEntry(prev ?? null, clear, toBuffer(act));
}

/**
 * Walk the entries of one case, given in order of `seq`. `lastSeq` is what the snapshot says was reached: entries cut
 * off at the end leave no broken link behind.
 */
export function verifyChain(rows: JournalRow[], lastSeq: number): ChainVerdict {
  let prev: string | undefined;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    if (row.seq !== seq) return { ok: false, seq, why: row.seq > seq ? 'missing' : 'unlinked' };
    if (row._id !== `${row.case}:${seq}` || hashRow(row) !== row.hash)
      return { ok: false, seq, why: 'changed' };
    if (row.prev !== prev) return { ok: false, seq, why: 'unlinked' };
    prev = row.hash;
  }
  if (rows.length < lastSeq) return { ok: false, seq: rows.length + 1, why: 'missing' };
  return { ok: true, entries: rows.length };
}
