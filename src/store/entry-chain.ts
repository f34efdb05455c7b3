import { hashEntry } from '../cases/index.ts';
import { toBuffer } from './bytes.ts';
import type { SignLink } from './master-key.ts';
import type { JournalRow } from './models/journal.ts';
import type { ChainFinding } from './types.ts';

/**
 * The hash of an entry as it is stored: over the link before, all clear fields and the sealed bytes, signed. Needs the
 * master key, but no household's.
 */
export function hashRow(row: Omit<JournalRow, 'hash'>, sign: SignLink): string {
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
  return sign(hashEntry(prev ?? null, clear, toBuffer(act)));
}

/**
 * Walk the entries of one case, given in order of `seq`, and name every one that is not as it was written. `lastSeq` is
 * what the snapshot says was reached: entries cut off at the end leave no broken link behind. After an entry that is
 * wrong the next one is not asked what it follows: it would be blamed for its neighbour.
 */
export function checkChain(rows: JournalRow[], lastSeq: number, sign: SignLink): ChainFinding[] {
  const findings: ChainFinding[] = [];
  /** Null: not known, because what stood there is gone or wrong. */
  let before: string | undefined | null;
  let next = 1;
  for (const row of rows) {
    if (row.seq < next) {
      findings.push({ seq: row.seq, why: 'inserted' });
      continue;
    }
    for (; next < row.seq; next += 1) {
      findings.push({ seq: next, why: 'missing' });
      before = null;
    }
    const finding = checkEntry(row, before, sign);
    if (finding !== null) findings.push(finding);
    before = finding === null ? row.hash : null;
    next += 1;
  }
  for (; next <= lastSeq; next += 1) findings.push({ seq: next, why: 'missing' });
  return findings;
}

function checkEntry(row: JournalRow, before: string | undefined | null, sign: SignLink): ChainFinding | null {
  const { seq } = row;
  if (row._id !== `${row.case}:${seq}`) return { seq, why: 'changed' };
  if (hashRow(row, sign) !== row.hash) {
    const was = placeOf(row, sign);
    return was === null ? { seq, why: 'changed' } : { seq, why: 'moved', was };
  }
  return before !== null && row.prev !== before ? { seq, why: 'unlinked' } : null;
}

/** How far from its place an entry is looked for: further off it is named as changed. */
const reach = 200;

/** The place for which an entry was written, when it is whole but stands at another. */
function placeOf(row: JournalRow, sign: SignLink): number | null {
  for (let seq = Math.max(1, row.seq - reach); seq <= row.seq + reach; seq += 1) {
    if (seq !== row.seq && hashRow({ ...row, seq }, sign) === row.hash) return seq;
  }
  return null;
}
