import { toId } from '../../core/index.ts';
import { inGroups } from '../groups.ts';
import type { MasterKeys } from '../master-key.ts';
import type { Models } from '../models/index.ts';
import type { ClaimRow } from '../models/opening-rows.ts';
import type { Claim, Store } from '../types.ts';
import { openEach, type Vault } from '../vault.ts';
import { within } from '../within.ts';
import type { Counters } from './counters.ts';

const counter = 'claim';

/** A row that waits has its words; a closed one has none any more. */
type OpenRow = Required<Omit<ClaimRow, 'settledAs'>>;

/** Rows that wait to be claimed, each under what it says. */
export function createClaims(
  { claims }: Models,
  vault: Vault,
  { blindIndex }: MasterKeys,
  counters: Counters,
): Store['claims'] {
  function idOf({ preset, row }: Pick<Claim, 'preset' | 'row'>): string {
    const said = Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `q-${blindIndex(`claim:${preset}`, JSON.stringify(said)).toString('hex')}`;
  }

  async function findStates(ids: string[]): Promise<Map<string, 'waiting' | 'settled'>> {
    const rows = await inGroups(ids, (group) =>
      claims.find({ _id: { $in: group } }, { open: 1, settledAs: 1 }).lean(),
    );
    return new Map(
      rows.flatMap(({ _id, open, settledAs }): [string, 'waiting' | 'settled'][] =>
        settledAs !== undefined ? [[_id, 'settled']] : open === true ? [[_id, 'waiting']] : [],
      ),
    );
  }

  async function toClaim({ _id, number, preset, area, at, reason, row }: OpenRow): Promise<Claim> {
    const said = await vault.open<Claim['row']>(_id, { record: _id, field: 'row' }, row);
    return { id: _id, number, preset, area: toId(area), at, reason, row: said };
  }

  return {
    async insertMany(list) {
      const byId = new Map(list.map((claim) => [idOf(claim), claim]));
      const known = await findStates([...byId.keys()]);
      const fresh = [...byId].filter(([id]) => !known.has(id));
      if (fresh.length === 0) return 0;
      const first = await counters.takeMany(counter, fresh.length);
      const numbered = fresh.map(([id, claim], index) => ({ id, claim, number: first + index }));
      await inGroups(numbered, async (group) => {
        const writes = group.map(async ({ id, number, claim }) => {
          const { preset, area, at, reason } = claim;
          const row = await vault.seal(id, { record: id, field: 'row' }, claim.row);
          // One that was closed and comes again waits again.
          const update = { $set: { number, preset, area, at, reason, open: true, row } };
          return { updateOne: { filter: { _id: id }, update, upsert: true } };
        });
        await claims.bulkWrite(await Promise.all(writes), { ordered: false });
        return [];
      });
      return fresh.length;
    },
    async listWaiting(area) {
      const rows = claims.find({ open: true, area: within(area) }).sort({ number: 1 });
      return openEach(await rows.lean<OpenRow[]>(), toClaim);
    },
    async findWaiting(number) {
      const row = await claims.findOne({ number, open: true }).lean<OpenRow>();
      return row === null ? null : toClaim(row);
    },
    async settle(id, as) {
      await claims.updateOne({ _id: id }, { $set: { settledAs: as }, $unset: { open: '', row: '' } });
    },
    async areSettled(rows) {
      const ids = rows.map(idOf);
      const states = await findStates(ids);
      return ids.map((id) => states.get(id) === 'settled');
    },
    async close(rows) {
      const closed = await inGroups(rows.map(idOf), async (group) => {
        const { modifiedCount } = await claims.updateMany(
          { _id: { $in: group }, open: true },
          { $unset: { open: '', row: '' } },
        );
        return [modifiedCount];
      });
      return closed.reduce((sum, count) => sum + count, 0);
    },
  };
}
