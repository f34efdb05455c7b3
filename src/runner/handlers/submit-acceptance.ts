import { toId, type CaseId } from '../../core/index.ts';
import type { Act, ActOf } from '../../cases/index.ts';
import { choiceOf, textOf, type Answers } from '../answers.ts';
import { doAct } from '../acts/do-act.ts';
import { tellRecorded } from '../acts/tell-recorded.ts';
import type { Handler } from './handler.ts';

/** 受理: taken in hand, sent back with what is missing, or on to another kind of help (H30). */
export const submitAcceptance: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'case');
  const act = chosen === null ? null : actOf(event.answers);
  if (chosen === null || act === null) return;
  const done = await doAct({ runtime, scene, turn }, toId<CaseId>(chosen), act);
  if (done !== null) await tellRecorded(runtime, turn, done, { what: act.kind });
};

function actOf(answers: Answers): (Act & { kind: 'accepted' | 'returned' | 'referred' }) | null {
  switch (choiceOf(answers, 'verdict')) {
    case 'accept':
      return { kind: 'accepted' };
    case 'return':
      return { kind: 'returned', redo: 'accepted', reason: textOf(answers, 'missing') ?? '' };
    case 'refer': {
      // The flow's choices are the act's own codes.
      const to = choiceOf(answers, 'refer_to') as ActOf<'referred'>['to'] | null;
      return { kind: 'referred', to: to ?? 'other' };
    }
    default:
      return null;
  }
}
