import type { CaseId } from '../../core/index.ts';
import type { Household, Lead } from '../../store/index.ts';
import { addressOfAnswer, nameOf, type Answers } from '../answers.ts';
import type { Runtime } from '../runtime.ts';

/** Hints that somebody gave about this very household and that nobody has looked into yet. */
export async function findLeads({ store }: Runtime, household: Household): Promise<Lead[]> {
  const waiting = await store.leads.listOpen(household.village);
  return waiting.filter(({ state, answers }) => state !== 'visited' && isAbout(answers, household));
}

/** The open case of the household that a hint is about, when there is exactly one such household. */
export async function findCaseOfLead(
  { store }: Runtime,
  answers: Answers,
  village: Household['village'],
): Promise<{ id: CaseId; number: string; household: Household } | null> {
  const name = nameOf(answers, 'subject_name');
  const named = name === null ? [] : await store.households.findByName(name, village);
  const [household, ...others] = named.filter((one) => isAbout(answers, one));
  if (household === undefined || others.length > 0) return null;
  const open = await store.cases.findOpenByHousehold(household.id);
  return open === null ? null : { id: open.id, number: open.number, household };
}

/** The same name, and the same 组 where one was said. */
function isAbout(answers: Answers, { name, group }: Household): boolean {
  const said = addressOfAnswer(answers, 'subject_place')?.group;
  return (
    nameOf(answers, 'subject_name') === name && (said === undefined || group === undefined || said === group)
  );
}
