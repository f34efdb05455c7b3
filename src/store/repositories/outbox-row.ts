import { toId, type MediaId, type TurnId } from '../../core/index.ts';
import { optional } from '../fields.ts';
import type { OutboxRow as StoredRow } from '../models/outbox-row.ts';
import type { OutboxRow } from '../types.ts';
import type { Vault } from '../vault.ts';

/** A message to send as it is stored: address and state in clear, words sealed. */
export async function toStoredRow(vault: Vault, row: OutboxRow): Promise<StoredRow> {
  const { id, kind, to, sealKey, createdAt, notBefore, state, attempts } = row;
  return {
    _id: id,
    kind,
    ...to,
    sealKey,
    text: await vault.seal(sealKey, { record: id, field: 'text' }, row.text),
    quick: await vault.seal(sealKey, { record: id, field: 'quick' }, row.quick),
    createdAt,
    notBefore,
    state,
    attempts,
    nextAttemptAt: row.nextAttemptAt > notBefore ? row.nextAttemptAt : notBefore,
    ...optional('media', row.media),
    ...optional('topic', row.topic),
    ...optional('leaseUntil', row.leaseUntil),
    ...optional('sentAt', row.sentAt),
    ...optional('error', row.error),
    ...optional('turn', row.turn),
    ...(state === 'queued' || state === 'errored' ? { waiting: true } : {}),
  };
}

/** The message a stored row holds. */
export async function toOutboxRow(vault: Vault, row: StoredRow): Promise<OutboxRow> {
  const { _id, kind, sealKey, createdAt, notBefore, state, attempts, nextAttemptAt } = row;
  return {
    id: _id,
    kind,
    to: addressOf(row),
    sealKey: toId(sealKey),
    text: await vault.open<string>(sealKey, { record: _id, field: 'text' }, row.text),
    quick: await vault.open<string[]>(sealKey, { record: _id, field: 'quick' }, row.quick),
    createdAt,
    notBefore,
    state,
    attempts,
    nextAttemptAt,
    ...optional('topic', row.topic),
    ...optional('leaseUntil', row.leaseUntil),
    ...optional('sentAt', row.sentAt),
    ...optional('error', row.error),
    ...optional('media', row.media === undefined ? null : toId<MediaId>(row.media)),
    ...optional('turn', row.turn === undefined ? null : toId<TurnId>(row.turn)),
  };
}

function addressOf({ channel, account, peer, room, mentions }: StoredRow): OutboxRow['to'] {
  return room === undefined
    ? { channel, account, peer: peer ?? '' }
    : { channel, account, room, mentions: mentions ?? [] };
}
