import type { AnyBulkWriteOperation } from 'mongoose';
import { setOrUnset } from '../fields.ts';
import type { ContactRow } from '../models/contact.ts';
import type { Models } from '../models/index.ts';
import type { TurnRow } from '../models/turn.ts';
import type { Settlement } from '../types.ts';
import type { Vault } from '../vault.ts';
import { duplicatesOf } from '../write-error.ts';

/** Writes the aftermath of many turns: one bulkWrite on contacts, then one update of the turns' pending marks. */
export function createTurnSettler(
  { contacts, turns }: Models,
  vault: Vault,
): (settlements: Settlement[]) => Promise<void> {
  async function updateOf({ contact, seq, session, sealKey, nudgeAt, at }: Settlement): Promise<object> {
    const place = { record: contact, field: 'session' };
    return setOrUnset({
      seq,
      nudgeAt,
      // What can grow too old to be kept: a draft, and whatever belongs to no household.
      quietSince: session !== null || String(sealKey) === contact ? at : null,
      session: session === null ? null : await vault.seal(sealKey, place, session),
      sessionKey: session === null ? null : sealKey,
    });
  }

  async function saveSnapshots(settlements: Settlement[]): Promise<void> {
    const updates = await Promise.all(settlements.map(updateOf));
    const operations = (upsert: boolean): AnyBulkWriteOperation<ContactRow>[] =>
      settlements.map(({ contact, seq }, index) => ({
        updateOne: {
          filter: { _id: contact, seq: { $lt: seq } },
          update: updates[index] ?? {},
          upsert,
        },
      }));
    try {
      await contacts.bulkWrite(operations(true), { ordered: false });
    } catch (error) {
      // The contact has a newer snapshot, or was made known this very moment: then there is something to update.
      const again = new Set(duplicatesOf(error));
      await contacts.bulkWrite(
        operations(false).filter((_, index) => again.has(index)),
        { ordered: false },
      );
    }
  }

  async function clearPending(
    settlements: Settlement[],
    set: Pick<TurnRow, 'sentAt' | 'superseded'> | null,
  ): Promise<void> {
    if (settlements.length === 0) return;
    await turns.updateMany(
      { _id: { $in: settlements.map(({ turn }) => turn) } },
      { $unset: { pending: '' }, ...(set === null ? {} : { $set: set }) },
    );
  }

  return async (settlements) => {
    if (settlements.length === 0) return;
    await saveSnapshots(newestOfEach(settlements));
    const sent = settlements.filter((one) => one.sentAt !== null);
    const latest = Math.max(...sent.map((one) => one.sentAt?.getTime() ?? 0));
    await clearPending(sent, { sentAt: new Date(latest) });
    const unsent = settlements.filter((one) => one.sentAt === null);
    await clearPending(
      unsent.filter((one) => one.superseded === true),
      { superseded: true },
    );
    await clearPending(
      unsent.filter((one) => one.superseded !== true),
      null,
    );
  };
}

function newestOfEach(settlements: Settlement[]): Settlement[] {
  const newest = new Map<string, Settlement>();
  for (const one of settlements) {
    const other = newest.get(one.contact);
    if (other === undefined || other.seq < one.seq) newest.set(one.contact, one);
  }
  return [...newest.values()];
}
