import type { Flow } from '../format/compiled.ts';
import { closeDraft, emit, formOf, openDraft, say } from './draft.ts';
import { fillIn } from './form.ts';
import { proceed } from './proceed.ts';
import type { StartContext, Step } from './step.ts';

/**
 * Begin a talk: the first question. Where a list to choose from is empty, say so; nothing begins. A list that is not
 * given yet comes with the dossier of what is chosen first.
 */
export function startSession(flow: Flow, context: StartContext): Step {
  const draft = openDraft(flow, null, context);
  const { lists, given, known, next } = context;
  const empty = flow.questions.find(
    ({ choices_from: list }) => list !== undefined && lists[list]?.length === 0,
  );
  if (empty !== undefined) {
    say(draft, empty.empty ?? '');
    return closeDraft(draft);
  }
  emit(draft, {
    type: 'session_started',
    flow: flow.id,
    hash: flow.hash,
    at: context.now.toISOString(),
    lists,
    given,
    ...(known === undefined ? {} : { known }),
    ...(next === undefined ? {} : { next }),
  });
  say(draft, fillIn(flow.compiled.intro, formOf(draft)));
  proceed(draft);
  return closeDraft(draft);
}
