import { createHash } from 'node:crypto';
import { nameHousehold, type AreaCode, type TurnId } from '../../core/index.ts';
import { leadDueBy, type Objection } from '../../cases/index.ts';
import type { CaseSnapshot, Household } from '../../store/index.ts';
import { actOnCase, type ActOutcome } from '../acts/act.ts';
import { choiceOf, nameOf, phoneOf, textOf, type Answers } from '../answers.ts';
import { deriveId } from '../derive-id.ts';
import { actingAs } from '../acts/do-act.ts';
import { tellHousehold, tellPeople } from '../telling/notices.ts';
import { findObjected } from '../acts/objected-case.ts';
import { placeNameOf } from '../telling/places.ts';
import { tellProgress } from '../acts/progress.ts';
import { areaAbove, findInCharge, findTownship } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { villagerOf, type Scene } from '../scene.ts';
import type { EventOf, Handler, HandlerInput } from './handler.ts';

type Submitted = HandlerInput<'session_submitted'>;

/** What the objection is about, once it has been looked for. */
interface Subject {
  found: CaseSnapshot | null;
  household: Household | null;
  objection: Objection;
  /** The journal took it: the household waits. */
  held: boolean;
}

/**
 * 异议 (H8, D18), by anybody, or by a cadre for somebody who came. While the board hangs the household is held; later
 * ones, and those of which nobody can tell whom they mean, are leads of the township (scenario 26). The village learns
 * that there is one, never from whom.
 */
export const submitObjection: Handler<'session_submitted'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const objection = objectionOf(event, scene, turn.id);
  const found = await findObjected(runtime, scene, event.answers);
  const household = found === null ? null : await runtime.store.households.find(found.household);
  const outcome = await raise(input, found, objection);
  const held = outcome?.ok === true;
  const subject: Subject = { found, household, objection, held };
  if (!held) await keepLead(input, subject);
  await replyToAct(runtime, turn, 'objection_received', {
    receipt: objection.objection,
    held,
    over: !held && found?.publicity !== undefined,
    behalf: objection.behalf === true,
  });
  await tellTownship(input, subject);
  if (!outcome?.ok || household === null) return;
  const { before, state } = outcome;
  const profile = await runtime.profileOf(state.profile);
  await tellProgress({ runtime, at: turn.at, before, state, household, profile });
  await tellHeld(input, household, state.number);
};

async function raise(
  { runtime, scene, turn }: Submitted,
  found: CaseSnapshot | null,
  objection: Objection,
): Promise<ActOutcome | null> {
  if (found === null) return null;
  return actOnCase(runtime, {
    case: found.id,
    act: { kind: 'objection_raised', ...objection },
    ...(objection.behalf ? actingAs(scene) : { actors: [villagerOf(scene)] }),
    at: turn.at,
    turn: turn.id,
  });
}

function objectionOf(
  { answers, attachments }: EventOf<'session_submitted'>,
  scene: Scene,
  turn: TurnId,
): Objection {
  const identity = choiceOf(answers, 'identity') as Objection['identity'] | null;
  const by = identity === null || identity === 'anonymous' ? null : objectorOf(answers, scene);
  const photos = attachments.map(({ media }) => media);
  return {
    objection: receiptOf(turn),
    // The flow's choices are the act's own codes.
    ground: (choiceOf(answers, 'ground') ?? 'other') as Objection['ground'],
    identity: identity ?? 'anonymous',
    text: textOf(answers, 'text') ?? '',
    ...(by === null ? {} : { by }),
    ...(choiceOf(answers, 'behalf') === 'other' ? { behalf: true } : {}),
    ...(photos.length === 0 ? {} : { photos }),
  };
}

function objectorOf(answers: Answers, { binding, person }: Scene): NonNullable<Objection['by']> | null {
  const self = choiceOf(answers, 'behalf') !== 'other';
  const name = nameOf(answers, 'name') ?? (self ? (binding?.name ?? person?.name) : undefined);
  const phone = phoneOf(answers, 'phone') ?? (self ? (binding?.phone ?? person?.phone) : undefined);
  return name === undefined ? null : { name, ...(phone === undefined ? {} : { phone }) };
}

/** `Y204518`: short enough to be written down, the same however often the turn is handled. */
function receiptOf(turn: TurnId): string {
  const digest = createHash('sha256').update(`objection:${turn}`).digest();
  return `Y${String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')}`;
}

/** Under the township's area, whose officers close it: no village reads or counts it. */
async function keepLead(
  { runtime, scene, turn, event }: Submitted,
  { found, household, objection }: Subject,
): Promise<void> {
  const { profile, calendar } = runtime;
  const area = townshipOf(found?.village ?? scene.binding?.area ?? null) ?? runtime.county;
  const [owner] = await findTownship(runtime, area, scene.today);
  await runtime.store.leads.insert({
    id: deriveId('lead', turn.id),
    seq: 1,
    source: 'objection',
    from: turn.contact,
    sealKey: turn.contact,
    area,
    at: turn.at,
    owner: owner?.id ?? null,
    urgent: false,
    state: 'new',
    due: leadDueBy(scene.today, profile, calendar),
    subject: {
      receipt: objection.objection,
      ...(found === null ? {} : { case: found.id }),
      ...(household === null ? {} : { name: household.name }),
    },
    answers: event.answers,
  });
}

function townshipOf(village: AreaCode | null): AreaCode | null {
  return village === null ? null : areaAbove(village);
}

/** Sealed under the readers' own keys: a household's copy of what is kept about it has nothing of an objector. */
async function tellTownship(
  { runtime, scene, turn, event }: Submitted,
  { found, household, objection, held }: Subject,
): Promise<void> {
  const area = found?.village ?? scene.binding?.area ?? runtime.county;
  const subject = textOf(event.answers, 'subject');
  const { ground, text, by, objection: receipt } = objection;
  await tellPeople(runtime, await findTownship(runtime, area, scene.today), {
    dedupeKey: `objection:${turn.id}`,
    kind: 'notice',
    template: 'objection_notice',
    data: {
      receipt,
      ...(found === null || household === null
        ? {}
        : {
            number: found.number,
            household: nameHousehold(household),
            village: placeNameOf(runtime, found.village),
          }),
      ...(subject === null ? {} : { subject }),
      ground,
      text,
      held,
      ...(by === undefined ? {} : { by }),
    },
    at: turn.at,
  });
}

/** Village and household are told that it waits, and nothing else. */
async function tellHeld(
  { runtime, scene, turn }: Submitted,
  household: Household,
  number: string,
): Promise<void> {
  const village = await findInCharge(runtime, 'village_secretary', household.village, scene.today);
  await tellPeople(runtime, village, {
    dedupeKey: `objection_village:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'objection_village',
    data: { number, household: nameHousehold(household) },
    at: turn.at,
  });
  await tellHousehold(runtime, household.id, {
    dedupeKey: `objection_held:${turn.id}`,
    template: 'objection_held',
    data: { number },
    at: turn.at,
  });
}
