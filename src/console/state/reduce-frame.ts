import type { ChatMessage, ServerFrame } from '../types.ts';
import { words } from '../words.ts';
import { requesterOf } from './due-frames.ts';
import { isReplying, speakerOf } from './select.ts';
import type { State } from './state.ts';

/** What a frame of the messenger changes. */
export function reduceFrame(state: State, frame: ServerFrame, atMs: number): State {
  switch (frame.op) {
    case 'hello':
      return greet(state, frame, atMs);
    case 'message':
      return addMessage(state, frame.message);
    case 'accepted':
      return accept(state, frame.ref, frame.id);
    case 'handled': {
      const { [frame.id]: _, ...turns } = state.turns;
      return { ...state, turns };
    }
    case 'friend':
      return answerFriend(state, frame.person, frame.accepted);
    case 'clock':
      return { ...state, clock: { nowMs: Date.parse(frame.now), receivedMs: atMs } };
    case 'error':
      return refuse(state, frame.ref, frame.message);
  }
}

/** The list in the frame is the whole truth; only what is new since an earlier connection counts as unread. */
function greet(state: State, frame: Extract<ServerFrame, { op: 'hello' }>, atMs: number): State {
  const before = new Set(Object.values(state.messages).flatMap((list) => list.map(({ id }) => id)));
  const isFirst = state.people.length === 0 && state.rooms.length === 0;
  const next: State = {
    ...state,
    link: 'open',
    people: frame.people,
    rooms: frame.rooms,
    messages: {},
    turns: {},
    outgoing: state.outgoing.filter(({ id }) => id === undefined),
    clock: { nowMs: Date.parse(frame.now), receivedMs: atMs },
  };
  for (const message of frame.messages) (next.messages[message.conversation] ??= []).push(message);
  const fresh = isFirst ? [] : frame.messages.filter(({ id }) => !before.has(id));
  return fresh.reduce(countUnread, next);
}

function addMessage(state: State, message: ChatMessage): State {
  const known = state.messages[message.conversation] ?? [];
  if (known.some(({ id }) => id === message.id)) return state;
  return countUnread(
    {
      ...state,
      messages: { ...state.messages, [message.conversation]: [...known, message] },
      outgoing: state.outgoing.filter(({ id }) => id !== message.id),
      move: countArrived(state, message),
    },
    message,
  );
}

/** Counts what the bot says by itself since the clock was moved, not its replies to what is typed meanwhile. */
function countArrived(state: State, { from, conversation }: ChatMessage): State['move'] {
  const { move } = state;
  if (move === null || from !== 'bot' || isReplying(state, conversation)) return move;
  return { ...move, arrived: { ...move.arrived, [conversation]: (move.arrived[conversation] ?? 0) + 1 } };
}

function countUnread(state: State, { conversation, from }: ChatMessage): State {
  const isOwn = from === speakerOf(state, conversation);
  if (isOwn || conversation === state.open) return state;
  return { ...state, unread: { ...state.unread, [conversation]: (state.unread[conversation] ?? 0) + 1 } };
}

/** The echo of the message may come before or after the acceptance; the bubble goes over from one to the other. */
function accept(state: State, ref: string, id: string): State {
  const outgoing = state.outgoing.find(({ frame }) => frame.ref === ref);
  if (outgoing === undefined) return state;
  const { conversation } = outgoing.shown;
  const isShown = state.messages[conversation]?.some((message) => message.id === id) ?? false;
  return {
    ...state,
    turns: { ...state.turns, [id]: conversation },
    outgoing: isShown
      ? state.outgoing.filter((other) => other !== outgoing)
      : state.outgoing.map((other) => (other === outgoing ? { ...other, id } : other)),
  };
}

function answerFriend(state: State, person: string, accepted: boolean): State {
  const { [person]: _, ...asked } = state.asked;
  if (accepted) {
    const people = state.people.map((known) => (known.id === person ? { ...known, friend: true } : known));
    return { ...state, asked, people };
  }
  return {
    ...state,
    asked,
    outgoing: state.outgoing.map((outgoing) =>
      outgoing.state === 'waiting' && outgoing.shown.conversation === person
        ? { ...outgoing, state: 'failed', problem: words.refusedFriend }
        : outgoing,
    ),
  };
}

function refuse(state: State, ref: string | undefined, reason: string): State {
  const requester = requesterOf(ref);
  if (requester !== undefined) return answerFriend(state, requester, false);
  const problem = words.refusals[reason] ?? words.refused(reason);
  if (!state.outgoing.some(({ frame }) => frame.ref === ref)) return { ...state, notice: problem };
  return {
    ...state,
    outgoing: state.outgoing.map((outgoing) =>
      outgoing.frame.ref === ref ? { ...outgoing, state: 'failed', problem } : outgoing,
    ),
  };
}
