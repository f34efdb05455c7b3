import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/index.ts';
import { SendFailure, type SendErrorCode } from '../send-error.ts';
import { botId, PhoneBook, type Directory } from './directory.ts';
import { toEntry, type Said } from './entry.ts';
import type { ChatMessage, ClientFrame, ServerFrame } from './frames.ts';
import { createHistory, type Entry } from './history.ts';
import { guessMediaType } from './media-type.ts';
import { QuickAnswers } from './quick-answers.ts';

/** The bot's end of the line, held by the puppet while it runs. */
export interface BotEnd {
  receive(messageId: string): void;
  receiveFriendRequest(requestId: string): void;
}

export interface FriendRequest {
  id: string;
  person: string;
  hello: string;
  at: Date;
}

/** What a page asked for cannot be done; the message is for the developer at the page. */
export class Refusal extends Error {}

/** Longest text that the simulated messenger takes from the bot, in characters. */
const maxTextLength = 10_000;
const maxRequests = 1_000;

export interface MessengerOptions {
  clock: Clock;
  /** The bot's display name. */
  botName: string;
}

/**
 * The simulated messenger: who is on it, what was said, and the two ends that talk over it. It knows neither
 * WebSockets nor Wechaty.
 */
export class Messenger {
  readonly book = new PhoneBook();
  readonly quick = new QuickAnswers();
  readonly #history = createHistory();
  readonly #requests = new Map<string, FriendRequest>();
  readonly #listeners = new Set<(frame: ServerFrame) => void>();
  readonly #clock: Clock;
  readonly botName: string;
  #bot: BotEnd | null = null;
  #fault: SendErrorCode | null = null;

  constructor({ clock, botName }: MessengerOptions) {
    this.#clock = clock;
    this.botName = botName;
  }

