import { dayOf, maskHousehold, nameHousehold, type Day } from '../../core/index.ts';
import { recomputePublicity, system, valueOf, type WorkingPeriod } from '../../cases/index.ts';
import { actOnCase, findInCharge, tellPeople, type Runtime } from '../../runner/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import type { Job, JobReport } from '../job.ts';
import { groupAddress } from './groups.ts';

/** Counts running publicities again every morning; see `recountPublicities`. */
export function createRecountJob(runtime: Runtime): Job {
  return {
    name: 'recount',
    timesOn: () => ['07:40'],
    run: (now) => recountPublicities(runtime, now),
  };
}

/** Calendars are read when the service starts, so a start is when a new one shows. A failure does not keep it down. */
export async function recountAtStart(runtime: Runtime): Promise<void> {
  try {
    const report = await recountPublicities(runtime, runtime.clock.now());
    runtime.log.info(report, 'publicities counted again');
  } catch (error) {
    runtime.log.error({ err: error }, 'publicities not counted again');
  }
}

/**
 * Every running publicity is counted on the calendar as it is now (scenario 24): an end that hung on a year that was not
 * loaded becomes certain, and one moves when a schedule was changed. The journal gets an entry nobody decided, and the
 * village is told the new date.
 */
async function recountPublicities(runtime: Runtime, now: Date): Promise<JobReport> {
  const boards = await runtime.store.cases.listByStage('publicity');
  let recounted = 0;
  for (const one of boards) recounted += Number(await recount(runtime, one, now));
  return { boards: boards.length, recounted };
}

/** First the village is told, under keys of their own, then the entry is written: cut short in between, it begins again. */
async function recount(runtime: Runtime, before: CaseSnapshot, now: Date): Promise<boolean> {
  const act = recomputePublicity(before, runtime.calendar);
  if (act === null || before.publicity === undefined) return false;
  await tellVillage(runtime, before, { was: before.publicity.end, ...act }, now);
  const outcome = await actOnCase(runtime, {
    case: before.id,
    act,
    actors: [system],
    at: now,
  });
  return outcome.ok;
}

async function tellVillage(
  runtime: Runtime,
  before: CaseSnapshot,
  { was, days, end, provisional, calendar }: WorkingPeriod & { was: Day },
  now: Date,
): Promise<void> {
  const household = await runtime.store.households.find(before.household);
  if (household === null) return;
  const closesAt = valueOf(await runtime.profileOf(before.profile), 'publicity.closingTime');
  const dates = {
    number: before.number,
    was,
    days,
    end,
    provisional,
    ...(closesAt === null ? {} : { closesAt }),
  };
  const dedupeKey = `recount:${before.id}:${calendar}`;
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
}
