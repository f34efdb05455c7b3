import { toId } from '../../core/index.ts';
import type { Models } from '../models/index.ts';
import type { TurnRow } from '../models/turn.ts';
import type { Store, Turn } from '../types.ts';
import { noneWhenDestroyed, openEach, type Vault } from '../vault.ts';
import { createTurnAppender } from './turn-appender.ts';
import { createTurnSettler } from './turn-settler.ts';

type Said = Pick<Turn, 'inbound' | 'events' | 'reply' | 'quick'>;

/** Turns: one insert commits one; see `turn-appender.ts` for the group write. */
export function createTurns(models: Models, vault: Vault): Store['turns'] {
  const { turns } = models;
  const append = createTurnAppender(turns);

  async function toRow(turn: Turn): Promise<TurnRow> {
    const { inbound, events, reply, quick } = turn;
    const said: Said = { inbound, events, reply, quick };
    return {
      _id: turn.id,
      contact: turn.contact,
      seq: turn.seq,
      channel: turn.channel,
      account: turn.account,
      messageId: turn.messageId,
      at: turn.at,
      sealKey: turn.sealKey,
      body: await vault.seal(turn.sealKey, { record: turn.id, field: 'body' }, said),
      pending: true,
    };
  }

  async function toTurn(row: TurnRow): Promise<Turn> {
    const said = await vault.open<Said>(row.sealKey, { record: row._id, field: 'body' }, row.body);
    return {
      id: toId(row._id),
      contact: toId(row.contact),
      seq: row.seq,
      channel: row.channel,
      account: row.account,
      messageId: row.messageId,
      at: row.at,
      sealKey: toId(row.sealKey),
      ...said,
      ...(row.superseded === true ? { superseded: true } : {}),
    };
  }

  /** What is left of a turn when its key is gone. */
  function toErased({ _id, contact, seq, channel, account, messageId, at, sealKey }: TurnRow): Turn {
    return {
      id: toId(_id),
      contact: toId(contact),
      seq,
      channel,
      account,
      messageId,
      at,
      sealKey: toId(sealKey),
      inbound: { kind: 'other', peerName: '', text: '', sentAt: at.toISOString() },
      events: [],
      reply: '',
      quick: [],
      erased: true,
    };
  }

  return {
    async append(turn) {
      return append(await toRow(turn));
    },
    async isKnown({ channel, account, id }) {
      return (await turns.findOne({ channel, account, messageId: id }, { _id: 1 }).lean()) !== null;
    },
    async listAfter(contact, seq) {
      const rows = await turns
        .find({ contact, seq: { $gt: seq } })
        .sort({ seq: 1 })
        .lean<TurnRow[]>();
      return Promise.all(
        rows.map(async (row) => (await toTurn(row).catch(noneWhenDestroyed)) ?? toErased(row)),
      );
    },
    async listRecent(contact, limit) {
      const rows = await turns.find({ contact }).sort({ seq: -1 }).limit(limit).lean<TurnRow[]>();
      return openEach(rows.toReversed(), toTurn);
    },
    settle: createTurnSettler(models, vault),
    async listPending() {
      const rows = await turns.find({ pending: true }).sort({ at: 1 }).lean<TurnRow[]>();
      return openEach(rows, toTurn);
    },
    async isPending(id) {
      return (await turns.findOne({ _id: id, pending: true }).lean()) !== null;
    },
    async listLatest(limit) {
      const rows = await turns.find().sort({ at: -1 }).limit(limit).lean<TurnRow[]>();
      return openEach(rows, toTurn);
    },
  };
}
