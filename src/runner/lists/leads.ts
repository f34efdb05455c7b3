import type { ListItem } from '../../flow/index.ts';
import type { Lead } from '../../store/index.ts';
import { placeNameOf } from '../places.ts';
import type { Runtime } from '../runtime.ts';
import { isOffice, type Scene } from '../scene.ts';

/** Leads of the speaker's areas that nobody has gone after yet: urgent ones first, then by their last day. */
export async function listLeads({ store }: Runtime, scene: Scene): Promise<Lead[]> {
  const areas = [...new Set(scene.roles.map(({ area }) => area))];
  const found = (await Promise.all(areas.map((area) => store.leads.listOpen(area)))).flat();
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
    words: lead.subject.name === undefined ? [] : [lead.subject.name],
    data: { lead: lead.id, assign: isOffice(scene) && lead.state === 'new' },
  }));
}

/** Whom a lead is about and where, as its own cadres see it. */
export function nameLead(runtime: Runtime, { subject, area }: Pick<Lead, 'subject' | 'area'>): string {
  const name = subject.name ?? runtime.renderer.word('choice', 'somebody');
  return `${name}（${placeNameOf(runtime, area)}）`;
}
