import { AppError } from '../../core/index.ts';
import { insertNew } from '../insert-new.ts';
import type { Models } from '../models/index.ts';
import type { OutboxRow as StoredRow } from '../models/outbox-row.ts';
import type { OutboxRow, Store } from '../types.ts';
import { openEach, type Vault } from '../vault.ts';
import { toOutboxRow, toStoredRow } from './outbox-row.ts';

/** Earlier than any row. */
const epoch = new Date(0);

/** The outbox: a row is written once for ever, taken under a lease, and ends sent, failed, unknown or superseded. */
export function createOutbox({ outbox }: Models, vault: Vault): Store['outbox'] {
  const open = (row: StoredRow): Promise<OutboxRow> => toOutboxRow(vault, row);

  async function take(now: Date, leaseMs: number): Promise<StoredRow | null> {
    return outbox
      .findOneAndUpdate(
        { waiting: true, nextAttemptAt: { $lte: now } },
        {
          $set: { state: 'sending', leaseUntil: new Date(now.getTime() + leaseMs) },
          $unset: { waiting: '' },
          $inc: { attempts: 1 },
        },
        // `_id` settles the order of rows with the same moment.
        { sort: { waiting: 1, nextAttemptAt: 1, _id: 1 }, returnDocument: 'after' },
      )
      .lean<StoredRow>();
  }

  /** End an attempt, unless somebody else has ended it already. */
  async function leaveSending(id: string, set: Partial<StoredRow>): Promise<void> {
    await outbox.updateOne({ _id: id, state: 'sending' }, { $set: set, $unset: { leaseUntil: '' } });
  }

  const markFailed = (id: string, error: string): Promise<void> =>
    leaveSending(id, { state: 'failed', error });

  async function claim(now: Date, leaseMs: number): Promise<OutboxRow | null> {
    const row = await take(now, leaseMs);
    if (row === null) return null;
    try {
      return await open(row);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // Nothing can be said any more; the rows behind it can.
      await markFailed(row._id, error.code);
      return claim(now, leaseMs);
    }
  }

  return {
    async insert(row) {
      const inserted = await insertNew(outbox, await toStoredRow(vault, row));
      if (inserted && row.topic !== undefined) {
        await outbox.updateMany(
          { topic: row.topic, waiting: true, _id: { $ne: row.id }, createdAt: { $lte: row.createdAt } },
          { $set: { state: 'superseded' }, $unset: { waiting: '' } },
        );
      }
      return inserted;
    },
    claim,
    async markSent(id, at) {
      await outbox.updateOne(
        { _id: id },
        { $set: { state: 'sent', sentAt: at }, $unset: { leaseUntil: '', waiting: '' } },
      );
    },
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
