import { dayOf, maskHousehold, nameHousehold } from '../../core/index.ts';
import { recomputePublicity, valueOf } from '../../cases/index.ts';
import { actOnCase, findInCharge, tellPeople, type Runtime } from '../../runner/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import type { Job } from '../job.ts';
import { groupAddress } from './groups.ts';

/**
 * Publicities whose end hung on a calendar that was not loaded are counted again once it is (scenario 24): the journal
 * gets an entry nobody decided, and the village is told the new date.
 */
export function createRecountJob(runtime: Runtime): Job {
  return {
    name: 'recount',
    timesOn: () => ['07:40'],
    async run(now) {
      const provisional = await runtime.store.cases.listProvisional();
      let recounted = 0;
      for (const one of provisional) recounted += Number(await recount(runtime, one, now));
      return { provisional: provisional.length, recounted };
    },
  };
}

async function recount(runtime: Runtime, before: CaseSnapshot, now: Date): Promise<boolean> {
  const act = recomputePublicity(before, runtime.calendar);
  if (act === null || before.publicity === undefined) return false;
  const outcome = await actOnCase(runtime, {
    case: before.id,
    act,
    actors: [{ person: 'system', role: 'system', area: null }],
    at: now,
  });
  const household = await runtime.store.households.find(before.household);
  if (!outcome.ok || household === null) return outcome.ok;
  const closesAt = valueOf(await runtime.profileOf(before.profile), 'publicity.closingTime');
  const dates = {
    number: before.number,
    was: before.publicity.end,
    days: act.days,
    end: act.end,
    provisional: act.provisional,
    ...(closesAt === null ? {} : { closesAt }),
  };
  const dedupeKey = `recount:${before.id}:${act.calendar}`;
  await tellPeople(runtime, await findInCharge(runtime, 'village_secretary', before.village, dayOf(now)), {
    dedupeKey,
    kind: 'notice',
    sealKey: before.household,
    template: 'publicity_recomputed',
    data: { ...dates, household: nameHousehold(household) },
    at: now,
  });
  const committees = await runtime.store.groups.listByKind('committee');
  for (const group of committees.filter(({ area }) => area === before.village)) {
    await runtime.outbox.enqueue({
      dedupeKey: `${dedupeKey}:${group.id}`,
      kind: 'notice',
      to: groupAddress(group, []),
      sealKey: group.id,
      text: runtime.renderer.render('publicity_recomputed_group', {
        ...dates,
        household: maskHousehold(household),
      }),
      at: now,
    });
  }
  return true;
}
