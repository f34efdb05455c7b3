import { toId, type CaseId, type PersonId, type TurnId } from '../../core/index.ts';
import { optional } from '../fields.ts';
import { insertNew } from '../insert-new.ts';
import type { Models } from '../models/index.ts';
import type { LeadRow } from '../models/lead.ts';
import type { Lead, Store } from '../types.ts';
import type { Place } from '../seal.ts';
import { noneWhenDestroyed, openEach, type Vault } from '../vault.ts';
import { within } from '../within.ts';

/** What a lead says about people. */
type LeadFile = Pick<Lead, 'subject' | 'answers' | 'found'>;

/** Leads: what somebody told us about somebody else, sealed under whose word or record it is. */
export function createLeads({ leads }: Models, vault: Vault): Store['leads'] {
  async function toRow(lead: Lead): Promise<LeadRow> {
    const { id, seq, source, from, sealKey, area, at, owner, urgent, state, due, turn, case: joined } = lead;
    const { subject, answers, found } = lead;
    const file: LeadFile = { subject, answers, ...optional('found', found) };
    return {
      _id: id,
      seq,
      source,
      ...optional('from', from),
      sealKey,
      area,
      at,
      ...optional('owner', owner),
      urgent,
      state,
      ...(state === 'closed' ? {} : { open: true }),
      ...optional('due', due),
      ...optional('turn', turn),
      ...optional('case', joined),
      file: await vault.seal(sealKey, placeOf(id), file),
    };
  }

  async function toLead(row: LeadRow): Promise<Lead> {
    const { _id, seq, source, from, sealKey, area, at, owner, urgent, state, due, turn, case: joined } = row;
    return {
      id: _id,
      seq,
      source,
      from: from === undefined ? null : toId(from),
      sealKey: toId(sealKey),
      area: toId(area),
      at,
      owner: owner === undefined ? null : toId<PersonId>(owner),
      urgent,
      state,
      due: due ?? null,
      ...optional('turn', turn === undefined ? null : toId<TurnId>(turn)),
      ...optional('case', joined === undefined ? null : toId<CaseId>(joined)),
      ...(await vault.open<LeadFile>(sealKey, placeOf(_id), row.file)),
    };
  }

  return {
    insert: async (lead) => insertNew(leads, await toRow(lead)),
    async find(id) {
      const row = await leads.findOne({ _id: id }).lean<LeadRow>();
      return row === null ? null : ((await toLead(row).catch(noneWhenDestroyed)) ?? null);
    },
    async listOpen(area) {
      const rows = leads.find({ open: true, area: within(area) }).sort({ at: 1 });
      return openEach(await rows.lean<LeadRow[]>(), toLead);
    },
    async listOverdue(today) {
      const rows = leads.find({ open: true, due: { $lt: today } }).sort({ due: 1 });
      return openEach(await rows.lean<LeadRow[]>(), toLead);
    },
    async update(lead) {
      const row = await toRow(lead);
      const { matchedCount } = await leads.replaceOne({ _id: row._id, seq: row.seq - 1 }, row);
      return matchedCount === 1;
    },
  };
}

function placeOf(id: string): Place {
  return { record: id, field: 'file' };
}
