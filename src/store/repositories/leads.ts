import { toId } from '../../core/index.ts';
import { optional } from '../fields.ts';
import { insertNew } from '../insert-new.ts';
import type { Models } from '../models/index.ts';
import type { LeadRow } from '../models/lead.ts';
import type { Lead, Store } from '../types.ts';
import type { Place } from '../seal.ts';
import { openEach, type Vault } from '../vault.ts';

/** Leads: what someone told us about somebody else, sealed under the teller's key. */
export function createLeads({ leads }: Models, vault: Vault): Store['leads'] {
  async function toLead(row: LeadRow): Promise<Lead> {
    const { _id, from, area, at, owner, urgent, state, case: joined } = row;
    return {
      id: _id,
      from: toId(from),
      area: area === undefined ? null : toId(area),
      at,
      owner: owner === undefined ? null : toId(owner),
      urgent,
      state,
      ...optional('case', joined === undefined ? null : toId<NonNullable<Lead['case']>>(joined)),
      answers: await vault.open<Lead['answers']>(from, placeOf(_id), row.answers),
    };
  }

  return {
    async insert({ id, from, area, at, owner, urgent, answers, state }) {
      const sealed = await vault.seal(from, placeOf(id), answers);
      const row = { _id: id, from, at, urgent, state, answers: sealed };
      return insertNew(leads, { ...row, ...optional('area', area), ...optional('owner', owner) });
    },
    async listNewByArea(area) {
      const rows = await leads.find({ area, state: 'new' }).sort({ at: 1 }).lean<LeadRow[]>();
      return openEach(rows, toLead);
    },
    async join(id, to) {
      await leads.updateOne({ _id: id }, { $set: { state: 'closed', case: to } });
    },
  };
}

function placeOf(id: string): Place {
  return { record: id, field: 'answers' };
}
