import { dayOf } from '../../core/index.ts';
import { dutiesOf, nextStage } from '../../cases/index.ts';
import type { StatusCase } from '../../documents/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { findHandler, findInCharge } from '../recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { personToCall } from '../texts.ts';

/** 进度 (H6): where each of the speaker's own cases stands, who acts next, and until when if the county says so. */
export async function describeStatus(runtime: Runtime, scene: Scene): Promise<string> {
  const cases = await listOwn(runtime, scene);
  if (cases.length === 0) return runtime.renderer.render('status_none', {});
  const described = await Promise.all(cases.map((one) => describeCase(runtime, scene, one)));
  return runtime.renderer.render('status', { cases: described });
}

/**
 * The household's cases for whom a cadre has confirmed; for anybody else only those they spoke in themselves, so that a
 * borrowed name opens nothing.
 */
async function listOwn({ store }: Runtime, scene: Scene): Promise<CaseSnapshot[]> {
  const household = scene.binding?.household ?? null;
  if (household === null) return [];
  const cases = await store.cases.listByHousehold(household);
  if (scene.binding?.standing === 'verified') return cases;
  const spoken = await Promise.all(
    cases.map(async ({ id }) =>
      (await store.cases.journal(id)).some(({ turn }) => turn?.startsWith(`${scene.contact}:`) === true),
    ),
  );
  return cases.filter((_, index) => spoken[index]);
}

async function describeCase(runtime: Runtime, scene: Scene, one: CaseSnapshot): Promise<StatusCase> {
  const profile = await runtime.profileOf(one.profile);
  const next = nextStage(one, profile);
  const role = one.stage === 'publicity_closed' || one.stage === 'town_review' ? 'township_officer' : null;
  const handler =
    role === null
      ? await findHandler(runtime, one.village, scene.today)
      : ((await findInCharge(runtime, role, one.village, scene.today))[0] ?? null);
  const duties = dutiesOf(one, profile, runtime.calendar, scene.now);
  const publicity = duties.find((duty) => duty.kind === 'publicity');
  const step = duties.find((duty) => duty.kind === 'handle');
  return {
    number: one.number,
    stage: one.stage,
    since: dayOf(one.since),
    ...(next === null ? {} : { next }),
    ...(handler === null || next === null ? {} : { handler: personToCall(runtime, handler, scene.today) }),
    ...(step?.due === undefined ? {} : { until: step.due, late: step.overdue }),
    ...(publicity === undefined
      ? {}
      : {
          publicity: {
            day: publicity.day,
            of: publicity.of,
            end: publicity.end,
            provisional: publicity.provisional,
          },
        }),
  };
}
