import { toId, type ContactId, type PersonId } from '../../core/index.ts';
import { leadOutcomes, objectionOutcomes, type LeadAct } from '../../cases/index.ts';
import { addressOfAnswer, choiceOf, dayOfAnswer, nameOf, textOf, yesOf, type Answers } from '../answers.ts';
import { deriveId } from '../derive-id.ts';
import { findCaseOfLead } from '../acts/joined-leads.ts';
import { actOnLead, openLead, tellOwner } from '../acts/leads.ts';
import { nameLead } from '../lists/index.ts';
import { tellContact } from '../telling/notices.ts';
import { placeNameOf } from '../telling/places.ts';
import { findHandler } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Runtime } from '../runtime.ts';
import { actorsOf } from '../scene.ts';
import { personToCall } from '../telling/texts.ts';
import type { Lead } from '../../store/index.ts';
import type { Handler, HandlerInput } from './handler.ts';

/** Told for somebody else: a lead with an owner, and a person whom the teller can call. Not a dead end. */
export const submitLead: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers } = event;
  const { binding } = scene;
  const address = addressOfAnswer(answers, 'subject_place');
  const story = textOf(answers, 'narrative');
  const about = nameOf(answers, 'subject_name');
  const urgent = yesOf(answers, 'urgent') === true;
  const phone = binding?.phone === undefined ? {} : { phone: binding.phone };
  const area = address?.area ?? binding?.area ?? null;
  // Whether that household is known already is nobody's business but the owner's.
  const known = area === null ? null : await findCaseOfLead(runtime, answers, area);
  const lead = await openLead(runtime, {
    id: deriveId('lead', turn.id),
    from: turn.contact,
    sealKey: turn.contact,
    area,
    at: turn.at,
    urgent,
    subject: {
      ...(about === null ? {} : { name: about }),
      ...(address === null ? {} : { place: address.text }),
      ...(story === null ? {} : { story }),
    },
    answers,
    ...(known === null ? {} : { joins: known }),
    ...(binding === null ? {} : { teller: { name: binding.name, ...phone } }),
  });
  const owner = lead.owner === null ? null : await runtime.store.people.find(lead.owner);
  await replyToAct(runtime, turn, 'lead_received', {
    urgent,
    ...(owner === null ? {} : { owner: personToCall(runtime, owner, scene.today) }),
  });
};

/** 预警 (D12): an office sends a lead on to a village; a village says what two people found, and the teller hears. */
export const submitLeadWork: Handler<'session_submitted'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const id = choiceOf(event.answers, 'lead');
  const act = await actOf(input);
  if (id === null || act === null) return;
  const done = await actOnLead(runtime, id, act, { actors: actorsOf(scene), at: turn.at, turn: turn.id });
  if (!done.ok) return replyToAct(runtime, turn, 'refused_act', done.refusal);
  const { lead } = done;
  const about = nameLead(runtime, lead);
  if (act.kind === 'assigned') {
    await tellOwner(runtime, lead, `lead:${lead.id}:${turn.id}`, turn.at);
    return replyToAct(runtime, turn, 'lead_sent_on', { about, village: placeNameOf(runtime, lead.area) });
  }
  if (lead.from !== null) {
    await tellTeller(runtime, lead, lead.from, turn.at);
    // A list is answered with its next export; whoever told us here has been answered now.
    await actOnLead(runtime, id, { kind: 'answered' }, { actors: actorsOf(scene), at: turn.at });
  }
  return replyToAct(runtime, turn, 'lead_done', {
    about,
    outcome: lead.found?.outcome ?? 'no_risk',
    answered: lead.from !== null,
    behalf: isForAnother(lead),
  });
};

/** Whoever gave it hears that it was looked after; whoever objected, what came of it. */
async function tellTeller(runtime: Runtime, lead: Lead, teller: ContactId, at: Date): Promise<void> {
  const { subject, found } = lead;
  const notice = {
    dedupeKey: `lead_answer:${lead.id}`,
    kind: 'notice',
    sealKey: lead.sealKey,
    at,
  } as const;
  const result = objectionOutcomes.find((one) => one === found?.outcome);
  if (result === undefined) {
    const data = { named: subject.name !== undefined };
    return tellContact(runtime, teller, { ...notice, template: 'lead_answer', data });
  }
  return tellContact(runtime, teller, {
    ...notice,
    template: 'objection_answer',
    data: {
      receipt: subject.receipt ?? '',
      behalf: isForAnother(lead),
      result,
      outcome: found?.reason ?? '',
    },
  });
}

/** An objection that a cadre put down for somebody who came. */
function isForAnother({ answers }: Lead): boolean {
  return choiceOf(answers, 'behalf') === 'other';
}

/** What the talk did with the lead: null when it does not say. */
async function actOf({ runtime, scene, event }: HandlerInput<'session_submitted'>): Promise<LeadAct | null> {
  const { answers } = event;
  const area = addressOfAnswer(answers, 'village')?.area ?? null;
  if (area !== null) {
    const owner = await findHandler(runtime, area, scene.today);
    return { kind: 'assigned', area, owner: owner?.id ?? null };
  }
  const said = choiceOf(answers, 'finding') ?? choiceOf(answers, 'outcome');
  const outcome = [...leadOutcomes, ...objectionOutcomes].find((one) => one === said);
  return outcome === undefined ? null : { kind: 'visited', outcome, ...findingOf(answers, scene.today) };
}

function findingOf(answers: Answers, today: string) {
  const other = choiceOf(answers, 'other');
  const reason = textOf(answers, 'found') ?? textOf(answers, 'reason');
  return {
    on: dayOfAnswer(answers, 'on') ?? today,
    other: other === null ? null : toId<PersonId>(other),
    ...(reason === null ? {} : { reason }),
  };
}
