import type { CaseId } from '../core/index.ts';

/**
 * An entry that is not as it was written. `missing`: dropped. `changed`: its fields or sealed bytes do not fit its hash, or it
 * was never written by us. `moved`: it was written as entry `was`. `unlinked`: whole, but not written after the one
 * that stands before it. `inserted`: a second one under the same number. `no_snapshot`: the case beside the journal is
 * gone.
 */
export type ChainFinding =
  | { seq: number; why: 'missing' | 'changed' | 'unlinked' | 'inserted' | 'no_snapshot' }
  | { seq: number; why: 'moved'; was: number };

/** What the check of a journal's chain found, else the first entry that is not as it was written. */
export type ChainVerdict = { ok: true; entries: number } | ({ ok: false } & ChainFinding);

/** One journal as it was checked. */
export interface JournalCheck {
  case: CaseId;
  /** Case number; null when the case beside the journal is gone. */
  number: string | null;
  /** In order. */
  entries: { seq: number; hash: string }[];
  findings: ChainFinding[];
}
