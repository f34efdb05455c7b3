import {
  dayOf,
  nameHousehold,
  type AreaCode,
  type ContactId,
  type Day,
  type Role,
} from '../../core/index.ts';
import {
  barredBy,
  dutiesOf,
  findStep,
  nextStage,
  officeRoles,
  readyStage,
  reachabilityOf,
  wordStage,
  type Act,
  type CaseState,
  type HandleDuty,
  type Profile,
  type SettleDuty,
} from '../../cases/index.ts';
import type { Progress } from '../../documents/index.ts';
import type { Household, Person } from '../../store/index.ts';
import { tellHousehold, tellPeople } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import {
  findAnswerer,
  findHandler,
  findInCharge,
  findTownship,
  findVerifiers,
} from '../telling/recipients.ts';
import type { Runtime } from '../runtime.ts';
import { personToCall, rejectionText } from '../telling/texts.ts';

/** A case around one entry of its journal. */
export interface Course {
  runtime: Runtime;
  at: Date;
  /** Null: the entry is the first. */
  before: CaseState | null;
  state: CaseState;
  household: Household;
  profile: Profile;
  /** Who has done it and hears of it at once. */
  speaker?: ContactId;
  /** What was done, where its own words are for the household. */
  act?: Act;
}

/**
 * Tell everybody whom an entry concerns: the household, who acts next, who is waited for, whoever watches the limit. Of
 * what the household must hear: whether anybody of it could be told; null: it need not.
 */
export async function tellProgress(course: Course): Promise<boolean | null> {
  const told = await tellAtHome(course);
  await tellNext(course);
  await tellReturned(course, told === true);
  await tellNamed(course);
  await tellLimit(course);
  return told;
}

/** Stages at which a household is told even where no step says so: it ends there, or something is asked of it. */
const always: readonly CaseState['stage'][] = ['returned', 'rejected', 'referred', 'withdrawn'];

/** Where it is, who acts, by when; of a no the reason, and what can be done about it. Only to whom a cadre has confirmed. */
async function tellAtHome(course: Course): Promise<boolean | null> {
  const { runtime, at, before, state, household, profile } = course;
  const isLast = always.includes(state.stage);
  const isTold = isLast || findStep(profile, state.stage)?.tellHousehold === true;
  const isHeard = before?.appeal?.state === 'open' && state.appeal?.state === 'dismissed';
  if (before === null || !(isHeard || (before.stage !== state.stage && isTold))) return null;
  const notice = {
    dedupeKey: `progress:${state.id}:${state.seq}`,
    template: 'progress' as const,
    data: await progressOf(course),
    at,
  };
  const told = await tellHousehold(runtime, household.id, notice, course.speaker);
  return isHeard || isLast ? told : null;
}

async function progressOf({ runtime, at, state, profile }: Course): Promise<Progress> {
  const today = dayOf(at);
  const next = nextStage(state, profile);
  const duty = handleDuty(state, profile, runtime, at);
  const handler = await findAnswerer(runtime, state, next, today);
  const barred = barredBy(state, profile);
  const { rejection, publicity, returned } = state;
  return {
    number: state.number,
    stage: wordStage(state.stage, profile),
    ...(next === null ? {} : { next }),
    ...(barred === null ? {} : { barred }),
    ...(duty?.awaitsComparison === true ? { awaitsComparison: true } : {}),
    ...(duty?.due === undefined ? {} : { until: duty.due }),
    ...(handler === null ? {} : { handler: personToCall(runtime, handler, today) }),
    ...(state.stage === 'publicity' && publicity !== undefined
      ? { publicity: { end: publicity.end, provisional: publicity.provisional } }
      : {}),
    ...(returned?.reason === undefined ? {} : { missing: returned.reason }),
    ...(rejection === undefined ? {} : { rejection: rejectionText(rejection) }),
    ...(state.appeal === undefined ? {} : { appeal: state.appeal.state }),
    canAppeal: state.stage === 'rejected' && state.appeal === undefined,
  };
}

/**
 * The office that a case has come to, once nothing else holds back what it has to do; a village finds it in its tasks
 * and its digest.
 */
