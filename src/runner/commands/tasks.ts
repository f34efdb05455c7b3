import type { PersonId, Role } from '../../core/index.ts';
import { bareRisks, dutiesOf, type SettleDuty } from '../../cases/index.ts';
import { cutList, type MessageData } from '../../documents/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import {
  householdLabel,
  householdsOf,
  listLeads,
  listMine,
  listToIdentify,
  nameLead,
} from '../lists/index.ts';
import { namesOf } from '../telling/names.ts';
import { publicityLine } from '../telling/publicity-line.ts';
import { findVerifiers } from '../telling/recipients.ts';
import { listRequests } from '../requests/request-access.ts';
import type { Runtime } from '../runtime.ts';
import { isCommittee, isOffice, type Scene } from '../scene.ts';

type Tasks = MessageData['tasks'];

/** Requests shown among the tasks; 来件 has the rest. */
const mostRequests = 5;

/** 任务: what the speaker has to do, most pressing first; derived from the journals, nothing is ticked off by hand. */
export async function listTasks(runtime: Runtime, scene: Scene): Promise<Tasks> {
  const cases = await listMine(runtime, scene);
  const households = await householdsOf(runtime, cases);
  const tasks: Tasks = {
    visits: [],
    publicity: [],
    toPublish: [],
    handle: [],
    settle: [],
    bare: [],
    leads: [],
    identities: [],
    requests: { items: [], total: 0 },
  };
  for (const one of cases) {
    const household = households.get(one.household);
    if (household !== undefined)
      await addTasks(runtime, scene, tasks, one, householdLabel(runtime, scene, household));
  }
  tasks.visits.sort((a, b) => a.daysLeft - b.daysLeft);
  tasks.handle.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  tasks.settle.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  tasks.leads = (await listLeads(runtime, scene)).map((lead) => ({
    about: nameLead(runtime, lead),
    urgent: lead.urgent,
    overdue: lead.due !== null && lead.due < scene.today,
    ...(lead.due === null ? {} : { due: lead.due }),
  }));
  tasks.identities = await listToIdentify(runtime, scene);
  const waiting = await listRequests(runtime, scene);
  tasks.requests = cutList(
    waiting.map(({ number }) => number),
    mostRequests,
  );
  return tasks;
}

async function addTasks(
  runtime: Runtime,
  scene: Scene,
  tasks: Tasks,
  one: CaseSnapshot,
  household: string,
): Promise<void> {
  const profile = await runtime.profileOf(one.profile);
  const { number, stage } = one;
  const risks = bareRisks(one);
  if (risks.length > 0 && looksAfter(scene, one)) tasks.bare.push({ household, risks });
  for (const duty of dutiesOf(one, profile, runtime.calendar, scene.now)) {
    switch (duty.kind) {
      case 'visit':
        if (duty.status !== 'done' && (one.liaison === scene.person?.id || isCommittee(scene)))
          tasks.visits.push({ household, due: duty.due, daysLeft: duty.daysLeft });
        break;
      case 'publicity':
        if (isCommittee(scene)) tasks.publicity.push(publicityLine(duty, household));
        break;
      case 'settle':
        if (isMine(scene, one, { ...duty, people: await namedIn(runtime, scene, one, duty) })) {
          const { what, overdue, due } = duty;
          tasks.settle.push({
            household,
            number,
            what,
            overdue,
            ...(due === undefined ? {} : { due }),
          });
        }
        break;
      case 'handle': {
        const { next, people } = duty;
        // Their own name stands among what waits for them.
        if (people?.some((id) => id === scene.person?.id) === true) break;
        if (!scene.roles.some(({ role }) => duty.by.includes(role))) break;
        if (next === 'publicity') tasks.toPublish.push({ household, number });
        else
          tasks.handle.push({
            household,
            number,
            stage,
            overdue: duty.overdue,
            next,
            ...(duty.awaitsComparison === true ? { awaitsComparison: true } : {}),
            ...(people === undefined || people.length === 0
              ? {}
              : { waiting: await namesOf(runtime, people) }),
            ...(duty.due === undefined ? {} : { due: duty.due }),
          });
        break;
      }
    }
  }
}

/**
 * Whom it waits for by name. A verification is looked at again by those who serve the household still; where none does,
 * by the village, but for who keeps out of it.
 */
async function namedIn(
  runtime: Runtime,
  scene: Scene,
  one: CaseSnapshot,
  { what, people }: SettleDuty,
): Promise<readonly PersonId[] | undefined> {
  if (what !== 'recheck') return people;
  const serving = await findVerifiers(runtime, one, scene.today);
  if (serving.length > 0) return serving.map(({ id }) => id);
  return one.recused.some((id) => id === scene.person?.id) ? [] : undefined;
}

/** As its liaison; where it has none it is the village's. An office does not propose what it approves. */
function looksAfter(scene: Scene, { liaison }: CaseSnapshot): boolean {
  if (isOffice(scene)) return false;
  return liaison === undefined ? isCommittee(scene) : liaison === scene.person?.id;
}

/** It waits for the speaker by name, as the household's liaison whatever else they are, or for one of their roles. */
function isMine(
  { person, roles }: Scene,
  { liaison }: CaseSnapshot,
  { people, by }: { people: readonly PersonId[] | undefined; by: readonly Role[] },
): boolean {
  if (people !== undefined) return people.some((one) => one === person?.id);
  if (by.includes('liaison') && liaison !== undefined && liaison === person?.id) return true;
  return roles.some(({ role }) => role !== 'liaison' && by.includes(role));
}
