import type { ChatMessage, SimulatedPerson, SimulatedRoom } from '../types.ts';
import { words } from '../words.ts';
import type { State } from './state.ts';

/** One row of the list on the left. */
export type Conversation =
  | { kind: 'person'; id: string; name: string; about: string; person: SimulatedPerson }
  | { kind: 'room'; id: string; name: string; about: string; room: SimulatedRoom };

/** A titled part of the list. */
export interface Section {
  key: 'villagers' | 'rooms' | 'cadres';
  title: string;
  conversations: Conversation[];
}

/** The conversation under an id; undefined when the messenger does not know it (any more). */
export function findConversation(state: State, id: string): Conversation | undefined {
  const person = state.people.find((known) => known.id === id);
  if (person) return { kind: 'person', id, name: person.name, about: person.title, person };
  const room = state.rooms.find((known) => known.id === id);
  return room && { kind: 'room', id, name: room.topic, about: words.roomKinds[room.kind], room };
}

/** Whose phone we hold in a conversation: the person itself, or the chosen member of a room. */
export function speakerOf(state: State, conversation: string): string {
  const room = state.rooms.find(({ id }) => id === conversation);
  if (room === undefined) return conversation;
  const chosen = state.speakers[conversation];
  return chosen !== undefined && room.members.includes(chosen) ? chosen : (room.members[0] ?? '');
}

/** The list, searched; in each part the conversations with the newest messages come first. */
export function listSections(state: State, query: string): Section[] {
  const wanted = query.trim().toLowerCase();
  const fits = ({ name, about }: Conversation): boolean => `${name} ${about}`.toLowerCase().includes(wanted);
  const newest = ({ id }: Conversation): number => Date.parse(state.messages[id]?.at(-1)?.at ?? '') || 0;
  const rows = [...state.people, ...state.rooms].flatMap(({ id }) => findConversation(state, id) ?? []);
  const part = (key: Section['key'], title: string, belongs: (row: Conversation) => boolean): Section => ({
    key,
    title,
    conversations: rows.filter((row) => belongs(row) && fits(row)).toSorted((a, b) => newest(b) - newest(a)),
  });
  return [
    part('villagers', words.villagers, (row) => row.kind === 'person' && row.person.group === 'villager'),
    part('rooms', words.rooms, (row) => row.kind === 'room'),
    part('cadres', words.cadres, (row) => row.kind === 'person' && row.person.group === 'cadre'),
  ].filter(({ conversations }) => conversations.length > 0);
}

/** One line for the list: what was said last, with the speaker's name in a room. */
export function previewOf(state: State, conversation: Conversation): string {
  const last = state.messages[conversation.id]?.at(-1);
  if (last === undefined) return conversation.about;
  const line = summarise(last);
  return conversation.kind === 'room' ? `${last.fromName}：${line}` : line;
}

function summarise({ kind, text }: ChatMessage): string {
  switch (kind) {
    case 'text':
      return text.replace(/\s+/g, ' ');
    case 'image':
      return words.image;
    case 'audio':
      return `${words.audio}${text}`;
    case 'location':
      return `${words.locationText}${text}`;
    case 'sticker':
      return words.stickerText;
    case 'file':
      return `${words.file}${text}`;
  }
}

/** Quick answers of the bot's last message, as long as this person has not answered it. */
export function quickAnswers(state: State, conversation: string): string[] {
  const last = state.messages[conversation]?.at(-1);
  const isAnswering = state.outgoing.some(
    ({ shown, state: stage }) => shown.conversation === conversation && stage !== 'failed',
  );
  return last?.from === 'bot' && !isAnswering ? last.quick : [];
}

/** Whether the bot is busy with a message of this conversation. */
export function isReplying(state: State, conversation: string): boolean {
  return Object.values(state.turns).includes(conversation);
}
