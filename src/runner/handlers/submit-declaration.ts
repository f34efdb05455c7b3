import { dayOf, nameHousehold } from '../../core/index.ts';
import { findStep, promisedDates, system, valueOf, wordStage, type Declaration } from '../../cases/index.ts';
import type { MessageData } from '../../documents/index.ts';
import type { Household, Person } from '../../store/index.ts';
import { choiceOf, choicesOf, textOf, yesOf } from '../answers.ts';
import { formerOf } from '../dossiers/former.ts';
import { asTold } from '../telling/as-told.ts';
import { settleHousehold } from '../acts/household.ts';
import { findLeads } from '../acts/joined-leads.ts';
import { labelsOf } from '../telling/labels.ts';
import { actOnLead } from '../acts/leads.ts';
import { tellHousehold, tellPeople } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import { findHandler, findInCharge } from '../telling/recipients.ts';
import { recordDeclaration, type Recorded } from '../acts/record-declaration.ts';
import { tellProgress } from '../acts/progress.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { personToCall } from '../telling/texts.ts';
import { askUrgentHelp } from './submit-urgent.ts';
import type { EventOf, Handler, HandlerInput } from './handler.ts';

type Submitted = HandlerInput<'session_submitted'>;

/** On urban registration and with urban benefits already (domain C-05): the township looks at it, nobody is refused. */
async function tellTownship({ runtime, scene, turn, event }: Submitted, household: Household): Promise<void> {
  if (yesOf(event.answers, 'urban_benefits') !== true) return;
  await tellPeople(runtime, await findInCharge(runtime, 'township_officer', household.village, scene.today), {
    dedupeKey: `urban_benefits:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'urban_benefits_notice',
    data: { household: nameHousehold(household), village: placeNameOf(runtime, household.village) },
    at: turn.at,
  });
}

/**
 * 申报 submitted: open a case, or join the household's open one, and answer only after the journal took it. The
 * villager gets a number, a name and what happens next; the village's handler is told in private.
 */
export const submitDeclaration: Handler<'session_submitted'> = async (input) => {
  const household = await settleHousehold(input);
  const { runtime, scene, turn } = input;
  const declaration = declarationOf(input.event, input);
  const recorded = await recordDeclaration({ runtime, scene, turn, household, declaration });
  const handler = await findHandler(runtime, household.village, scene.today);
  await answerVillager(input, handler, recorded, declaration);
  await tellHandler(input, handler, { household, recorded, declaration });
  const { before, state } = recorded;
  const profile = await runtime.profileOf(state.profile);
  await tellProgress({ runtime, at: turn.at, before, state, household, profile, speaker: turn.contact });
  if (recorded.joined) {
    // Somebody else of the household may have opened it: neither is surprised by the other (scenario 19).
    await tellHousehold(
      runtime,
      household.id,
      {
        dedupeKey: `joined:${turn.id}`,
        template: 'joined_told',
        data: { number: state.number },
        at: turn.at,
      },
      turn.contact,
    );
  }
  await tellTownship(input, household);
  if (declaration.urgent) {
    const need = textOf(input.event.answers, 'narrative') ?? '';
    await askUrgentHelp(runtime, input.scene, input.turn, { state, household, need });
  }
};

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

/** What the receipt and the notice to the village both say. */
function sharedFacts(
  { runtime: { profile, calendar }, scene }: Submitted,
  number: string,
  { urgent }: Declaration,
): Pick<
  MessageData['declared'],
  'verifiers' | 'groupFirst' | 'acceptBy' | 'verifyBy' | 'identityPending' | 'urgent' | 'number'
> {
  const verifiers = valueOf(profile, 'verification.persons');
  const dates = promisedDates(scene.today, profile, calendar);
  return {
    ...(verifiers === null ? {} : { verifiers }),
    ...(dates.acceptBy === null ? {} : { acceptBy: dates.acceptBy }),
    ...(dates.verifyBy === null ? {} : { verifyBy: dates.verifyBy }),
    ...(findStep(profile, 'group_opinion') === null ? {} : { groupFirst: true }),
    identityPending: scene.binding?.standing !== 'verified',
    urgent,
    number,
  };
}

async function answerVillager(
  input: Submitted,
  handler: Person | null,
  { state, joined }: Recorded,
  declaration: Declaration,
): Promise<void> {
  const { runtime, scene, turn, event } = input;
  const shared = sharedFacts(input, state.number, declaration);
  const call = handler === null ? {} : { handler: personToCall(runtime, handler, scene.today) };
  // Whom nobody has confirmed yet is not told how far the household's case is.
  if (joined && !shared.identityPending) {
    const { number, since } = state;
    const profile = await runtime.profileOf(state.profile);
    const stage = wordStage(asTold(state, profile).stage, profile);
    await replyToAct(runtime, turn, 'supplemented', { number, stage, since: dayOf(since), ...call });
  } else {
    const consent = declaration.consent === 'given' ? {} : { consent: declaration.consent };
    // The quick report can be followed by the full one, which reads back what is known and asks the rest.
    const detail = runtime.flows.byId('full-report')?.hash !== event.hash;
    await replyToAct(runtime, turn, 'declared', { ...shared, ...call, ...consent, detail });
  }
}

/** The village's handler, with what was known of the household before: an earlier case, hints of others. */
async function tellHandler(
  input: Submitted,
  handler: Person | null,
  {
    household,
    recorded,
    declaration,
  }: { household: Household; recorded: Recorded; declaration: Declaration },
): Promise<void> {
  const { runtime, turn, event } = input;
  const { state, joined } = recorded;
  const leads = await findLeads(runtime, household);
  const former = joined ? null : await formerOf(runtime, state);
  await tellPeople(runtime, handler === null ? [] : [handler], {
    dedupeKey: `declared:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'declared_notice',
    data: {
      ...sharedFacts(input, state.number, declaration),
      household: nameHousehold(household),
      kinds: labelsOf(runtime, event.hash, 'kinds', choicesOf(event.answers, 'kinds')),
      supplement: joined,
      leads: leads.length,
      ...(former === null ? {} : { former }),
    },
    at: turn.at,
  });
  // One number, one matter (scenario 20); only once it has been told, so that a run cut short tells it again.
  for (const { id } of leads) {
    const act = { kind: 'joined', case: state.id } as const;
    await actOnLead(runtime, id, act, { actors: [system], at: turn.at });
  }
}
