import type { ChatMessage, ClientFrame, SimulatedPerson, SimulatedRoom } from '../types.ts';

/** A frame that carries a message of a person; the page makes `friend` frames itself. */
export type SendFrame = Exclude<ClientFrame, { op: 'friend' }>;

/** A message that a person sent on this page and that the messenger has not shown back yet. */
export interface Outgoing {
  frame: SendFrame;
  /** What the bubble shows meanwhile. */
  shown: ChatMessage;
  /** `waiting`: not handed to the socket. `failed`: the person decides whether to send again. */
  state: 'waiting' | 'sent' | 'failed';
  /** Why it failed, for people. */
  problem?: string;
  /** The messenger's id, once accepted. */
  id?: string;
}

/** One press of "next day" or "next month", and what it brought. */
export interface Move {
  by: 'day' | 'month';
  state: 'moving' | 'done' | 'failed';
  problem?: string;
  /** Messages of the bot since the press, counted by conversation. */
  arrived: Record<string, number>;
}

/** Everything the page knows. Conversations are keyed by person id (private) or room id. */
export interface State {
  link: 'connecting' | 'open' | 'lost';
  people: SimulatedPerson[];
  rooms: SimulatedRoom[];
  messages: Record<string, ChatMessage[]>;
  outgoing: Outgoing[];
  /** Friend requests on their way, by person id. */
  asked: Record<string, true>;
  /** Turns that have not ended yet: message id → conversation. */
  turns: Record<string, string>;
  unread: Record<string, number>;
  drafts: Record<string, string>;
  /** Who speaks in a room, by room id, where it is not the first member. */
  speakers: Record<string, string>;
  open: string | null;
  /** An instant of the simulator's clock and the moment of this machine when it was received, both in ms. */
  clock: { nowMs: number; receivedMs: number } | null;
  move: Move | null;
  /** A passing problem to show, e.g. a frame the messenger refused. */
  notice: string | null;
}

/** Before the first frame. */
export const initialState: State = {
  link: 'connecting',
  people: [],
  rooms: [],
  messages: {},
  outgoing: [],
  asked: {},
  turns: {},
  unread: {},
  drafts: {},
  speakers: {},
  open: null,
  clock: null,
  move: null,
  notice: null,
};
