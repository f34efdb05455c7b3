import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { textOf } from './raw-data.ts';
import { openExchanges } from './exchange.ts';
import {
  serverFrame,
  type ChatMessage,
  type ServerFrame,
  type SimulatedPerson,
  type SimulatedRoom,
} from './frames.ts';

/** Who speaks, and where: in private with the bot when no room is named. */
export interface Speaker {
  as: string;
  room?: string;
}

/** A phone for everybody on the simulator: for the terminal, tests and benches. */
export interface SimulatorClient {
  readonly people: SimulatedPerson[];
  readonly rooms: SimulatedRoom[];
  /** The bot's messages in this conversation between saying it and the end of its turn. Rejects when refused. */
  say(said: Speaker & { text: string; mention?: boolean; id?: string }): Promise<ChatMessage[]>;
  sendFile(
    file: Speaker & { kind: 'image' | 'audio' | 'file'; name: string; bytes: Uint8Array; caption?: string },
  ): Promise<ChatMessage[]>;
  sendSticker(speaker: Speaker): Promise<ChatMessage[]>;
  sendLocation(place: {
    as: string;
    latitude: number;
    longitude: number;
    name: string;
  }): Promise<ChatMessage[]>;
  /** Ask the bot to be a friend; gives its greeting. */
  askFriend(as: string, hello: string): Promise<ChatMessage[]>;
  /** Everything seen of a conversation (a person's id or a room's), oldest first. */
  messages(conversation: string): ChatMessage[];
  /** Hear of every message as it comes; returns the way to stop. */
  onMessage(listener: (message: ChatMessage) => void): () => void;
  close(): Promise<void>;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>;
}

const handshakeTimeoutMs = 5_000;
const maxPayloadBytes = 200_000_000;

/** Connect to the simulator of a running service, `ws://127.0.0.1:8080/simulator`. Rejects when nobody answers. */
export async function connectSimulator(url: string): Promise<SimulatorClient> {
  const socket = new WebSocket(url, { handshakeTimeout: handshakeTimeoutMs, maxPayload: maxPayloadBytes });
  const exchanges = openExchanges((frame) => socket.send(JSON.stringify(frame)));
  const listeners = new Set<(message: ChatMessage) => void>();
  let people: SimulatedPerson[] = [];
  let rooms: SimulatedRoom[] = [];
  let messages = new Map<string, ChatMessage>();

  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  void closed.then(() => exchanges.abandon());
  await new Promise<void>((resolve, reject) => {
    // Stays for the life of the socket: an error without a listener would end the process.
    socket.on('error', reject);
    socket.once('close', () => reject(new Error('the connection was closed')));
    socket.on('message', (data) => {
      // A frame of a newer service that we do not know is no reason to fall.
      const frame = serverFrame.safeParse(JSON.parse(textOf(data))).data;
      if (frame === undefined) return;
      take(frame);
      if (frame.op === 'hello') resolve();
    });
  });

  function take(frame: ServerFrame): void {
    switch (frame.op) {
      case 'hello':
        ({ people, rooms } = frame);
        messages = new Map(frame.messages.map((message) => [message.id, message]));
        break;
      case 'message':
        messages.set(frame.message.id, frame.message);
        exchanges.hear(frame);
        for (const listener of listeners) listener(frame.message);
        break;
      case 'friend':
        people = people.map((one) => (one.id === frame.person ? { ...one, friend: frame.accepted } : one));
        break;
      case 'accepted':
      case 'handled':
      case 'error':
        exchanges.hear(frame);
        break;
      case 'clock':
        break;
    }
  }

  return {
    get people() {
      return people;
    },
    get rooms() {
      return rooms;
    },
    say: (said) => exchanges.begin({ op: 'text', ref: randomUUID(), ...said }),
    sendFile: ({ bytes, ...file }) =>
      exchanges.begin({
        op: 'file',
        ref: randomUUID(),
        ...file,
        base64: Buffer.from(bytes).toString('base64'),
      }),
    sendSticker: (speaker) => exchanges.begin({ op: 'sticker', ref: randomUUID(), ...speaker }),
    sendLocation: (place) => exchanges.begin({ op: 'location', ref: randomUUID(), ...place }),
    askFriend: (as, hello) => exchanges.begin({ op: 'friend', ref: randomUUID(), as, hello }),
    messages: (conversation) =>
      [...messages.values()].filter((message) => message.conversation === conversation),
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      socket.close();
      await closed;
    },
    closed,
  };
}
