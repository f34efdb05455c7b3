import { dayOf, nameHousehold, type Role } from '../core/index.ts';
import {
  dutiesOf,
  findStep,
  nextStage,
  reachabilityOf,
  type Act,
  type CaseState,
  type HandleDuty,
  type Profile,
  type SettleDuty,
} from '../cases/index.ts';
import type { Progress } from '../documents/index.ts';
import type { Household } from '../store/index.ts';
import { tellPeople } from './notices.ts';
import { placeNameOf } from './places.ts';
import { findHandler, findInCharge } from './recipients.ts';
import type { Runtime } from './runtime.ts';
import { tellHousehold } from './tell-household.ts';
import { personToCall } from './texts.ts';

/** A case around one entry of its journal. */
export interface Course {
  runtime: Runtime;
  at: Date;
  /** Null: the entry is the first. */
  before: CaseState | null;
  state: CaseState;
  household: Household;
  profile: Profile;
  /** What was done, where its own words are for the household. */
  act?: Act;
}

/** Offices that are told when a case comes to them; a village finds it in its tasks and its digest. */
const offices: readonly Role[] = ['township_officer', 'county_officer'];

/** Tell everybody whom an entry concerns: the household, who acts next, who is waited for, whoever watches the limit. */
export async function tellProgress(course: Course): Promise<void> {
  await tellStage(course);
  await tellNext(course);
  await tellNamed(course);
  await tellLimit(course);
}

/** Stages at which a household is told even where no step says so: it ends there, or something is asked of it. */
const always: readonly CaseState['stage'][] = ['returned', 'rejected', 'referred'];

/** Where it is, who acts, by when; of a no the reason, and what can be done about it. Only to whom a cadre has confirmed. */
async function tellStage(course: Course): Promise<void> {
  const { runtime, at, before, state, household, profile } = course;
  const step = findStep(profile, state.stage);
  const isTold = always.includes(state.stage) || step?.tellHousehold === true;
  if (before === null || before.stage === state.stage || !isTold) return;
  await tellHousehold(runtime, household, {
    dedupeKey: `progress:${state.id}:${state.seq}`,
    template: 'progress',
    data: await progressOf(course),
    at,
  });
}

async function progressOf({ runtime, at, state, household, profile, act }: Course): Promise<Progress> {
  const today = dayOf(at);
  const next = nextStage(state, profile);
  const duty = handleDuty(state, profile, runtime, at);
  const office = duty?.by.find((role) => offices.includes(role));
  const [first] = office === undefined ? [] : await findInCharge(runtime, office, household.village, today);
  const handler = first ?? (await findHandler(runtime, household.village, today));
  const { rejection, publicity } = state;
  return {
    number: state.number,
    stage: state.stage,
    ...(next === null ? {} : { next }),
    ...(duty?.due === undefined ? {} : { until: duty.due }),
    ...(handler === null ? {} : { handler: personToCall(runtime, handler, today) }),
    ...(state.stage === 'publicity' && publicity !== undefined
      ? { publicity: { end: publicity.end, provisional: publicity.provisional } }
      : {}),
    ...(rejection === undefined
      ? {}
      : { rejection: { reason: rejection.reason, exclusion: rejection.exclusion } }),
    ...(act?.kind === 'returned' ? { missing: act.reason } : {}),
    canAppeal: state.stage === 'rejected' && state.appeal === undefined,
  };
}

/** The office that a case has come to. */
async function tellNext({ runtime, at, before, state, household, profile }: Course): Promise<void> {
  const next = nextStage(state, profile);
  if (next === null || before?.stage === state.stage) return;
  const duty = handleDuty(state, profile, runtime, at);
  const role = (findStep(profile, next)?.by ?? []).find((one) => offices.includes(one));
  const village = (findStep(profile, next)?.by ?? []).some((one) => !offices.includes(one));
  if (role === undefined || village) return;
  await tellPeople(runtime, await findInCharge(runtime, role, household.village, dayOf(at)), {
    dedupeKey: `forwarded:${state.id}:${state.seq}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'case_forwarded',
    data: {
      number: state.number,
      household: nameHousehold(household),
      village: placeNameOf(runtime, household.village),
      next,
      ...(duty?.due === undefined ? {} : { due: duty.due }),
    },
    at,
  });
}

/** Who is waited for by name: to sign, to look again. Each is told once, when it begins. */
async function tellNamed({ runtime, at, before, state, household, profile }: Course): Promise<void> {
  const known = before === null ? [] : settleDuties(before, profile, runtime, at);
  for (const duty of settleDuties(state, profile, runtime, at)) {
    const people = duty.people ?? [];
    const isNew = !known.some(
      ({ what, people: told }) => what === duty.what && told?.join() === people.join(),
    );
    // Whoever hands over several households tells of them in one message.
    if (!isNew || people.length === 0 || duty.what === 'handover') continue;
    await tellPeople(runtime, await runtime.store.people.findMany(people), {
      dedupeKey: `settle:${duty.what}:${state.id}:${state.seq}`,
      kind: 'notice',
      sealKey: household.id,
      template: 'settle_notice',
      data: { number: state.number, household: nameHousehold(household), what: duty.what },
      at,
    });
  }
}

/** "Can this deadline still be met?": told when the case opens, and when its course takes the chance away. */
async function tellLimit({ runtime, at, before, state, household, profile }: Course): Promise<void> {
  const now = reachabilityOf(state, profile, runtime.calendar, at);
  const was = before === null ? null : reachabilityOf(before, profile, runtime.calendar, at);
  if (now === null || now.reachable || was?.reachable === false) return;
  const handler = await findHandler(runtime, household.village, dayOf(at));
  await tellPeople(runtime, handler === null ? [] : [handler], {
    dedupeKey: `limit:${state.id}:${state.seq}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'limit_unreachable',
    data: {
      number: state.number,
      household: nameHousehold(household),
      limit: now.limit,
      earliest: now.earliest,
      provisional: now.provisional,
    },
    at,
  });
}

function handleDuty(
  state: CaseState,
  profile: Profile,
  { calendar }: Runtime,
  at: Date,
): HandleDuty | undefined {
  return dutiesOf(state, profile, calendar, at).find((duty) => duty.kind === 'handle');
}

function settleDuties(state: CaseState, profile: Profile, { calendar }: Runtime, at: Date): SettleDuty[] {
  return dutiesOf(state, profile, calendar, at).filter((duty) => duty.kind === 'settle');
}
