import { dayOf, type Day } from '../../core/index.ts';
import type { Turn } from '../../store/index.ts';
import { tellPeople } from './notices.ts';
import { findInCharge } from './recipients.ts';
import type { Runtime } from '../runtime.ts';

/** The end of a publicity depends on a calendar that is not loaded: the county is told, once a turn. */
export async function tellCalendarMissing(runtime: Runtime, turn: Turn, days: readonly Day[]): Promise<void> {
  const reached = days.map((day) => Number(day.slice(0, 4)));
  const year = reached.find((one) => !runtime.calendar.years.includes(one));
  if (year === undefined) return;
  await runtime.store.operator.note({
    id: `calendar_missing:${year}`,
    kind: 'calendar_missing',
    at: turn.at,
    about: String(year),
  });
  await tellPeople(runtime, await findInCharge(runtime, 'county_officer', runtime.county, dayOf(turn.at)), {
    dedupeKey: `calendar_missing:${year}`,
    kind: 'notice',
    sealKey: turn.sealKey,
    template: 'calendar_missing',
    data: { years: [year], cases: (await runtime.store.cases.listProvisional()).length },
    at: turn.at,
  });
}
