import type { AreaCode } from '../../core/index.ts';
import { openStages } from '../../cases/index.ts';
import { setOrUnset } from '../fields.ts';
import type { CaseRow } from '../models/case.ts';
import type { Models } from '../models/index.ts';
import type { MasterKeys } from '../master-key.ts';
import type { CaseSnapshot, Store } from '../types.ts';
import { openEach, type Vault } from '../vault.ts';
import { within } from '../within.ts';
import { isDuplicateKey } from '../write-error.ts';
import { toCaseRow, toSnapshot } from './case-row.ts';
import type { Counters } from './counters.ts';
import { createJournalCheck } from './journal-check.ts';
import { createJournal } from './journal.ts';

/** Cases: the journal is the truth, the snapshot beside it is what jobs and lists scan. */
export function createCases(
  models: Models,
  vault: Vault,
  { signLink }: MasterKeys,
  counters: Counters,
): Store['cases'] {
  const { cases } = models;
  const journal = createJournal(models, vault, signLink);
  const open = (row: CaseRow): Promise<CaseSnapshot> => toSnapshot(vault, row);
  const openAll = async (rows: Promise<CaseRow[]>): Promise<CaseSnapshot[]> =>
    openEach(
      (await rows).filter(({ erased }) => erased !== true),
      open,
    );

  async function saveSnapshot(snapshot: CaseSnapshot): Promise<void> {
    const row = await toCaseRow(vault, snapshot);
    try {
      await cases.replaceOne({ _id: row._id, seq: { $lte: row.seq } }, row, { upsert: true });
    } catch (error) {
      // A newer snapshot is there, so the filter found nothing and the insert lost: nothing is left to do. Two that
      // make the same first snapshot at once carry the same entry.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** By a flag of the row, the oldest first. */
  function listFlagged(flag: 'township' | 'recheck', area: AreaCode): Promise<CaseSnapshot[]> {
    const filter = { [flag]: true, village: within(area) };
    return openAll(cases.find(filter).sort({ openedAt: 1 }).lean<CaseRow[]>().exec());
  }

  return {
    ...createJournalCheck(models, signLink),
    async append(entry, household, after) {
      const appended = await journal.append(entry, household);
      if (!appended) return { ok: false, taken: true };
      await saveSnapshot(after);
      return { ok: true };
    },
    journal: (id) => journal.read(id),
    findEntryByTurn: (turn) => journal.findByTurn(turn),
    async snapshot(id) {
      const row = await cases.findOne({ _id: id }).lean<CaseRow>();
      return row === null ? null : open(row);
    },
    async findByNumber(number) {
      const row = await cases.findOne({ number }).lean<CaseRow>();
      return row === null ? null : open(row);
    },
    saveSnapshot,
    async findOpenByHousehold(household) {
      const filter = { household, open: true, stage: { $in: [...openStages] } };
      const row = await cases.findOne(filter).sort({ openedAt: -1 }).lean<CaseRow>();
      return row === null ? null : open(row);
    },
    async listByHousehold(household) {
      return openEach(await cases.find({ household }).sort({ openedAt: -1 }).lean<CaseRow[]>(), open);
    },
    listOpen(area, only) {
      const filter = { open: true, village: within(area), ...(only && { stage: { $in: [...only] } }) };
      return openAll(cases.find(filter).sort({ openedAt: -1 }).lean<CaseRow[]>().exec());
    },
    listConcerning: (area) => listFlagged('township', area),
    listToRecheck: (area) => listFlagged('recheck', area),
    listByLiaison: (liaison) => openAll(cases.find({ liaison }).sort({ _id: 1 }).lean<CaseRow[]>().exec()),
    listDue: (now, limit) =>
      openAll(
        cases
          .find({ nextDueAt: { $lte: now } })
          .sort({ nextDueAt: 1 })
          .limit(limit)
          .lean<CaseRow[]>()
          .exec(),
      ),
    async moveDue(id, seq, nextDueAt) {
      await cases.updateOne({ _id: id, seq }, setOrUnset({ nextDueAt }));
    },
    listProvisional: () =>
      openAll(cases.find({ 'publicity.provisional': true }).sort({ _id: 1 }).lean<CaseRow[]>().exec()),
    listByStage: (stage) => openAll(cases.find({ stage }).sort({ _id: 1 }).lean<CaseRow[]>().exec()),
    async takeNumber(year) {
      return `${year}-${String(await counters.take(`case:${year}`)).padStart(4, '0')}`;
    },
  };
}
