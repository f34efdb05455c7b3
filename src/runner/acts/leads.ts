import { AppError, dayOf, type AreaCode, type CaseId, type TurnId } from '../../core/index.ts';
import {
  involvedIn,
  judgeLead,
  leadDueBy,
  system,
  type Actor,
  type LeadAct,
  type LeadCourse,
  type Refusal,
} from '../../cases/index.ts';
import type { PersonToCall } from '../../documents/index.ts';
import type { Lead } from '../../store/index.ts';
import { openObjected } from '../dossiers/leads.ts';
import { tellPeople } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import { areaAbove, findHandler } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';

/** What is known of a lead when somebody tells of it in the chat. */
export interface LeadOpening extends Pick<
  Lead,
  'id' | 'from' | 'sealKey' | 'at' | 'urgent' | 'subject' | 'answers'
> {
  /** Null while nobody knows where it is. */
  area: AreaCode | null;
  /** The open case of that very household: it is looked after there (scenario 20). */
  joins?: { id: CaseId; number: string };
  /** Whom to ask back. */
  teller?: PersonToCall;
}

/** How often an act is judged again because somebody else's came first. */
const maxAttempts = 10;

/**
 * Keep a lead and give it to whoever answers for the place, who is told; where the village is not known an office sends
 * it on. The id says what it is about: a lead that is there already is left as it is, and told once.
 */
export async function openLead(
  runtime: Runtime,
  { area, teller, joins, ...opening }: LeadOpening,
): Promise<Lead> {
  const { store, profile, calendar, county } = runtime;
  const day = dayOf(opening.at);
  const place = area ?? county;
  const owner = await findHandler(runtime, place, day);
  const isVillage = areaAbove(areaAbove(place) ?? place) !== null;
  const first: LeadCourse = { source: 'chat', state: 'new', area: place, owner: owner?.id ?? null };
  const assigned = judgeLead(
    first,
    { kind: 'assigned', area: place, owner: first.owner },
    { actor: system, now: opening.at },
  );
  const course = isVillage && assigned.ok ? assigned.course : first;
  const joined: Partial<LeadCourse> = joins === undefined ? {} : { state: 'closed', case: joins.id };
  const lead: Lead = { ...opening, ...course, ...joined, seq: 1, due: leadDueBy(day, profile, calendar) };
  await store.leads.insert(lead);
  const facts = { ...(teller && { from: teller }), ...(joins && { known: joins.number }) };
  await tellOwner(runtime, lead, `lead:${lead.id}`, opening.at, facts);
  return (await store.leads.find(lead.id)) ?? lead;
}

/** One act on a lead, by the first of the speaker's roles that may; of a turn it is found when the turn is run again. */
export async function actOnLead(
  runtime: Runtime,
  id: string,
  act: LeadAct,
  { actors, at, turn }: { actors: readonly Actor[]; at: Date; turn?: TurnId },
): Promise<{ ok: true; lead: Lead } | { ok: false; refusal: Refusal }> {
  const { store } = runtime;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const lead = await store.leads.find(id);
    if (lead === null) throw new AppError('store:not_found', `lead ${id}`);
    if (turn !== undefined && lead.turn === turn) return { ok: true, lead };
    const file = act.kind === 'visited' ? await openObjected(runtime, lead) : null;
    const involved = file === null ? {} : { involved: involvedIn(file.state, file.journal) };
    const judged = actors.map((actor) => judgeLead(lead, act, { actor, now: at, ...involved }));
    const verdict = judged.find(({ ok }) => ok) ?? judged[0];
    if (verdict === undefined) throw new AppError('store:not_found', `nobody acts on lead ${id}`);
    if (!verdict.ok) return verdict;
    const next: Lead = {
      ...lead,
      ...verdict.course,
      seq: lead.seq + 1,
      ...(turn === undefined ? {} : { turn }),
    };
    if (await store.leads.update(next)) return { ok: true, lead: next };
  }
  throw new AppError('store:conflict', `lead ${id}`);
}

/** Whoever answers for the place hears of it, in private. */
export async function tellOwner(
  runtime: Runtime,
  { owner, urgent, area, subject, source, due, sealKey }: Lead,
  dedupeKey: string,
  at: Date,
  facts: { from?: PersonToCall; known?: string } = {},
): Promise<void> {
  // What an objector says is no notice for a village; the offices have had one of its own.
  if (source === 'objection') return;
  const person = owner === null ? null : await runtime.store.people.find(owner);
  await tellPeople(runtime, person === null ? [] : [person], {
    dedupeKey,
    kind: urgent ? 'urgent' : 'notice',
    sealKey,
    template: 'lead_notice',
    data: {
      urgent,
      village: placeNameOf(runtime, area),
      ...(subject.name === undefined ? {} : { about: subject.name }),
      ...(subject.story === undefined ? {} : { story: subject.story }),
      ...(due === null ? {} : { due }),
      ...facts,
    },
    at,
  });
}