async function tellNext({ runtime, at, before, state, household, profile, speaker }: Course): Promise<void> {
  const next = readyStage(state, profile);
  if (next === null || (before?.stage === state.stage && readyStage(before, profile) !== null)) return;
  const by = findStep(profile, next)?.by ?? [];
  const role = by.find((one) => officeRoles.includes(one));
  if (role === undefined || by.some((one) => !officeRoles.includes(one))) return;
  const duty = handleDuty(state, profile, runtime, at);
  const people = await findInCharge(runtime, role, household.village, dayOf(at));
  // Whoever has just done the step before hears what comes next in the answer to it.
  if (people.some(({ contact }) => contact === speaker)) return;
  await tellPeople(runtime, people, {
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

/** Sent back to the village: it hears what is missing. An office hears of its own step as of every other. */
async function tellReturned(
  { runtime, at, before, state, household, profile }: Course,
  told: boolean,
): Promise<void> {
  if (state.stage !== 'returned' || before?.stage === 'returned' || state.returned === undefined) return;
  const by = findStep(profile, state.returned.redo)?.by ?? [];
  if (by.every((role) => officeRoles.includes(role))) return;
  const handler = await findHandler(runtime, household.village, dayOf(at));
  await tellPeople(runtime, handler === null ? [] : [handler], {
    dedupeKey: `returned:${state.id}:${state.seq}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'returned_notice',
    data: {
      number: state.number,
      household: nameHousehold(household),
      redo: state.returned.redo,
      told,
      ...(state.returned.reason === undefined ? {} : { missing: state.returned.reason }),
    },
    at,
  });
}

/** What an office is told when it begins; of help in urgent need and of hand-overs their own talks tell. */
const officeDuties: readonly SettleDuty['what'][] = [
  'barred',
  'objection',
  'comparison',
  'appeal',
  'liaison_missing',
];

/**
 * Who is waited for, by name (to sign, to take a household over) or as an office. Each is told once, when it begins:
 * of several who sign not again when another has.
 */
async function tellNamed({ runtime, at, before, state, household, profile }: Course): Promise<void> {
  // Another record than the one they were asked to sign is asked about again.
  const isRewritten = before?.verification?.record !== state.verification?.record;
  const known = (before === null ? [] : settleDuties(before, profile, runtime, at)).filter(
    ({ what }) => what !== 'cosign' || !isRewritten,
  );
  for (const duty of settleDuties(state, profile, runtime, at)) {
    const begun = known.filter(({ what }) => what === duty.what);
    const people = (duty.people ?? []).filter((id) => !begun.some((one) => one.people?.includes(id)));
    const isNew = begun.length === 0 || people.length > 0;
    // Whoever hands over several households tells of them in one message.
    if (!isNew || duty.what === 'handover') continue;
    const [role] = officeDuties.includes(duty.what) ? duty.by : [];
    const told =
      role !== undefined
        ? await findOffice(runtime, role, household.village, dayOf(at))
        : duty.what === 'recheck'
          ? await findRecheckers(runtime, state, dayOf(at))
          : await runtime.store.people.findMany(people);
    if (told.length === 0) continue;
    await tellPeople(runtime, told, {
      dedupeKey: `settle:${duty.what}:${state.id}:${state.seq}`,
      kind: 'notice',
      sealKey: household.id,
      template: 'settle_notice',
      data: {
        number: state.number,
        household: nameHousehold(household),
        what: duty.what,
        ...(role === undefined ? {} : { village: placeNameOf(runtime, household.village) }),
        ...(duty.due === undefined ? {} : { due: duty.due }),
      },
      at,
    });
  }
}

/** Who holds an office, the county's where the township has nobody. */
async function findOffice(runtime: Runtime, role: Role, area: AreaCode, day: Day): Promise<Person[]> {
  return role === 'township_officer'
    ? findTownship(runtime, area, day)
    : findInCharge(runtime, role, area, day);
}

/** Who of those who verified still serves the household; else whoever handles its village and may act on it. */
async function findRecheckers(runtime: Runtime, state: CaseState, day: Day): Promise<Person[]> {
  const serving = await findVerifiers(runtime, state, day);
  if (serving.length > 0) return serving;
  const handler = await findHandler(runtime, state.village, day, state.recused);
  return handler === null ? [] : [handler];
}

/** "Can this deadline still be met?": told when the case opens, and when its course takes the chance away. */
async function tellLimit({ runtime, at, before, state, household, profile }: Course): Promise<void> {
  const now = reachabilityOf(state, profile, runtime.calendar, at);
  const was = before === null ? null : reachabilityOf(before, profile, runtime.calendar, at);
  if (now === null || now.reachable || was?.reachable === false) return;
  const handler = await findHandler(runtime, household.village, dayOf(at));
  const township = await findInCharge(runtime, 'township_officer', household.village, dayOf(at));
  await tellPeople(runtime, [...(handler === null ? [] : [handler]), ...township], {
    dedupeKey: `limit:${state.id}:${state.seq}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'limit_unreachable',
    data: {
      number: state.number,
      household: nameHousehold(household),
      village: placeNameOf(runtime, household.village),
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
