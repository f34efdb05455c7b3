import { types, type Friendship, type Message, type Wechaty } from 'wechaty';
import type { InboundKind, InboundMessage } from '../../core/index.ts';
import { stripMention } from './mention.ts';

/** Where the message came in. */
interface Inlet {
  channel: string;
  account: string;
  puppet: Wechaty['puppet'];
  /** Our id on the messenger. */
  self: string;
}

/** Types that are no message of a person; everything that is not listed anywhere is `other`. */
const silent = new Set([types.Message.Recalled, types.Message.GroupNote]);

const kinds = new Map<types.Message, InboundKind>([
  [types.Message.Text, 'text'],
  [types.Message.Image, 'image'],
  [types.Message.Audio, 'audio'],
  [types.Message.Location, 'location'],
  [types.Message.Emoticon, 'sticker'],
  [types.Message.Attachment, 'file'],
]);

/** A Wechaty message in our words; null when nobody said it (official accounts, system notes). */
export async function toInbound(message: Message, inlet: Inlet): Promise<InboundMessage | null> {
  const talker = message.talker();
  const type = message.type();
  if (talker.type() === types.Contact.Official || silent.has(type)) return null;
  const kind = kinds.get(type) ?? 'other';
  const room = message.room();
  const mentionsUs = room !== undefined && (await message.mentionSelf());
  const text = readText(kind, message.text());
  return {
    channel: inlet.channel,
    account: inlet.account,
    id: message.id,
    peer: talker.id,
    peerName: talker.name(),
    ...(room === undefined ? {} : { room: room.id }),
    mentionsUs,
    kind,
    text: mentionsUs ? stripMention(text, await ownNames(message, inlet)) : text,
    ...(kind === 'image' || kind === 'audio' || kind === 'file'
      ? { readMedia: () => readMedia(message) }
      : {}),
    ...(kind === 'location' ? { location: await readLocation(message, inlet.puppet) } : {}),
    sentAt: message.date(),
  };
}

/** Accept a request and tell of it, so that the bot can greet; null for our own requests and confirmations. */
export async function toFriendRequest(
  friendship: Friendship,
  { channel, account }: Pick<Inlet, 'channel' | 'account'>,
): Promise<InboundMessage | null> {
  if (friendship.type() !== types.Friendship.Receive) return null;
  await friendship.accept();
  const contact = friendship.contact();
  return {
    channel,
    account,
    id: friendship.id,
    peer: contact.id,
    peerName: contact.name(),
    mentionsUs: false,
    kind: 'friend_request',
    text: friendship.hello(),
    sentAt: new Date(
      (friendship.payload?.timestamp ?? 0) * (isSeconds(friendship.payload?.timestamp) ? 1_000 : 1),
    ),
  };
}

/** Puppets give seconds or milliseconds; Wechaty draws the line at 1e11 for messages, so do we. */
function isSeconds(timestamp = 0): boolean {
  return timestamp < 1e11;
}

/** Several puppets put the messenger's XML into the text of what is no text. */
function readText(kind: InboundKind, text: string): string {
  return kind !== 'text' && text.trimStart().startsWith('<') ? '' : text;
}

async function readMedia(message: Message): Promise<{ name: string; bytes: Uint8Array }> {
  const file = await message.toFileBox();
  return { name: file.name, bytes: await file.toBuffer() };
}

/** Not `message.toLocation()`: that one always throws (wechaty 1.20.2). */
async function readLocation(
  message: Message,
  puppet: Wechaty['puppet'],
): Promise<{ latitude: number; longitude: number; name: string }> {
  const { latitude, longitude, name, address } = await puppet.messageLocation(message.id);
  return { latitude, longitude, name: name === '' ? address : name };
}

/** The names under which a group member can address us: the one in this group and our own. */
async function ownNames(message: Message, { puppet, self }: Inlet): Promise<string[]> {
  const room = message.room();
  const member = room === undefined ? undefined : await puppet.roomMemberPayload(room.id, self);
  const { name } = await puppet.contactPayload(self);
  return [member?.roomAlias ?? '', name].filter((own) => own !== '');
}
