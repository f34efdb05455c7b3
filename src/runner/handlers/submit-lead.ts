import { addressOfAnswer, nameOf, textOf, yesOf } from '../answers.ts';
import { deriveId } from '../derive-id.ts';
import { findCaseOfLead } from '../joined-leads.ts';
import { tellPeople } from '../notices.ts';
import { placeNameOf } from '../places.ts';
import { findHandler } from '../recipients.ts';
import { replyToAct } from '../reply-to-act.ts';
import { personToCall } from '../texts.ts';
import type { Handler } from './handler.ts';

/** Told for somebody else: a lead with an owner, and a person whom the teller can call. Not a dead end. */
export const submitLead: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers } = event;
  const area = addressOfAnswer(answers, 'subject_place')?.area ?? scene.binding?.area ?? null;
  const owner = await findHandler(runtime, area ?? runtime.county, scene.today);
  const urgent = yesOf(answers, 'urgent') === true;
  const id = deriveId('lead', turn.id);
  await runtime.store.leads.insert({
    id,
    from: turn.contact,
    area,
    at: turn.at,
    owner: owner?.id ?? null,
    urgent,
    answers,
    state: 'new',
  });
  // Whether that household is known already is nobody's business but the owner's.
  const known = area === null ? null : await findCaseOfLead(runtime, answers, area);
  if (known !== null) await runtime.store.leads.join(id, known.id);
  await replyToAct(runtime, turn, 'lead_received', {
    urgent,
    ...(owner === null ? {} : { owner: personToCall(runtime, owner, scene.today) }),
  });
  const story = textOf(answers, 'narrative');
  const about = nameOf(answers, 'subject_name');
  const { binding } = scene;
  await tellPeople(runtime, owner === null ? [] : [owner], {
    dedupeKey: `lead:${turn.id}`,
    kind: urgent ? 'urgent' : 'notice',
    sealKey: turn.sealKey,
    template: 'lead_notice',
    data: {
      urgent,
      ...(known === null ? {} : { known: known.number }),
      ...(area === null ? {} : { village: placeNameOf(runtime, area) }),
      ...(about === null ? {} : { about }),
      ...(story === null ? {} : { story }),
      ...(binding === null
        ? {}
        : { from: { name: binding.name, ...(binding.phone === undefined ? {} : { phone: binding.phone }) } }),
    },
    at: turn.at,
  });
};
