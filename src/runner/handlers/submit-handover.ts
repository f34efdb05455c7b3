import { nameHousehold, toId, type CaseId, type PersonId } from '../../core/index.ts';
import { dutiesOf, type CaseState } from '../../cases/index.ts';
import type { Household } from '../../store/index.ts';
import { choiceOf, yesOf } from '../answers.ts';
import { actOnCase } from '../acts/act.ts';
import { actingAs } from '../acts/do-act.ts';
import { partOf } from '../lists/index.ts';
import { tellPeople } from '../telling/notices.ts';
import { covers, findTownship } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Act } from '../../cases/index.ts';
import type { Handler, HandlerInput } from './handler.ts';

type Submitted = HandlerInput<'session_submitted'>;

/** A household that has changed hands, or is about to. */
interface Moved {
  before: CaseState;
  state: CaseState;
  household: Household;
}

/**
 * 交接 (H26): the one named hears what comes to them, household by household with what is open; the township sees it.
 * Until it is accepted nothing changes.
 */
export const submitHandover: Handler<'session_submitted'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const to = choiceOf(event.answers, 'to');
  const reason = choiceOf(event.answers, 'reason');
  const receiver = to === null ? null : await runtime.store.people.find(toId<PersonId>(to));
  if (receiver === null || reason === null) return;
  const { moved, refused } = await actOnEach(
    input,
    { kind: 'handover_started', to: receiver.id, reason },
    (state) => covers(receiver, state.village, scene.today),
  );
  if (moved.length === 0)
    return replyToAct(runtime, turn, 'handover_started', {
      to: receiver.name,
      started: [],
      refused,
      heard: false,
    });
  const from = await namesOf(input, moved);
  const heard = await tellPeople(runtime, [receiver], {
    dedupeKey: `handover:${turn.id}`,
    kind: 'notice',
    template: 'handover_offered',
    data: { from, reason, households: await Promise.all(moved.map((one) => describe(input, one))) },
    at: turn.at,
  });
  await tellTownship(input, moved, { from, to: receiver.name, stage: 'started' });
  return replyToAct(runtime, turn, 'handover_started', {
    to: receiver.name,
    started: namesIn(moved),
    refused,
    heard,
  });
};

/** 接收: yes or no, to all or to one. From now on reminders go to whoever accepted; the journal keeps the old name. */
export const submitHandoverAnswer: Handler<'session_submitted'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const accepts = yesOf(event.answers, 'accepts') === true;
  const { moved, refused } = await actOnEach(input, { kind: 'handover_answered', accepts }, () => true);
  const households = namesIn(moved);
  await replyToAct(runtime, turn, 'handover_answered', { accepts, households, refused });
  if (moved.length === 0) return;
  const by = scene.person?.name ?? '';
  const former = [...new Set(moved.flatMap(({ before }) => before.liaison ?? []))];
  for (const person of await runtime.store.people.findMany(former)) {
    await tellPeople(runtime, [person], {
      dedupeKey: `handover_answered:${turn.id}`,
      kind: 'notice',
      template: 'handover_result',
      data: { by, accepts, households: namesIn(moved.filter(({ before }) => before.liaison === person.id)) },
      at: turn.at,
    });
  }
  await tellTownship(input, moved, {
    from: await namesOf(input, moved),
    to: by,
    stage: accepts ? 'accepted' : 'declined',
  });
};

/** The act on each chosen household; what is refused is named and stops nobody else. */
async function actOnEach(
  { runtime, scene, turn, event }: Submitted,
  act: Act,
  fits: (state: CaseState) => boolean,
): Promise<{ moved: Moved[]; refused: string[] }> {
  const chosen = choiceOf(event.answers, 'households')?.split(partOf) ?? [];
  const moved: Moved[] = [];
  const refused: string[] = [];
  for (const name of chosen) {
    const id = toId<CaseId>(name);
    const snapshot = await runtime.store.cases.snapshot(id);
    const household = snapshot === null ? null : await runtime.store.households.find(snapshot.household);
    if (snapshot === null || household === null) continue;
    const done = fits(snapshot)
      ? await actOnCase(runtime, { case: id, act, ...actingAs(scene), at: turn.at, turn: turn.id })
      : null;
    if (done?.ok === true) moved.push({ before: done.before, state: done.state, household });
    else refused.push(nameHousehold(household));
  }
  return { moved, refused };
}

/** Whose households they were. */
async function namesOf({ runtime }: Submitted, moved: Moved[]): Promise<string> {
  const former = [...new Set(moved.flatMap(({ before }) => before.liaison ?? []))];
  const people = await runtime.store.people.findMany(former);
  return people.map(({ name }) => name).join('、');
}

/** One household with what is open in it. */
async function describe({ runtime, scene }: Submitted, { state, household }: Moved) {
  const profile = await runtime.profileOf(state.profile);
  const duties = dutiesOf(state, profile, runtime.calendar, scene.now);
  const visit = duties.find((duty) => duty.kind === 'visit');
  return {
    household: nameHousehold(household),
    toVisit: visit !== undefined && visit.status !== 'done',
    measures: duties.filter((duty) => duty.kind === 'settle' && duty.what.startsWith('measure')).length,
  };
}

async function tellTownship(
  { runtime, scene, turn }: Submitted,
  moved: Moved[],
  data: { from: string; to: string; stage: 'started' | 'accepted' | 'declined' },
): Promise<void> {
  const villages = [...new Set(moved.map(({ state }) => state.village))];
  const found = await Promise.all(villages.map((village) => findTownship(runtime, village, scene.today)));
  await tellPeople(
    runtime,
    found.flat().filter(({ id }) => id !== scene.person?.id),
    {
      dedupeKey: `handover_watch:${turn.id}`,
      kind: 'notice',
      template: 'handover_watch',
      data: { ...data, households: namesIn(moved) },
      at: turn.at,
    },
  );
}

function namesIn(moved: Moved[]): string[] {
  return moved.map(({ household }) => nameHousehold(household));
}
