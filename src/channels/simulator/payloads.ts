import { type payloads, types } from 'wechaty-puppet';
import { botId } from './directory.ts';
import type { ChatMessage, SimulatedPerson, SimulatedRoom } from './frames.ts';
import type { Entry } from './history.ts';
import type { FriendRequest } from './messenger.ts';

const messageTypes: Record<ChatMessage['kind'], types.Message> = {
  text: types.Message.Text,
  image: types.Message.Image,
  audio: types.Message.Audio,
  location: types.Message.Location,
  sticker: types.Message.Emoticon,
  file: types.Message.Attachment,
};

/** A chat message as Wechaty reads it. */
export function toMessagePayload({ message, room, fileName }: Entry): payloads.Message {
  const base = {
    id: message.id,
    talkerId: message.from,
    text: message.text,
    timestamp: Date.parse(message.at),
    type: messageTypes[message.kind],
    ...(fileName === undefined ? {} : { filename: fileName }),
  };
  if (room !== undefined) return { ...base, roomId: room, mentionIdList: message.mentions };
  return { ...base, listenerId: message.from === botId ? message.conversation : botId };
}

/** A person, or the bot itself. */
export function toContactPayload({
  id,
  name,
  friend,
}: Pick<SimulatedPerson, 'id' | 'name' | 'friend'>): payloads.Contact {
  return {
    id,
    name,
    friend,
    avatar: '',
    phone: [],
    gender: types.ContactGender.Unknown,
    type: types.Contact.Individual,
  };
}

export function toRoomPayload({ id, topic, members }: SimulatedRoom): payloads.Room {
  return { id, topic, memberIdList: [...members, botId], adminIdList: [] };
}

export function toFriendshipPayload({ id, person, hello, at }: FriendRequest): payloads.Friendship {
  return {
    id,
    contactId: person,
    hello,
    timestamp: at.getTime(),
    ticket: id,
    type: types.Friendship.Receive,
  };
}
