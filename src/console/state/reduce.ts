import { words } from '../words.ts';
import type { Action } from './action.ts';
import { reduceFrame } from './reduce-frame.ts';
import type { Outgoing, State } from './state.ts';

/** The page's whole behaviour: a state and what happened give the next state. Pure. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'frame':
      return reduceFrame(state, action.frame, action.atMs);
    case 'link-lost':
      return {
        ...state,
        link: state.link === 'connecting' ? 'connecting' : 'lost',
        asked: {},
        turns: {},
        outgoing: state.outgoing.map(afterLoss),
      };
    case 'opened':
      return {
        ...state,
        open: action.conversation,
        unread: action.conversation === null ? state.unread : without(state.unread, action.conversation),
      };
    case 'draft':
      return { ...state, drafts: { ...state.drafts, [action.conversation]: action.text } };
    case 'speaker':
      return { ...state, speakers: { ...state.speakers, [action.room]: action.person } };
    case 'send':
      return { ...state, outgoing: [...state.outgoing, action.outgoing] };
    case 'resend':
      return replaceOutgoing(state, action.ref, ({ frame, shown }) => ({ frame, shown, state: 'waiting' }));
    case 'handed':
      return replaceOutgoing(state, action.ref, (outgoing) => ({ ...outgoing, state: 'sent' }));
    case 'asked':
      return { ...state, asked: { ...state.asked, [action.person]: true } };
    case 'move-started':
      return { ...state, move: { by: action.by, state: 'moving', arrived: {} } };
    case 'move-done':
      return {
        ...state,
        clock: { nowMs: Date.parse(action.now), receivedMs: action.atMs },
        move: state.move && { ...state.move, state: 'done' },
      };
    case 'move-failed':
      return { ...state, move: state.move && { ...state.move, state: 'failed', problem: action.problem } };
    case 'move-closed':
      return { ...state, move: null };
    case 'notice':
      return { ...state, notice: action.text };
  }
}

/**
 * A text carries its own delivery id, so sending it again cannot make two of it; of a picture or voice that was handed
 * over but not accepted nobody knows, and the person is asked.
 */
function afterLoss(outgoing: Outgoing): Outgoing {
  if (outgoing.state !== 'sent' || outgoing.id !== undefined) return outgoing;
  if (outgoing.frame.op === 'text') return { ...outgoing, state: 'waiting' };
  return { ...outgoing, state: 'failed', problem: words.unknownDelivery };
}

function replaceOutgoing(state: State, ref: string, change: (outgoing: Outgoing) => Outgoing): State {
  return {
    ...state,
    outgoing: state.outgoing.map((outgoing) => (outgoing.frame.ref === ref ? change(outgoing) : outgoing)),
  };
}

function without<Value>(record: Record<string, Value>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
