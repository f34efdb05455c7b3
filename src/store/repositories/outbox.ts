import { randomUUID } from 'node:crypto';
import type { AnyBulkWriteOperation } from 'mongoose';
import { AppError } from '../../core/index.ts';
import { createFlight } from '../flight.ts';
import type { Models } from '../models/index.ts';
import type { OutboxRow as StoredRow } from '../models/outbox-row.ts';
import type { OutboxRow, Store } from '../types.ts';
import { openEach, type Vault } from '../vault.ts';
import { duplicatesOf } from '../write-error.ts';
import { toOutboxRow, toStoredRow } from './outbox-row.ts';

/** Most rows in one group write. */
const maxRows = 64;

/** Earlier than any row. */
const epoch = new Date(0);

/** The outbox: a row is written once for ever, taken under a lease, and ends sent, failed, unknown or superseded. */
export function createOutbox({ outbox }: Models, vault: Vault): Store['outbox'] {
  const open = (row: StoredRow): Promise<OutboxRow> => toOutboxRow(vault, row);

  /** False for a row whose id is there already. */
  const insertTogether = createFlight<StoredRow, boolean>({
    keyOf: ({ _id }) => _id,
    maxItems: maxRows,
    async write(rows) {
      try {
        // The rows were cast before they boarded, each on its own: a faulty one fails nobody else.
        await outbox.insertMany(rows, { ordered: false, lean: true });
        return rows.map(() => true);
      } catch (error) {
        const known = new Set(duplicatesOf(error));
        return rows.map((_, index) => !known.has(index));
      }
    },
  });

  const markSentTogether = createFlight<{ id: string; at: Date }, void>({
    keyOf: ({ id }) => id,
    maxItems: maxRows,
    async write(marks) {
      const operations = marks.map(({ id, at }): AnyBulkWriteOperation<StoredRow> => ({
        updateOne: {
          filter: { _id: id },
          update: {
            $set: { state: 'sent', sentAt: at },
            $unset: { leaseUntil: '', claim: '', waiting: '' },
          },
        },
      }));
      await outbox.bulkWrite(operations, { ordered: false });
      return marks.map(() => undefined);
    },
  });

  /** End an attempt, unless somebody else has ended it already. */
  async function leaveSending(id: string, set: Partial<StoredRow>): Promise<void> {
    await outbox.updateOne(
      { _id: id, state: 'sending' },
      { $set: set, $unset: { leaseUntil: '', claim: '' } },
    );
  }

  const markFailed = (id: string, error: string): Promise<void> =>
    leaveSending(id, { state: 'failed', error });

  /** Take those of the rows that nobody took since they were read: a row that was taken has had one attempt more. */
  async function take(rows: StoredRow[], now: Date, leaseMs: number): Promise<StoredRow[]> {
    const taken = {
      state: 'sending',
      leaseUntil: new Date(now.getTime() + leaseMs),
      claim: randomUUID(),
    } as const;
    const operations = rows.map(({ _id, attempts }): AnyBulkWriteOperation<StoredRow> => ({
      updateOne: {
        filter: { _id, waiting: true, attempts },
        update: { $set: taken, $unset: { waiting: '' }, $inc: { attempts: 1 } },
      },
    }));
    const { modifiedCount } = await outbox.bulkWrite(operations, { ordered: false });
    if (modifiedCount === rows.length) {
      return rows.map((row) => ({ ...row, ...taken, attempts: row.attempts + 1 }));
    }
    const ids = rows.map(({ _id }) => _id);
    return outbox
      .find({ _id: { $in: ids }, claim: taken.claim })
      .sort({ nextAttemptAt: 1, _id: 1 })
      .lean<StoredRow[]>();
  }

  /** Null when nothing can be said any more; the rows behind it can. */
  async function openOrFail(row: StoredRow): Promise<OutboxRow | null> {
    try {
      return await open(row);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await markFailed(row._id, error.code);
      return null;
    }
  }

  /** `_id` settles the order of rows with the same moment. */
  async function claim(now: Date, leaseMs: number, limit: number): Promise<OutboxRow[]> {
    const due = await outbox
      .find({ waiting: true, nextAttemptAt: { $lte: now } })
      .sort({ waiting: 1, nextAttemptAt: 1, _id: 1 })
      .limit(limit)
      .lean<StoredRow[]>();
    if (due.length === 0) return [];
    const taken = await take(due, now, leaseMs);
    const opened = (await Promise.all(taken.map(openOrFail))).flatMap((row) => row ?? []);
    // Others were faster, or all of it was erased: there may be more behind.
    return opened.length > 0 ? opened : claim(now, leaseMs, limit);
  }

  return {
    async insert(row) {
      const inserted = await insertTogether(outbox.castObject(await toStoredRow(vault, row)));
      if (inserted && row.topic !== undefined) {
        await outbox.updateMany(
          { topic: row.topic, waiting: true, _id: { $ne: row.id }, createdAt: { $lte: row.createdAt } },
          { $set: { state: 'superseded' }, $unset: { waiting: '' } },
        );
      }
      return inserted;
    },
    claim,
    markSent: (id, at) => markSentTogether({ id, at }),
    markErrored: (id, error, nextAttemptAt) =>
      leaveSending(id, { state: 'errored', error, nextAttemptAt, waiting: true }),
    markFailed,
    markUnknown: (id) => leaveSending(id, { state: 'unknown' }),
    async listStranded(now) {
      const rows = await outbox
        .find({ state: 'sending', leaseUntil: { $lte: now } })
        .sort({ leaseUntil: 1 })
        .lean<StoredRow[]>();
      return openEach(rows, open);
    },
    async requeue(id, text) {
      const row = await outbox.findOne({ _id: id }, { sealKey: 1 }).lean<StoredRow>();
      if (row === null) throw new AppError('store:not_found', `outbox row ${id}`);
      const sealed = await vault.seal(row.sealKey, { record: id, field: 'text' }, text);
      await leaveSending(id, { state: 'queued', waiting: true, text: sealed });
    },
    async find(id) {
      const row = await outbox.findOne({ _id: id }).lean<StoredRow>();
      return row === null ? null : open(row);
    },
    async listSent(limit) {
      const sent = outbox
        .find({ sentAt: { $gte: epoch } })
        .sort({ sentAt: -1 })
        .limit(limit);
      return openEach(await sent.lean<StoredRow[]>(), open);
    },
    async listSentUnder(sealKey, limit) {
      const sent = outbox
        .find({ sentAt: { $gte: epoch }, sealKey })
        .sort({ sentAt: 1 })
        .limit(limit);
      return openEach(await sent.lean<StoredRow[]>(), open);
    },
    async nextAt() {
      const [next] = await outbox
        .find({ waiting: true }, { nextAttemptAt: 1 })
        .sort({ waiting: 1, nextAttemptAt: 1, _id: 1 })
        .limit(1)
        .lean<StoredRow[]>();
      return next?.nextAttemptAt ?? null;
    },
  };
}
