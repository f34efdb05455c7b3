import { addDays, addMonths, dayOf, instantAt, type ContactId, type HouseholdId } from '../../core/index.ts';
import { isOpen, valueOf } from '../../cases/index.ts';
import type { Runtime } from '../../runner/index.ts';
import type { Job, JobReport } from '../job.ts';

/** Records taken in one scan; what is left waits for the next night. */
const scanLimit = 20_000;

/**
 * Lets go of what is past its time, by destroying the key that opens it (`draft.keepDays`, `retention.years`). Nothing goes by a
 * guess: whoever has a case, a request or a hint under way keeps all of it, and so does a household for which somebody
 * speaks. A key that is unset keeps everything, and the report says so.
 */
export function createRetainJob(runtime: Runtime): Job {
  const keepDays = valueOf(runtime.profile, 'draft.keepDays');
  const years = valueOf(runtime.profile, 'retention.years');
  return {
    name: 'retain',
    // By night: nobody is written to, and nobody is in the middle of a talk.
    timesOn: () => (keepDays === null && years === null ? [] : ['02:30']),
    async run(now) {
      const drafts =
        keepDays === null
          ? { 'draft.keepDays unset': 1 }
          : await retainDrafts(runtime, startOf(addDays(dayOf(now), -keepDays)));
      const cases =
        years === null
          ? { 'retention.years unset': 1 }
          : await retainCases(runtime, startOf(addMonths(dayOf(now), -12 * years)));
      return { ...drafts, ...cases };
    },
  };
}

function startOf(day: string): Date {
  return instantAt(day, '00:00');
}

/** Strangers with all they said, and the open talks of everybody else: the day that the nudge named has passed. */
async function retainDrafts(runtime: Runtime, before: Date): Promise<JobReport> {
  const { store, states } = runtime;
  const report = { strangers: 0, drafts: 0, keptStrangers: 0 };
  for (const { contact: id, quietSince } of await store.erasure.listQuiet(before, scanLimit)) {
    const contact = await store.contacts.find(id);
    if (contact === null) continue;
    const { person, binding } = contact;
    // Who belongs to a household, or was confirmed, has said it under a key that stays.
    const isKnown =
      person !== undefined || (binding?.household ?? null) !== null || binding?.standing === 'verified';
    if (isKnown) {
      await store.erasure.dropDraft(id, quietSince);
      report.drafts += Number(contact.session !== null);
    } else if (await hasMatters(runtime, null, [id])) {
      report.keptStrangers += 1;
      continue;
    } else {
      await store.erasure.eraseContact(id);
      report.strangers += 1;
    }
    states.forget(id);
  }
  return report;
}

/**
 * The words of households all of whose cases ended long ago. One that a stranger's declaration made up goes whole; one
 * of the register keeps its line there.
 */
async function retainCases(runtime: Runtime, before: Date): Promise<JobReport> {
  const { store } = runtime;
  const report = { households: 0, keptHouseholds: 0 };
  for (const id of await store.erasure.listEnded(before, scanLimit)) {
    if (await isProtected(runtime, id, before)) {
      report.keptHouseholds += 1;
      continue;
    }
    await store.operator.note({
      id: `household_erased:${id}:${before.toISOString()}`,
      kind: 'household_erased',
      at: runtime.clock.now(),
      about: `${id} expired retain`,
    });
    await store.erasure.eraseCases(id);
    report.households += 1;
  }
  return report;
}

async function isProtected(runtime: Runtime, id: HouseholdId, before: Date): Promise<boolean> {
  const { store } = runtime;
  const contacts = await store.contacts.findByHousehold(id);
  if (contacts.length > 0) return true;
  const cases = await store.cases.listByHousehold(id);
  const isOver = cases.every(
    ({ stage, since, erased }) => erased === true || (!isOpen(stage) && since < before),
  );
  return !isOver || hasMatters(runtime, id, []);
}

async function hasMatters(
  { store }: Runtime,
  household: HouseholdId | null,
  contacts: ContactId[],
): Promise<boolean> {
  const { cases, requests, leads } = await store.erasure.findOpen(household, contacts);
  return cases.length + requests.length + leads > 0;
}
