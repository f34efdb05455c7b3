import { nameHousehold, toId, type ContactId, type PersonId } from '../../core/index.ts';
import { openObjections } from '../../cases/index.ts';
import { choiceOf, choicesOf, textOf, yesOf } from '../answers.ts';
import { doAct, type Done } from '../acts/do-act.ts';
import { splitChoice } from '../lists/index.ts';
import { tellContact, tellHousehold, tellPeople } from '../telling/notices.ts';
import { findInCharge } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler, HandlerInput } from './handler.ts';

/** 查异议 (D18): what two people found who had not verified; both sides hear it. */
export const submitObjectionCheck: Handler<'session_submitted'> = async (input) => {
  const { runtime, scene, turn, event } = input;
  const { answers } = event;
  const chosen = choiceOf(answers, 'objection');
  if (chosen === null) return;
  const { id, part } = splitChoice(chosen);
  const founded = yesOf(answers, 'founded') === true;
  const follows = choiceOf(answers, 'then');
  const outcome = textOf(answers, 'outcome') ?? '';
  const done = await doAct({ runtime, scene, turn }, id, {
    kind: 'objection_settled',
    objection: part ?? '',
    investigators: choicesOf(answers, 'investigators').map((one) => toId<PersonId>(one)),
    founded,
    outcome,
    ...(follows === 'evaluate' || follows === 'reject' ? { follows } : {}),
  });
  if (done === null) return;
  const { state, household } = done;
  const left = openObjections(state).length;
  const objector = await tellObjector(input, done, part ?? '', { founded, outcome });
  const told = left > 0 ? null : ((await tellCleared(input, done)) ?? done.told);
  await replyToAct(runtime, turn, 'objection_checked', {
    number: state.number,
    household: nameHousehold(household),
    stage: state.stage,
    founded,
    left,
    objector,
    told,
    ...(state.publicity === undefined || left > 0
      ? {}
      : { end: state.publicity.end, provisional: state.publicity.provisional }),
  });
};

/** The board goes on, which village and household hear; null: they hear of another end by the case's progress. */
async function tellCleared(
  { runtime, scene, turn }: HandlerInput<'session_submitted'>,
  { state, household }: Done,
): Promise<boolean | null> {
  const { publicity, number } = state;
  if (state.stage !== 'publicity' || publicity === undefined) return null;
  const { end, provisional } = publicity;
  const village = await findInCharge(runtime, 'village_secretary', household.village, scene.today);
  await tellPeople(runtime, village, {
    dedupeKey: `objection_cleared_village:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'objection_cleared_village',
    data: { number, household: nameHousehold(household), end, provisional },
    at: turn.at,
  });
  return tellHousehold(runtime, household.id, {
    dedupeKey: `objection_cleared:${turn.id}`,
    template: 'objection_cleared',
    data: { number, end, provisional },
    at: turn.at,
  });
}

/** Whoever raised it in a chat hears the outcome there, named or not; null: nobody can be told. */
async function tellObjector(
  { runtime, turn }: HandlerInput<'session_submitted'>,
  { state }: Done,
  objection: string,
  { founded, outcome }: { founded: boolean; outcome: string },
): Promise<{ behalf: boolean } | null> {
  const raised = (await runtime.store.cases.journal(state.id)).find(
    ({ act }) => act.kind === 'objection_raised' && act.objection === objection,
  );
  const contact = raised?.turn?.slice(0, raised.turn.lastIndexOf(':'));
  if (contact === undefined) return null;
  const behalf = raised?.act.kind === 'objection_raised' && raised.act.behalf === true;
  await tellContact(runtime, toId<ContactId>(contact), {
    dedupeKey: `objection_answer:${turn.id}`,
    kind: 'notice',
    sealKey: toId<ContactId>(contact),
    template: 'objection_answer',
    data: { receipt: objection, behalf, result: founded ? 'founded' : 'unfounded', outcome },
    at: turn.at,
  });
  return { behalf };
}
