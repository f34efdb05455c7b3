import { z } from 'zod';

/**
 * What the simulator page (and `npm run chat`) and the simulated messenger say to each other over one WebSocket,
 * `/simulator`. Loopback only. A page sees everything of every person: it stands for all their phones at once.
 */
const conversation = z.string().min(1).max(100);

/** Page → messenger. `ref` comes back in the `accepted` frame, so that a page can match its own message. */
export const clientFrame = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('text'),
    ref: z.string(),
    as: conversation,
    room: conversation.optional(),
    text: z.string().max(20_000),
    mention: z.boolean().optional(),
    /** Deliver under this id: tests send one message twice. */ id: z.string().optional(),
  }),
  z.object({
    op: z.literal('file'),
    ref: z.string(),
    as: conversation,
    room: conversation.optional(),
    kind: z.enum(['image', 'audio', 'file']),
    name: z.string().max(200),
    base64: z.string().max(14_000_000),
    caption: z.string().max(2_000).optional(),
  }),
  z.object({
    op: z.literal('location'),
    ref: z.string(),
    as: conversation,
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().max(200),
  }),
  z.object({ op: z.literal('sticker'), ref: z.string(), as: conversation, room: conversation.optional() }),
  z.object({ op: z.literal('friend'), ref: z.string(), as: conversation, hello: z.string().max(200) }),
]);
export type ClientFrame = z.infer<typeof clientFrame>;

export const person = z.object({
  id: z.string(),
  name: z.string(),
  /** For the list on the left: 村民, 联系人, 村书记 … with the village's name. */
  title: z.string(),
  group: z.enum(['villager', 'cadre']),
  /** Whether the bot is a friend already. */
  friend: z.boolean(),
});
export const room = z.object({
  id: z.string(),
  topic: z.string(),
  kind: z.enum(['cadres', 'committee', 'villagers']),
  members: z.array(z.string()),
});

export const chatMessage = z.object({
  id: z.string(),
  /** Person id of a private chat with the bot, or a room id. */
  conversation: z.string(),
  /** Person id, or `bot`. */
  from: z.string(),
  fromName: z.string(),
  kind: z.enum(['text', 'image', 'audio', 'location', 'sticker', 'file']),
  text: z.string(),
  /** `data:` URL of a picture or voice. */
  url: z.string().optional(),
  /** Person ids that are @-ed. */
  mentions: z.array(z.string()),
  /** ISO instant on the simulator's clock. */
  at: z.string(),
  /** Numbered quick answers under a bot message. */
  quick: z.array(z.string()),
});
export type ChatMessage = z.infer<typeof chatMessage>;
export type SimulatedPerson = z.infer<typeof person>;
export type SimulatedRoom = z.infer<typeof room>;

/** Messenger → page. */
export const serverFrame = z.discriminatedUnion('op', [
  /** First frame on every connection. */
  z.object({
    op: z.literal('hello'),
    people: z.array(person),
    rooms: z.array(room),
    messages: z.array(chatMessage),
    now: z.string(),
  }),
  z.object({ op: z.literal('message'), message: chatMessage }),
  z.object({ op: z.literal('accepted'), ref: z.string(), id: z.string() }),
  /** The turn that this message caused has ended: its replies, if any, have been delivered before this frame. */
  z.object({ op: z.literal('handled'), id: z.string() }),
  z.object({ op: z.literal('friend'), person: z.string(), accepted: z.boolean() }),
  z.object({ op: z.literal('clock'), now: z.string() }),
  z.object({ op: z.literal('error'), ref: z.string().optional(), message: z.string() }),
]);
export type ServerFrame = z.infer<typeof serverFrame>;
