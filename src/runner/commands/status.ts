import { dayOf } from '../../core/index.ts';
import {
  awaitsComparison,
  barredBy,
  dutiesOf,
  findSettle,
  isLive,
  nextStage,
  wordStage,
} from '../../cases/index.ts';
import type { Filling, StatusCase } from '../../documents/index.ts';
import { readForm, type Flow } from '../../flow/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';
import { listOwnCases } from '../lists/own-cases.ts';
import { asTold } from '../telling/as-told.ts';
import { findAnswerer } from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';
import { personToCall, rejectionText } from '../telling/texts.ts';

/** 进度 (H6): where each of the speaker's own cases stands, who acts next, and until when if the county says so. */
export async function describeStatus(runtime: Runtime, scene: Scene): Promise<string> {
  const cases = await listOwnCases(runtime, scene);
  const filling = fillingOf(runtime, scene);
  if (cases.length === 0) return runtime.renderer.render('status_none', filling);
  const described = await Promise.all(cases.map((one) => describeCase(runtime, scene, one)));
  return runtime.renderer.render('status', { cases: described, ...filling });
}

/** The declaration that the speaker is in the middle of; nothing where none is open. */
function fillingOf({ flows }: Runtime, { session, today }: Scene): { filling?: Filling } {
  if (session === null) return {};
  const flow = flows.goesOnWith(session);
  const isFirst = session.next !== undefined && declares(flows.byId(session.next));
  if (!isFirst && !declares(flow)) return {};
  const paused = session.paused === true ? { paused: true as const } : {};
  // Who somebody is comes before its first question.
  if (flow === undefined || isFirst || session.open === null) return { filling: paused };
  const no = readForm(flow, session, today).slots.find(({ path }) => path === session.open)?.no;
  return { filling: { ...(no === undefined ? {} : { at: no.split('.')[0] ?? no }), ...paused } };
}

/** What it submits may hang on an answer: it is an expression then. */
function declares(flow: Flow | undefined): boolean {
  return flow !== undefined && /\bdeclaration\b/.test(flow.submits);
}

async function describeCase(runtime: Runtime, scene: Scene, one: CaseSnapshot): Promise<StatusCase> {
  const profile = await runtime.profileOf(one.profile);
  const known = asTold(one, profile);
  const next = nextStage(known, profile);
  const barred = barredBy(known, profile);
  const duties = dutiesOf(one, profile, runtime.calendar, scene.now);
  const publicity = duties.find((duty) => duty.kind === 'publicity');
  const step = duties.find((duty) => duty.kind === 'handle');
  const appeal = findSettle(duties, 'appeal');
  const handler = await findAnswerer(runtime, known, next, scene.today);
  const { returned, rejection, verification, urgentHelp } = one;
  // What a household is to get is its own affair: whoever only says that they are of it does not hear it.
  const isOwn = scene.binding?.standing === 'verified';
  const measures = isOwn && known.stage === 'monitored' ? one.measures.filter(isLive) : [];
  // What was sent back is visited anew.
  const signers = next === 'verified' ? (verification?.waiting.length ?? 0) : 0;
  return {
    number: one.number,
    stage: wordStage(known.stage, profile),
    since: dayOf(one.since),
    ...(next === null ? {} : { next }),
    ...(barred === null ? {} : { barred }),
    ...(awaitsComparison(known, profile) ? { awaitsComparison: true } : {}),
    ...(handler === null ? {} : { handler: personToCall(runtime, handler, scene.today) }),
    ...(step?.due === undefined || next === null ? {} : { until: step.due, late: step.overdue }),
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
    ...(returned?.reason === undefined ? {} : { missing: returned.reason }),
    ...(signers > 0 ? { signers } : {}),
    ...(next !== null && next !== 'verified' && findSettle(duties, 'recheck') !== undefined
      ? { stale: true }
      : {}),
    ...(rejection === undefined || one.stage !== 'rejected' ? {} : { rejection: rejectionText(rejection) }),
    ...(one.appeal === undefined || one.stage !== 'rejected'
      ? {}
      : { appeal: { state: one.appeal.state, ...(appeal?.due === undefined ? {} : { due: appeal.due }) } }),
    ...(measures.length === 0 ? {} : { measures: measures.map(({ detail, state }) => ({ detail, state })) }),
    ...(urgentHelp === undefined
      ? {}
      : { urgent: { state: urgentHelp.state, ...(urgentHelp.due === null ? {} : { due: urgentHelp.due }) } }),
  };
}
