import { dayOf, type AreaCode, type CaseId, type HouseholdId } from '../../core/index.ts';
import {
  openCase,
  promisedDates,
  snapshotOf,
  valueOf,
  type CaseState,
  type Declaration,
} from '../../cases/index.ts';
import type { CaseSnapshot, Household } from '../../store/index.ts';
import { actOnCase } from '../act.ts';
import { choiceOf, choicesOf, yesOf } from '../answers.ts';
import { deriveId } from '../derive-id.ts';
import { tellPeople } from '../notices.ts';
import { findHandler } from '../recipients.ts';
import { replyToAct } from '../reply-to-act.ts';
import { actorOf } from '../scene.ts';
import { describeHousehold, personToCall } from '../texts.ts';
import { labelsOf } from '../labels.ts';
import type { EventOf, Handler, HandlerInput } from './handler.ts';

type Submitted = HandlerInput<'session_submitted'>;

/**
 * 申报 submitted: open a case, or join the household's open one, and answer only after the journal took it. The
 * villager gets a number, a name and what happens next; the village's handler is told in private.
 */
export const submitDeclaration: Handler<'session_submitted'> = async (input) => {
  const household = await settleHousehold(input);
  const declaration = declarationOf(input.event, input);
  const outcome = await recordDeclaration(input, household, declaration);
  await answerVillager(input, household, outcome, declaration);
};

interface Recorded {
  state: CaseState;
  joined: boolean;
}

function declarationOf(event: EventOf<'session_submitted'>, { turn, scene }: Submitted): Declaration {
  const consent = choiceOf(event.answers, 'consent');
  return {
    channel: turn.channel,
    flow: event.hash,
    answers: event.answers,
    attachments: event.attachments,
    urgent: yesOf(event.answers, 'urgent') === true,
    consent: consent === 'given' || consent === 'refused' ? consent : 'at_visit',
    verifiedIdentity: scene.binding?.standing === 'verified',
  };
}

/** The household it is about; a stranger gets a provisional one for a cadre to match later. */
async function settleHousehold({ runtime, scene, turn }: Submitted): Promise<Household> {
  const { binding } = scene;
  const named = binding?.household ?? null;
  const known = named === null ? null : await runtime.store.households.find(named);
  if (known !== null) return known;
  const id = deriveId<HouseholdId>('h', turn.id);
  const made = await runtime.store.households.find(id);
  if (made !== null) return made;
  const village: AreaCode = binding?.area ?? runtime.county;
  const household: Household = {
    id,
    village,
    number: await runtime.store.households.nextNumber(village),
    name: binding?.name ?? '',
    members: 0,
    provisional: true,
    ...(binding?.group === undefined ? {} : { group: binding.group }),
    ...(binding?.phone === undefined ? {} : { phone: binding.phone }),
  };
  await runtime.store.households.insert(household);
  if (binding !== null) {
    scene.binding = { ...binding, household: id };
    await runtime.store.contacts.bind(turn.contact, scene.binding);
  }
  return household;
}

async function recordDeclaration(
  input: Submitted,
  household: Household,
  declaration: Declaration,
): Promise<Recorded> {
  const { runtime, scene, turn } = input;
  const { store } = runtime;
  const before = await store.cases.findEntryByTurn(turn.id);
  const open = before === null ? await store.cases.findOpenByHousehold(household.id) : null;
  const joined = before === null ? open !== null : before.seq > 1;
  if (joined) {
    const id = before?.case ?? (open as CaseSnapshot).id;
    const outcome = await actOnCase(runtime, {
      case: id,
      act: { kind: 'supplemented', declaration },
      actor: actorOf(scene),
      at: turn.at,
      turn: turn.id,
    });
    if (outcome.ok) return { state: outcome.state, joined: true };
  }
  return { state: await openNewCase(input, household, declaration), joined: false };
}

async function openNewCase(
  { runtime, scene, turn }: Submitted,
  household: Household,
  declaration: Declaration,
): Promise<CaseState> {
  const { store, profile, calendar } = runtime;
  const id = deriveId<CaseId>('c', turn.id);
  const existing = await store.cases.snapshot(id);
  if (existing !== null) return existing;
  const number = await store.cases.takeNumber(scene.today.slice(0, 4));
  const { entry, state } = openCase({
    case: id,
    household: household.id,
    village: household.village,
    number,
    declaration,
    actor: actorOf(scene),
    at: turn.at,
    profile: profile.hash,
    turn: turn.id,
  });
  const appended = await store.cases.append(
    entry,
    household.id,
    snapshotOf(state, profile, calendar, turn.at),
  );
  // Taken: this very turn wrote it before a crash; the journal's number is the one that counts.
  return appended.ok ? state : ((await store.cases.snapshot(id)) ?? state);
}

async function answerVillager(
  { runtime, scene, turn, event }: Submitted,
  household: Household,
  { state, joined }: Recorded,
  declaration: Declaration,
): Promise<void> {
  const { profile, calendar } = runtime;
  const handler = await findHandler(runtime, household.village, scene.today);
  const verifiers = valueOf(profile, 'verification.persons');
  const dates = promisedDates(scene.today, profile, calendar);
  const identityPending = scene.binding?.standing !== 'verified';
  const shared = {
    ...(verifiers === null ? {} : { verifiers }),
    ...(dates.acceptBy === null ? {} : { acceptBy: dates.acceptBy }),
    ...(dates.verifyBy === null ? {} : { verifyBy: dates.verifyBy }),
    identityPending,
    urgent: declaration.urgent,
    number: state.number,
  };
  const call = handler === null ? {} : { handler: personToCall(runtime, handler, scene.today) };
  if (joined) {
    const { number, stage, since } = state;
    await replyToAct(runtime, turn, 'supplemented', { number, stage, since: dayOf(since), ...call });
  } else {
    const consent = declaration.consent === 'given' ? {} : { consent: declaration.consent };
    await replyToAct(runtime, turn, 'declared', { ...shared, ...call, ...consent });
  }
  await tellPeople(runtime, handler === null ? [] : [handler], {
    dedupeKey: `declared:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'declared_notice',
    data: {
      ...shared,
      household: describeHousehold(household),
      kinds: labelsOf(runtime, event.hash, 'kinds', choicesOf(event.answers, 'kinds')),
      supplement: joined,
    },
    at: turn.at,
  });
}