  /** Everything a page needs to draw itself. */
  hello(): ServerFrame {
    const { people, rooms } = this.book;
    return { op: 'hello', people, rooms, messages: this.#history.list(), now: this.#now().toISOString() };
  }

  /** Hear every frame meant for all pages; returns the way to stop. */
  subscribe(listener: (frame: ServerFrame) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  broadcast(frame: ServerFrame): void {
    for (const listener of this.#listeners) listener(frame);
  }

  replaceDirectory(directory: Directory): void {
    this.book.replace(directory);
    this.broadcast(this.hello());
  }

  /** Chat that was before our time, oldest first. */
  seed(messages: readonly ChatMessage[]): void {
    for (const message of messages) {
      const isRoom = this.book.findRoom(message.conversation) !== undefined;
      this.#history.add({ message, ...(isRoom ? { room: message.conversation } : {}) });
    }
    this.broadcast(this.hello());
  }

  announceClock(): void {
    this.broadcast({ op: 'clock', now: this.#now().toISOString() });
  }

  /** The bot picks up, or hangs up with null: then pages are refused. */
  connectBot(bot: BotEnd | null): void {
    this.#bot = bot;
  }

  /** Fault injection: from now on every send of the bot ends so. `offline` also refuses the pages. */
  setFault(fault: SendErrorCode | null): void {
    this.#fault = fault;
  }

  /**
   * Take what a page sends: `accepted` gets the id before anybody hears of it. An id that was used before is delivered
   * once more and shown once. Throws Refusal.
   */
  post(frame: ClientFrame, accepted: (id: string) => void): void {
    const bot = this.#bot;
    if (bot === null || this.#fault === 'offline') throw new Refusal('the bot is not connected');
    const speaker = this.book.findPerson(frame.as);
    if (speaker === undefined) throw new Refusal('no such person');
    if (frame.op === 'friend') return this.#askFriend(bot, frame, accepted);
    this.#checkPlace(frame, speaker.friend);
    const id = (frame.op === 'text' ? frame.id : undefined) ?? randomUUID();
    const known = this.#history.find(id);
    if (known !== undefined && known.message.from !== speaker.id) throw new Refusal('this id is taken');
    accepted(id);
    if (known === undefined) {
      this.#show(toEntry(frame, { id, speaker, botName: this.botName, at: this.#now() }));
    }
    bot.receive(id);
  }

  #askFriend(
    bot: BotEnd,
    { as, hello }: Extract<ClientFrame, { op: 'friend' }>,
    accepted: (id: string) => void,
  ): void {
    const id = randomUUID();
    accepted(id);
    if (this.book.findPerson(as)?.friend === true) {
      this.broadcast({ op: 'friend', person: as, accepted: true });
      this.settle(id);
      return;
    }
    this.#requests.set(id, { id, person: as, hello, at: this.#now() });
    const [oldest] = this.#requests.keys();
    if (this.#requests.size > maxRequests && oldest !== undefined) this.#requests.delete(oldest);
    bot.receiveFriendRequest(id);
  }

  #checkPlace(frame: Said, isFriend: boolean): void {
    const id = frame.op === 'location' ? undefined : frame.room;
    if (id === undefined) {
      if (!isFriend) throw new Refusal('not a friend of the bot yet');
      return;
    }
    const room = this.book.findRoom(id);
    if (room === undefined) throw new Refusal('no such group');
    if (!room.members.includes(frame.as)) throw new Refusal('not a member of this group');
  }

  /** The bot says something; returns the message's id. Throws SendFailure. */
  deliver(conversation: string, text: string, mentions: readonly string[] = []): string {
    if (text.length > maxTextLength) throw new SendFailure('too_long');
    const quick = this.quick.find(conversation, text);
    return this.#say(conversation, { kind: 'text', text, mentions: [...mentions], quick });
  }

  /** The bot sends a picture or voice; returns the message's id. Throws SendFailure. */
  deliverFile(conversation: string, fileName: string, base64: string): string {
    const type = guessMediaType(base64);
    const kind = type.startsWith('image/') ? 'image' : type.startsWith('audio/') ? 'audio' : 'file';
    const url = `data:${type};base64,${base64}`;
    return this.#say(conversation, { kind, text: '', url, mentions: [], quick: [] }, fileName);
  }

  #say(
    conversation: string,
    said: Pick<ChatMessage, 'kind' | 'text' | 'url' | 'mentions' | 'quick'>,
    fileName?: string,
  ): string {
    const fault = this.#fault;
    if (fault !== null && fault !== 'unknown_result') throw new SendFailure(fault);
    const room = this.book.findRoom(conversation);
    const person = this.book.findPerson(conversation);
    if (room === undefined && person === undefined) throw new SendFailure('unknown_peer');
    if (person?.friend === false) throw new SendFailure('refused');
    const message: ChatMessage = {
      id: randomUUID(),
      conversation,
      from: botId,
      fromName: this.botName,
      at: this.#now().toISOString(),
      ...said,
    };
    this.#show({
      message,
      ...(room === undefined ? {} : { room: room.id }),
      ...(fileName === undefined ? {} : { fileName }),
    });
    this.#bot?.receive(message.id);
    if (fault === 'unknown_result') throw new SendFailure(fault);
    return message.id;
  }

  acceptFriend(requestId: string): void {
    const request = this.getRequest(requestId);
    this.book.befriend(request.person);
    this.broadcast({ op: 'friend', person: request.person, accepted: true });
  }

  /** The turn that a message or a friend request caused has ended. */
  settle(id: string): void {
    this.broadcast({ op: 'handled', id });
  }

  getRequest(id: string): FriendRequest {
    const request = this.#requests.get(id);
    if (request === undefined) throw new Error('no such friend request');
    return request;
  }

  /** Throws when it is older than the history reaches. */
  getEntry(id: string): Entry {
    const entry = this.#history.find(id);
    if (entry === undefined) throw new Error('no such message');
    return entry;
  }

  #show(entry: Entry): void {
    this.#history.add(entry);
    this.broadcast({ op: 'message', message: entry.message });
  }

  #now(): Date {
    return this.#clock.now();
  }
}
