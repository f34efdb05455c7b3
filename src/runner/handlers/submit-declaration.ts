import { dayOf, nameHousehold } from '../../core/index.ts';
import { promisedDates, valueOf, type Declaration } from '../../cases/index.ts';
import type { Household } from '../../store/index.ts';
import { choiceOf, choicesOf, textOf, yesOf } from '../answers.ts';
import { settleHousehold } from '../household.ts';
import { labelsOf } from '../labels.ts';
import { tellPeople } from '../notices.ts';
import { placeNameOf } from '../places.ts';
import { findHandler, findInCharge } from '../recipients.ts';
import { recordDeclaration, type Recorded } from '../record-declaration.ts';
import { tellProgress } from '../progress.ts';
import { replyToAct } from '../reply-to-act.ts';
import { personToCall } from '../texts.ts';
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
  await answerVillager(input, household, recorded, declaration);
  const { before, state } = recorded;
  const profile = await runtime.profileOf(state.profile);
  await tellProgress({ runtime, at: turn.at, before, state, household, profile });
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
    // The quick report can be followed by the full one, which reads back what is known and asks the rest.
    const detail = runtime.flows.byId('full-report')?.hash !== event.hash;
    await replyToAct(runtime, turn, 'declared', { ...shared, ...call, ...consent, detail });
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
