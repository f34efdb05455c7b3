import { FileBox, type FileBoxInterface } from 'file-box';
import type { payloads } from 'wechaty-puppet';
import { SendFailure } from '../send-error.ts';
import { botId } from './directory.ts';
import type { SimulatedPerson, SimulatedRoom } from './frames.ts';
import type { Entry } from './history.ts';
import type { FriendRequest, Messenger } from './messenger.ts';
import { toContactPayload, toFriendshipPayload, toMessagePayload, toRoomPayload } from './payloads.ts';
import { BarePuppet } from './unsupported.ts';

/** Wechaty's watchdog restarts a puppet that is silent for 60 s once it has been heard. */
const heartbeatMs = 15_000;

/** The bot's phone on the simulated messenger, as a Wechaty puppet. */
export class PuppetSimulator extends BarePuppet {
  readonly #messenger: Messenger;
  #heart: NodeJS.Timeout | undefined;

  constructor(messenger: Messenger) {
    super({});
    this.#messenger = messenger;
    this.on('start', () => this.#comeOnline());
  }

  #comeOnline(): void {
    this.login(botId);
    // Wechaty puts up its listener for this one a little later.
    setImmediate(() => this.emit('ready', { data: '' }));
    this.#messenger.connectBot({
      receive: (messageId) => this.emit('message', { messageId }),
      receiveFriendRequest: (friendshipId) => this.emit('friendship', { friendshipId }),
    });
  }

  override async onStart(): Promise<void> {
    this.#heart = setInterval(() => this.emit('heartbeat', { data: 'simulator' }), heartbeatMs).unref();
  }

  override async onStop(): Promise<void> {
    clearInterval(this.#heart);
    this.#messenger.connectBot(null);
  }

  override ding(data?: string): void {
    setImmediate(() => this.emit('dong', { data: data ?? '' }));
  }

  override async messageSendText(conversation: string, text: string, mentions?: string[]): Promise<string> {
    return this.#messenger.deliver(conversation, text, mentions);
  }

  override async messageSendFile(conversation: string, file: FileBoxInterface): Promise<string> {
    return this.#messenger.deliverFile(conversation, file.name, await file.toBase64());
  }

  override async messageRawPayload(id: string): Promise<Entry> {
    return this.#messenger.getEntry(id);
  }

  override async messageRawPayloadParser(entry: Entry): Promise<payloads.Message> {
    return toMessagePayload(entry);
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    const { message, fileName } = this.#messenger.getEntry(id);
    const { url } = message;
    if (url === undefined) throw new Error('the message has no file');
    return FileBox.fromBase64(url.slice(url.indexOf(',') + 1), fileName ?? 'file');
  }

  override async messageImage(id: string): Promise<FileBoxInterface> {
    return this.messageFile(id);
  }

  override async messageLocation(id: string): Promise<payloads.Location> {
    const { location } = this.#messenger.getEntry(id);
    if (location === undefined) throw new Error('the message has no location');
    return { ...location, address: location.name, accuracy: 0 };
  }

  override async contactList(): Promise<string[]> {
    return this.#messenger.book.people.map(({ id }) => id);
  }

  override contactAlias(contactId: string): Promise<string>;
  override contactAlias(contactId: string, alias: string | null): Promise<void>;
  override async contactAlias(_contactId: string, _alias?: string | null): Promise<string | void> {
    return '';
  }

  override async contactRawPayload(id: string): Promise<Pick<SimulatedPerson, 'id' | 'name' | 'friend'>> {
    if (id === botId) return { id, name: this.#messenger.botName, friend: true };
    return found(this.#messenger.book.findPerson(id));
  }

  override async contactRawPayloadParser(person: SimulatedPerson): Promise<payloads.Contact> {
    return toContactPayload(person);
  }

  override async roomList(): Promise<string[]> {
    return this.#messenger.book.rooms.map(({ id }) => id);
  }

  override async roomRawPayload(id: string): Promise<SimulatedRoom> {
    return found(this.#messenger.book.findRoom(id));
  }

  override async roomRawPayloadParser(room: SimulatedRoom): Promise<payloads.Room> {
    return toRoomPayload(room);
  }

  override async roomMemberList(id: string): Promise<string[]> {
    return toRoomPayload(found(this.#messenger.book.findRoom(id))).memberIdList;
  }

  override async roomMemberRawPayload(_room: string, id: string): Promise<payloads.Contact> {
    return this.contactPayload(id);
  }

  override async roomMemberRawPayloadParser({
    id,
    name,
    avatar,
  }: payloads.Contact): Promise<payloads.RoomMember> {
    return { id, name, avatar };
  }

  /** Wechaty takes a dirty room member for a contact and emits errors (wechaty/wechaty#2410). */
  override async roomMemberPayloadDirty(roomId: string): Promise<void> {
    this.cache.roomMember.delete(roomId);
  }

  override async friendshipRawPayload(id: string): Promise<FriendRequest> {
    return this.#messenger.getRequest(id);
  }

  override async friendshipRawPayloadParser(request: FriendRequest): Promise<payloads.Friendship> {
    return toFriendshipPayload(request);
  }

  override async friendshipAccept(id: string): Promise<void> {
    this.#messenger.acceptFriend(id);
  }

  /** Names and members have changed; what Wechaty remembers of them is asked for again. */
  forgetDirectory(): void {
    this.cache.contact.clear();
    this.cache.room.clear();
    this.cache.roomMember.clear();
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new SendFailure('unknown_peer');
  return value;
}
