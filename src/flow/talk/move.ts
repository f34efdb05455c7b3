import { hasRepeat, isPutTheSame, isSameAnswer, stillHolds } from './carry.ts';
import type { Flow } from '../format/compiled.ts';
import { closeDraft, emit, formOf, openDraft, sessionOf } from './draft.ts';
import type { ListItem } from './event.ts';
import { proceed } from './proceed.ts';
import type { Session } from './session.ts';
import type { FlowContext, Step } from './step.ts';

/** What a move needs to know besides: the lists that the new version's questions choose from. */
export interface MoveContext extends FlowContext {
  lists: Record<string, ListItem[]>;
}

/** A move to another version: a step like any other, and the answers that the new version cannot take. */
export interface Moved extends Step {
  dropped: string[];
  /** The open question is still open and is put as before: the message that led to the move can be heard. */
  hears: boolean;
}

/**
 * Move an open talk to another version of its flow. Answers with the same name and type are carried where the new
 * version still takes them; only the rest is asked again. `from` is null when the old version can no longer be read.
 * Lists that the talk began with stay as they were; only those it does not have yet are taken from the context.
 */
export function moveSession(from: Flow | null, to: Flow, session: Session, context: MoveContext): Moved {
  const items = carryItems(to, session);
  const { answers, dropped } = carryAnswers(from, to, { ...session, ...items }, context);
  const draft = openDraft(to, session, context);
  const lists = listsOf(session, context);
  const moved = { type: 'session_moved', flow: to.id, hash: to.hash, lists, answers, ...items } as const;
  const { items: _, ...rest } = session;
  if (from !== null && keepsOpen(from, to, { ...rest, lists, answers, ...items }, context)) {
    emit(draft, { ...moved, open: session.open });
    return { ...closeDraft(draft), dropped, hears: true };
  }
  emit(draft, { ...moved, open: null });
  if (session.paused === true) emit(draft, { type: 'session_resumed' });
  proceed(draft);
  return { ...closeDraft(draft), dropped, hears: false };
}

/** Items of repeats that the new version has, too. */
function carryItems(to: Flow, { items = {} }: Session): Pick<Session, 'items'> {
  const kept = Object.entries(items).filter(([path]) => hasRepeat(to, path));
  return kept.length === 0 ? {} : { items: Object.fromEntries(kept) };
}

function carryAnswers(
  from: Flow | null,
  to: Flow,
  session: Session,
  context: MoveContext,
): Pick<Session, 'answers'> & { dropped: string[] } {
  const entries = Object.entries(session.answers);
  const before = openDraft(to, { ...session, lists: listsOf(session, context) }, context);
  const same = entries.filter(([name, answer]) => isSameAnswer(before, from, name, answer));
  // A demand may look at other answers: it sees those that are the same, never one of another type.
  const after = openDraft(to, { ...sessionOf(before), answers: Object.fromEntries(same) }, context);
  const answers = Object.fromEntries(same.filter(([name, answer]) => stillHolds(after, name, answer)));
  return { answers, dropped: entries.flatMap(([name]) => (answers[name] === undefined ? [name] : [])) };
}

/** A question that is put as before stays open with everything it waits for; a list of 改 has other numbers now. */
function keepsOpen(from: Flow, to: Flow, session: Session, context: MoveContext): boolean {
  const { open, correcting } = session;
  if (open === null || correcting !== undefined || !isPutTheSame(from, to, open)) return false;
  return formOf(openDraft(to, session, context)).slots.some(({ path }) => path === open);
}

function listsOf(session: Session, { lists }: MoveContext): Session['lists'] {
  return { ...lists, ...session.lists };
}
