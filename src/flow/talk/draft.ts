import { AppError } from '../../core/index.ts';
import type { Flow } from '../format/compiled.ts';
import type { FlowEvent } from './event.ts';
import { foldEvent } from './fold.ts';
import { readForm, type Form, type Slot } from './form.ts';
import { sayPhrase, type PhraseName } from '../format/phrases.ts';
import type { Session } from './session.ts';
import type { FlowContext, Piece, Step } from './step.ts';

/** A step while it is being made: events so far, the session they fold to, and what to say. */
export interface Draft {
  readonly flow: Flow;
  readonly context: FlowContext;
  /** Null once the talk has ended. */
  session: Session | null;
  readonly events: FlowEvent[];
  readonly said: string[];
  quick: string[];
  /** More of the same may follow at once. */
  piece?: Piece;
  /** The form as last read, with the session it was read from. */
  read?: { session: Session; form: Form };
}

/** A draft in which nothing has happened. `session` is null where the talk is about to begin. */
export function openDraft(flow: Flow, session: Session | null, context: FlowContext): Draft {
  return { flow, context, session, events: [], said: [], quick: [] };
}

/** Let something happen. The draft's session is always the fold of its events. */
export function emit(draft: Draft, event: FlowEvent): void {
  draft.events.push(event);
  draft.session = foldEvent(draft.session, event);
}

/** Add a part to the reply; an empty one is left out. */
export function say(draft: Draft, text: string): void {
  const said = text.trim();
  if (said !== '') draft.said.push(said);
}

/** Add a phrase of `flows/phrases.yaml` with its facts filled in. */
export function sayWords(draft: Draft, name: PhraseName, facts?: Record<string, string | number>): void {
  say(draft, sayPhrase(draft.flow.phrases, name, facts));
}

/** The open session. Only where a talk is known to run. */
export function sessionOf({ session }: Draft): Session {
  if (session === null) throw new AppError('flow:invalid', 'no session is open in this step');
  return session;
}

/** The form as the answers so far make it. Read once a session. Throws `flow:invalid` where no talk is open. */
export function formOf(draft: Draft): Form {
  const session = sessionOf(draft);
  if (draft.read?.session !== session) {
    draft.read = { session, form: readForm(draft.flow, session, draft.context.today) };
  }
  return draft.read.form;
}

/** The open question; undefined under the summary. */
export function openSlot(draft: Draft): Slot | undefined {
  const { open } = sessionOf(draft);
  return open === null ? undefined : formOf(draft).slots.find(({ path }) => path === open);
}

/** The step that the draft has come to; an ended talk has no quick answers and waits for nothing. */
export function closeDraft({ events, said, session, quick, piece }: Draft): Step {
  const step = { events, replies: said, session, quick: session === null ? [] : quick };
  return session === null || piece === undefined ? step : { ...step, piece };
}
