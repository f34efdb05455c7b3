import { toId, type CaseId } from '../../core/index.ts';
import { appealOffice, dutiesOf, findSettle, type Stage } from '../../cases/index.ts';
import { choiceOf, mediaOf, textOf } from '../answers.ts';
import { doOwnAct } from '../acts/do-act.ts';
import { itemsToAppeal } from '../lists/index.ts';
import { sendFile } from '../telling/notices.ts';
import { findInCharge } from '../telling/recipients.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import { personToCall } from '../telling/texts.ts';
import type { Handler } from './handler.ts';
import { doForOffice } from './office-answers.ts';
import { ownCaseOf } from './own-case.ts';

/** 申诉 (H7): to the office that did not say no, in words or by voice; once a decision. */
export const submitAppeal: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers, attachments } = event;
  const id = await ownCaseOf(runtime, scene, turn, answers, itemsToAppeal);
  if (id === null) return;
  const media = [...mediaOf(answers), ...attachments.map((one) => one.media)];
  const done = await doOwnAct({ runtime, scene, turn }, id, {
    kind: 'appealed',
    text: textOf(answers, 'story') ?? '',
    ...(media.length === 0 ? {} : { media }),
  });
  if (done === null) return;
  const { state, household, profile } = done;
  const office = appealOffice(state);
  const people = await findInCharge(runtime, office, household.village, scene.today);
  const due = findSettle(dutiesOf(state, profile, runtime.calendar, turn.at), 'appeal')?.due;
  const [first] = people;
  await replyToAct(runtime, turn, 'appeal_received', {
    number: state.number,
    office,
    ...(due === undefined ? {} : { due }),
    ...(first === undefined ? {} : { person: personToCall(runtime, first, scene.today) }),
  });
  for (const { contact } of people) {
    if (contact === undefined) continue;
    for (const [at, file] of media.entries()) {
      await sendFile(runtime, contact, {
        dedupeKey: `appeal_file:${turn.id}:${at}:${contact}`,
        kind: 'notice',
        sealKey: household.id,
        media: file,
        at: turn.at,
      });
    }
  }
};

/** 审申诉: the answer, with what is done again when the household is right. */
export const submitAppealReview: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const { answers } = event;
  const chosen = choiceOf(answers, 'case');
  if (chosen === null) return;
  const redo = choiceOf(answers, 'redo');
  await doForOffice({ runtime, scene, turn }, [toId<CaseId>(chosen)], {
    kind: 'appeal_decided',
    upheld: choiceOf(answers, 'verdict') === 'upheld',
    note: textOf(answers, 'note') ?? '',
    // The choices of the talk are stages.
    ...(redo === null ? {} : { redo: redo as Stage }),
  });
};
