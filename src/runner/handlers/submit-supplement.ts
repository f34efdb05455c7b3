import { dayOf, nameHousehold } from '../../core/index.ts';
import { wordStage } from '../../cases/index.ts';
import { choiceOf, textOf } from '../answers.ts';
import { doOwnAct } from '../acts/do-act.ts';
import { labelsOf } from '../telling/labels.ts';
import { itemsToSupplement } from '../lists/index.ts';
import { tellPeople } from '../telling/notices.ts';
import { findOwner } from '../telling/owner.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { personToCall } from '../telling/texts.ts';
import type { Handler } from './handler.ts';
import { ownCaseOf } from './own-case.ts';

/** 补充 (H7): joins the open case; whoever answers for it is told. After the verification it is looked at first (D19). */
export const submitSupplement: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers, attachments } = event;
  const id = await ownCaseOf(runtime, scene, turn, answers, itemsToSupplement);
  if (id === null) return;
  const done = await doOwnAct({ runtime, scene, turn }, id, {
    kind: 'supplemented',
    declaration: {
      channel: turn.channel,
      flow: event.hash,
      answers,
      attachments,
      urgent: false,
      consent: 'at_visit',
      verifiedIdentity: scene.binding?.standing === 'verified',
    },
  });
  if (done === null) return;
  const { state, household } = done;
  const owner = await findOwner(runtime, scene, household.village);
  const recheck = state.verification?.stale === true;
  await replyToAct(runtime, turn, 'supplement_received', {
    number: state.number,
    recheck,
    ...(owner === null ? {} : { owner: personToCall(runtime, owner, scene.today) }),
  });
  const words = textOf(answers, 'more_detail');
  const [kind = ''] = labelsOf(runtime, event.hash, 'more_kind', [choiceOf(answers, 'more_kind') ?? '']);
  await tellPeople(runtime, owner === null ? [] : [owner], {
    dedupeKey: `supplement:${turn.id}`,
    kind: 'notice',
    sealKey: household.id,
    template: 'supplement_notice',
    data: {
      number: state.number,
      household: nameHousehold(household),
      stage: wordStage(state.stage, await runtime.profileOf(state.profile)),
      on: dayOf(turn.at),
      what: kind,
      ...(words === null ? {} : { words }),
      recheck,
    },
    at: turn.at,
  });
};
