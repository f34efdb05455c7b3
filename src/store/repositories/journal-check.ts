import { toId, type CaseId } from '../../core/index.ts';
import { checkChain } from '../entry-chain.ts';
import type { SignLink } from '../master-key.ts';
import type { CaseRow } from '../models/case.ts';
import type { Models } from '../models/index.ts';
import type { JournalRow } from '../models/journal.ts';
import type { JournalCheck, Store } from '../types.ts';

/** Entries read at once for each case of a page; a case that has more takes the page of others. */
const entriesPerCase = 10;

type Reached = Pick<CaseRow, '_id' | 'seq' | 'number'>;

/** The check of the chains: reads clear fields and sealed bytes, opens nothing. */
export function createJournalCheck(
  { cases, journal }: Models,
  sign: SignLink,
): Pick<Store['cases'], 'verifyJournal' | 'checkJournal' | 'checkJournals'> {
  const reached = { seq: 1, number: 1 } as const;

  function check(id: string, snapshot: Reached | null, rows: JournalRow[]): JournalCheck {
    const findings = checkChain(rows, snapshot?.seq ?? 0, sign);
    if (snapshot === null && rows.length > 0) findings.push({ seq: rows.length, why: 'no_snapshot' });
    return {
      case: toId<CaseId>(id),
      number: snapshot?.number ?? null,
      entries: rows.map(({ seq, hash }) => ({ seq, hash })),
      findings,
    };
  }

  const readRows = (id: string): Promise<JournalRow[]> =>
    journal.find({ case: id }).sort({ seq: 1 }).lean<JournalRow[]>().exec();

  /** The snapshot first: it is written after its entry, so what it has reached must be there. */
  async function checkJournal(id: CaseId): Promise<JournalCheck | null> {
    const read = (): Promise<Reached | null> => cases.findOne({ _id: id }, reached).lean<Reached>().exec();
    const before = await read();
    const rows = await readRows(id);
    const snapshot = before ?? (await read());
    return snapshot === null && rows.length === 0 ? null : check(id, snapshot, rows);
  }

  /** Whole journals after `after`, as many as one read holds, at least one; and whether there are more. */
  async function readJournals(
    after: string,
    limit: number,
  ): Promise<{ journals: Map<string, JournalRow[]>; more: boolean }> {
    const read = journal.find({ case: { $gt: after } }).sort({ case: 1, seq: 1 });
    const rows = await read.limit(limit).lean<JournalRow[]>();
    const journals = new Map<string, JournalRow[]>();
    for (const row of rows) {
      const others = journals.get(row.case);
      if (others === undefined) journals.set(row.case, [row]);
      else others.push(row);
    }
    const more = rows.length === limit;
    const last = rows.at(-1)?.case;
    // The last one may go on behind the page.
    if (more && last !== undefined) {
      if (journals.size > 1) journals.delete(last);
      else journals.set(last, await readRows(last));
    }
    return { journals, more };
  }

  return {
    checkJournal,
    async verifyJournal(id) {
      const checked = await checkJournal(id);
      const [first] = (checked?.findings ?? []).filter(({ why }) => why !== 'no_snapshot');
      if (first === undefined) return { ok: true, entries: checked?.entries.length ?? 0 };
      return { ok: false, ...first };
    },
    async checkJournals(after, limit) {
      const start = after ?? '';
      const listed = cases.find({ _id: { $gt: start } }, reached).sort({ _id: 1 });
      const snapshots = await listed.limit(limit).lean<Reached[]>();
      const { journals, more } = await readJournals(start, limit * entriesPerCase);
      const ends = [
        ...(snapshots.length === limit ? [snapshots.at(-1)?._id ?? ''] : []),
        ...(more ? [[...journals.keys()].at(-1) ?? ''] : []),
      ].toSorted();
      const [end] = ends;
      const known = new Map(snapshots.map((one) => [one._id, one]));
      const ids = [...new Set([...known.keys(), ...journals.keys()])]
        .filter((id) => end === undefined || id <= end)
        .toSorted();
      return Promise.all(
        ids.map(async (id) => {
          const checked = check(id, known.get(id) ?? null, journals.get(id) ?? []);
          // An act may have come between the two reads: what looks wrong is read again by itself.
          return checked.findings.length === 0 ? checked : ((await checkJournal(checked.case)) ?? checked);
        }),
      );
    },
  };
}
