import type { Flow } from '../format/compiled.ts';
import { closeDraft, emit, openDraft, openSlot, sayWords, type Draft } from './draft.ts';
import { recap } from './hear-command.ts';
import { hearMedia } from './hear-media.ts';
import { hearWords } from './hear-words.ts';
import { askAgain, proceed } from './proceed.ts';
import type { Session } from './session.ts';
import type { FlowContext, FlowInput, Step } from './step.ts';

/**
 * One message into an open talk → what happened, what to say, and the session after it. Pure. `flow` is the version
 * that the session is pinned to (`session.hash`).
 */
export function advanceSession(flow: Flow, session: Session, input: FlowInput, context: FlowContext): Step {
  const draft = openDraft(flow, session, context);
  if (session.paused === true) emit(draft, { type: 'session_resumed' });
  if (openedIsGone(draft)) {
    proceed(draft);
    return closeDraft(draft);
  }
  switch (input.kind) {
    case 'words':
      hearWords(draft, input.text, input.source, input.before);
      break;
    case 'media':
      hearMedia(draft, input);
      break;
    case 'unusable':
      sayWords(draft, `unusable_${input.why}`);
      askAgain(draft, 'brief');
      break;
  }
  return closeDraft(draft);
}

/** What was asked is not asked any more: a rule looks at the day, and the day has changed. */
function openedIsGone(draft: Draft): boolean {
  return draft.session?.open !== null && openSlot(draft) === undefined;
}

/** Put what is open once more and change nothing: something else was answered in between. */
export function repeatOpen(flow: Flow, session: Session, context: FlowContext): Step {
  const draft = openDraft(flow, session, context);
  askAgain(draft);
  return closeDraft(draft);
}

/** The same with where the talk stood in front of it: the speaker was busy with something else for a while. */
export function recapOpen(flow: Flow, session: Session, context: FlowContext): Step {
  const draft = openDraft(flow, session, context);
  recap(draft, openSlot(draft) ?? null);
  askAgain(draft);
  return closeDraft(draft);
}
