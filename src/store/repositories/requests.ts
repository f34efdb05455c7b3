import { AppError, toId, type ContactId, type PersonId, type TurnId } from '../../core/index.ts';
import { optional, setOrUnset } from '../fields.ts';
import { insertNew } from '../insert-new.ts';
import type { Models } from '../models/index.ts';
import type { RequestRow } from '../models/request.ts';
import type { Place } from '../seal.ts';
import type { Request, Store } from '../types.ts';
import { noneWhenDestroyed, openEach, type Vault } from '../vault.ts';
import { within } from '../within.ts';
import type { Counters } from './counters.ts';

/** Requests (来件) with the line that is open for one: taken by one person, closed once. */
export function createRequests({ requests }: Models, vault: Vault, counters: Counters): Store['requests'] {
  async function open(row: RequestRow): Promise<Request> {
    const { _id, number, kind, from, area, at, sealKey, state, helper, taker, takenIn } = row;
    return {
      id: _id,
      number,
      kind,
      from: toId(from),
      area: toId(area),
      at,
      owner: row.owner === undefined ? null : toId<PersonId>(row.owner),
      sealKey: toId(sealKey),
      said: await vault.open<Request['said']>(sealKey, placeOf(_id), row.said),
      state,
      answered: row.answered === true,
      dueAt: row.dueAt ?? null,
      ...(helper === undefined || taker === undefined || takenIn === undefined
        ? {}
        : {
            taken: {
              by: toId<PersonId>(taker),
              contact: toId<ContactId>(helper),
              turn: toId<TurnId>(takenIn),
            },
          }),
      ...optional('verdict', row.verdict),
    };
  }

  const openOne = async (row: RequestRow | null): Promise<Request | null> =>
    row === null ? null : ((await open(row).catch(noneWhenDestroyed)) ?? null);

  const find = async (id: string): Promise<Request | null> =>
    openOne(await requests.findOne({ _id: id }).lean<RequestRow>());

  return {
    find,
    async insert({ said, ...request }) {
      const { id, kind, from, area, at, owner, sealKey, dueAt } = request;
      const known = await find(id);
      if (known !== null) return known;
      await insertNew(requests, {
        _id: id,
        number: await counters.take('requests'),
        kind,
        from,
        area,
        at,
        ...optional('owner', owner),
        sealKey,
        said: await vault.seal(sealKey, placeOf(id), said),
        state: 'waiting',
        open: true,
        ...optional('dueAt', dueAt),
      });
      const inserted = await find(id);
      if (inserted === null) throw new AppError('store:not_found', `request ${id}`);
      return inserted;
    },
    findByNumber: async (number) => openOne(await requests.findOne({ number }).lean<RequestRow>()),
    findLine: async (contact) => openOne(await requests.findOne({ line: contact }).lean<RequestRow>()),
    findOpenFrom: async (contact, kind) =>
      openOne(await requests.findOne({ from: contact, kind, open: true }).lean<RequestRow>()),
    async findToJudge(contact) {
      const answered = requests.findOne({ from: contact, kind: 'complaint', answered: true, verdict: null });
      return openOne(await answered.sort({ at: -1 }).lean<RequestRow>());
    },
    async listOpen(area) {
      const rows = requests.find({ open: true, area: within(area) }).sort({ at: 1 });
      return openEach(await rows.lean<RequestRow[]>(), open);
    },
    async listOwned(owner) {
      const rows = requests.find({ open: true, owner }).sort({ at: 1 });
      return openEach(await rows.lean<RequestRow[]>(), open);
    },
    async take(id, { by, contact, turn, line, dueAt }) {
      const update = setOrUnset({
        state: 'taken',
        taker: by,
        helper: contact,
        takenIn: turn,
        line,
        dueAt,
      });
      const { matchedCount } = await requests.updateOne({ _id: id, state: 'waiting' }, update);
      return matchedCount === 1;
    },
    async noteSaid(id, { answered, dueAt }) {
      const update = setOrUnset({ dueAt, answered: answered ? true : null });
      await requests.updateOne({ _id: id, state: 'taken' }, update);
    },
    async close(id) {
      await requests.updateOne(
        { _id: id, open: true },
        setOrUnset({ state: 'done', open: null, line: null, dueAt: null }),
      );
    },
    async release(id, dueAt) {
      const left = { line: null, taker: null, helper: null, takenIn: null, dueAt };
      await requests.updateOne({ _id: id, state: 'taken' }, setOrUnset({ state: 'waiting', ...left }));
    },
    async clearDue(id, dueAt) {
      await requests.updateOne({ _id: id, dueAt }, setOrUnset({ dueAt: null }));
    },
    async judge(id, verdict) {
      const { matchedCount } = await requests.updateOne({ _id: id, verdict: null }, { $set: { verdict } });
      return matchedCount === 1;
    },
    async listDue(now, limit) {
      const rows = requests
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit);
      return openEach(await rows.lean<RequestRow[]>(), open);
    },
  };
}

function placeOf(id: string): Place {
  return { record: id, field: 'said' };
}
