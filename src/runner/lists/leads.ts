import { maySeeLead } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { Lead } from '../../store/index.ts';
import { placeNameOf } from '../telling/places.ts';
import type { Runtime } from '../runtime.ts';
import { isOffice, type Scene } from '../scene.ts';

/** Leads of the speaker's areas that nobody has gone after yet: urgent ones first, then by their last day. */
export async function listLeads({ store }: Runtime, scene: Scene): Promise<Lead[]> {
  const read = scene.roles.map(async ({ role, area }) =>
    (await store.leads.listOpen(area)).filter((lead) => maySeeLead(role, lead)),
  );
  const found = (await Promise.all(read)).flat();
  return [...new Map(found.map((lead) => [lead.id, lead])).values()]
    .filter(({ found: finding }) => finding === undefined)
    .toSorted(
      (one, other) =>
        Number(other.urgent) - Number(one.urgent) ||
        Number((one.due ?? '9999') > (other.due ?? '9999')) -
          Number((one.due ?? '9999') < (other.due ?? '9999')),
    );
}

/** The same as choices; `assign`: an office first sends it to a village. */
export async function itemsOfLeads(runtime: Runtime, scene: Scene): Promise<ListItem[]> {
  return (await listLeads(runtime, scene)).map((lead) => ({
    name: lead.id,
    label: nameLead(runtime, lead),
    words: [lead.subject.name ?? [], lead.subject.receipt ?? []].flat(),
    data: {
      lead: lead.id,
      assign: isOffice(scene) && lead.state === 'new' && lead.source !== 'objection',
      objection: lead.source === 'objection',
    },
  }));
}

/** Whom a lead is about and where, as its own cadres see it; an objection by its receipt, too. */
export function nameLead(runtime: Runtime, { subject, area }: Pick<Lead, 'subject' | 'area'>): string {
  const name = subject.name ?? runtime.renderer.word('choice', 'somebody');
  const { receipt } = subject;
  const by = receipt === undefined ? '' : `${runtime.renderer.word('choice', 'objection')}${receipt} `;
  return `${by}${name}（${placeNameOf(runtime, area)}）`;
}
