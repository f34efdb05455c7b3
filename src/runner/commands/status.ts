import { dayOf } from '../../core/index.ts';
import { dutiesOf, nextStage } from '../../cases/index.ts';
import type { StatusCase } from '../../documents/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { listOwnCases } from '../own-cases.ts';
import { findHandler, findInCharge } from '../recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { personToCall } from '../texts.ts';

/** 进度 (H6): where each of the speaker's own cases stands, who acts next, and until when if the county says so. */
export async function describeStatus(runtime: Runtime, scene: Scene): Promise<string> {
  const cases = await listOwnCases(runtime, scene);
  if (cases.length === 0) return runtime.renderer.render('status_none', {});
  const described = await Promise.all(cases.map((one) => describeCase(runtime, scene, one)));
  return runtime.renderer.render('status', { cases: described });
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
            held: publicity.held,
          },
        }),
  };
}
