import { setTimeout as sleep } from 'node:timers/promises';
import { FileBox, type FileBoxInterface } from 'file-box';
import type { Contact, Message, Wechaty } from 'wechaty';
import type { Address, Log, MediaFile, OutboundMessage } from '../../core/index.ts';
import type { SendOptions, SendOutcome } from '../channel.ts';
import { SendFailure, type SendErrorCode } from '../send-error.ts';

interface Outlet {
  wechaty: Wechaty;
  channel: string;
  account: string;
  log: Log;
  timeoutMs: number;
}

type RoomAddress = Extract<Address, { room: string }>;

/** Say one message; every failure comes back as an outcome. */
export async function deliver(
  outlet: Outlet,
  { to, text, media }: OutboundMessage,
  options: SendOptions = {},
): Promise<SendOutcome> {
  const { wechaty, log } = outlet;
  if (to.channel !== outlet.channel || to.account !== outlet.account)
    return { ok: false, error: 'unknown_peer' };
  if (wechaty.puppet.state.active() !== true || !wechaty.isLoggedIn) return { ok: false, error: 'offline' };
  try {
    const say = 'room' in to ? await findRoom(outlet, to) : await findPerson(outlet, to.peer);
    if (say === null) return { ok: false, error: 'unknown_peer' };
    const said = await inTime(say(media === undefined ? text : toFileBox(media)), outlet.timeoutMs);
    return said?.id === undefined ? { ok: true } : { ok: true, id: said.id };
  } catch (error) {
    const code = codeOf(error) ?? 'unknown_result';
    log.warn({ err: error, channel: outlet.channel, send: options.id, code }, 'send failed');
    return { ok: false, error: code };
  }
}

type Say = (said: string | FileBoxInterface) => Promise<Message | void>;

/** As base64, the one form with bytes that puppets pass on and keep. */
function toFileBox({ name, bytes }: MediaFile): FileBoxInterface {
  return FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name);
}

async function findPerson({ wechaty }: Outlet, peer: string): Promise<Say | null> {
  if (!(await isKnown(wechaty.puppet.contactPayload(peer)))) return null;
  const contact = await wechaty.Contact.find({ id: peer });
  return contact === undefined ? null : (said) => contact.say(said);
}

/** Only members can be mentioned; Wechaty puts the `@name` in front and hands the ids to the puppet. */
async function findRoom(
  { wechaty, log, channel }: Outlet,
  { room: id, mentions }: RoomAddress,
): Promise<Say | null> {
  if (!(await isKnown(wechaty.puppet.roomPayload(id)))) return null;
  const room = await wechaty.Room.find({ id });
  if (room === undefined) return null;
  const members = new Set(mentions.length === 0 ? [] : await wechaty.puppet.roomMemberList(id));
  const found = await Promise.all(
    mentions.filter((peer) => members.has(peer)).map((peer) => wechaty.Contact.find({ id: peer })),
  );
  const mentioned = found.filter((contact): contact is Contact => contact !== undefined);
  if (mentioned.length < mentions.length) {
    log.warn(
      { channel, missing: mentions.length - mentioned.length },
      'mentioned people are not in the group',
    );
  }
  return (said) => (typeof said === 'string' ? room.say(said, ...mentioned) : room.say(said));
}

/**
 * Asked of the puppet before `find`, which turns every trouble into `undefined` and two error events. A trouble that
 * has a code is thrown on; any other means that the messenger does not know the address.
 */
async function isKnown(payload: Promise<unknown>): Promise<boolean> {
  try {
    await payload;
    return true;
  } catch (error) {
    if (codeOf(error) === null) return false;
    throw error;
  }
}

function codeOf(error: unknown): SendErrorCode | null {
  return error instanceof SendFailure ? error.code : null;
}

/** A puppet that hangs must not hang the turn that waits for its reply. */
async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const timer = new AbortController();
  const late = sleep(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new SendFailure('unknown_result');
  });
  // Either of the two may lose and reject with nobody waiting for it.
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
