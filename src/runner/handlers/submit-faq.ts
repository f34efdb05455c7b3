import { choiceOf } from '../answers.ts';
import { describeFaqAnswer } from '../talks/faq-answer.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Handler } from './handler.ts';

/** 政策: the question that was chosen from the list is answered. */
export const submitFaq: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'question');
  if (chosen === null) return;
  await replyToAct(runtime, turn, 'faq_answer', await describeFaqAnswer(runtime, scene, chosen, false));
};
