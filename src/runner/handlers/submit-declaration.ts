import {
  AppError,
  dayOf,
  toId,
  type AreaCode,
  type CaseId,
  type HouseholdId,
  nameHousehold,
} from '../../core/index.ts';
import {
  openCase,
  promisedDates,
  snapshotOf,
  valueOf,
  type CaseState,
  type Declaration,
} from '../../cases/index.ts';
import type { Household } from '../../store/index.ts';
import { actOnCase, rebuildSnapshot } from '../act.ts';
import { choiceOf, choicesOf, yesOf } from '../answers.ts';
import { deriveId } from '../derive-id.ts';
import { tellPeople } from '../notices.ts';
import { findHandler } from '../recipients.ts';
import { replyToAct } from '../reply-to-act.ts';
import { actorsOf } from '../scene.ts';
import { personToCall } from '../texts.ts';
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
  if (made !== null) {
    await joinHousehold({ runtime, scene, turn }, id);
    return made;
  }
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
  await joinHousehold({ runtime, scene, turn }, id);
  return household;
}

/** From now on the contact speaks for this household. */
async function joinHousehold(
  { runtime, scene, turn }: Pick<Submitted, 'runtime' | 'scene' | 'turn'>,
  household: HouseholdId,
): Promise<void> {
  if (scene.binding === null) return;
  await runtime.store.contacts.joinHousehold(turn.contact, scene.binding, household);
  scene.binding = { ...scene.binding, household };
}

/** How often it is looked at again because another member of the household declared at the same moment. */
const maxAttempts = 10;

/**
 * One open case a household: a further declaration joins it. The id of a new case is the household's next episode, so
 * two members who declare at once reach for the same one, and the second joins what the first has opened.
 */
async function recordDeclaration(
  input: Submitted,
  household: Household,
  declaration: Declaration,
): Promise<Recorded> {
  const { runtime, scene, turn } = input;
  const { store } = runtime;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const before = await store.cases.findEntryByTurn(turn.id);
    if (before !== null)
      return { state: await rebuildSnapshot(runtime, before.case), joined: before.seq > 1 };
    const open = await store.cases.findOpenByHousehold(household.id);
    if (open !== null) {
      const request = { case: open.id, actors: actorsOf(scene), at: turn.at, turn: turn.id };
      const outcome = await actOnCase(runtime, { ...request, act: { kind: 'supplemented', declaration } });
      if (outcome.ok) return { state: outcome.state, joined: true };
    }
    const episode = (await store.cases.listByHousehold(household.id)).length + 1;
    const id = toId<CaseId>(`c-${household.id}-${episode}`);
    const opened = await openNewCase(input, id, household, declaration);
    if (opened !== null) return { state: opened, joined: false };
    await rebuildSnapshot(runtime, id);
  }
  throw new AppError('store:conflict', `household ${household.id}`);
}

/** Null when somebody else has opened this very case. */
async function openNewCase(
  { runtime, scene, turn }: Submitted,
  id: CaseId,
  household: Household,
  declaration: Declaration,
): Promise<CaseState | null> {
  const { store, profile, calendar } = runtime;
  const { entry, state } = openCase({
    case: id,
    household: household.id,
    village: household.village,
    number: await store.cases.takeNumber(scene.today.slice(0, 4)),
    declaration,
    actor: actorsOf(scene)[0],
    at: turn.at,
    profile: profile.hash,
    turn: turn.id,
  });
  const snapshot = snapshotOf(state, profile, calendar, turn.at);
  const appended = await store.cases.append(entry, household.id, snapshot);
  return appended.ok ? state : null;
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
  // Whom nobody has confirmed yet is not told how far the household's case is.
  if (joined && !identityPending) {
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
      household: nameHousehold(household),
      kinds: labelsOf(runtime, event.hash, 'kinds', choicesOf(event.answers, 'kinds')),
      supplement: joined,
    },
    at: turn.at,
  });
}
