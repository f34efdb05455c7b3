import { decodeDocument } from './bson-decode.ts';
import { encodeDocument, type ReplyDocument } from './bson-encode.ts';
import type { Document, Value } from './bson-value.ts';
import { MongoError } from './mongo-error.ts';

/** A message of a client, parsed. Source: MongoDB wire protocol, OP_MSG and OP_QUERY. */
export interface Message {
  requestId: number;
  /** OP_QUERY is answered with OP_REPLY: drivers use it for their first hello. */
  isLegacy: boolean;
  /** The client wants no answer (`w: 0`). */
  isSilent: boolean;
  /** The command, or why its documents cannot be read: then the message is whole and can be answered. */
  body: Document | MongoError;
}

const opcodes = { reply: 1, query: 2004, message: 2013 } as const;
const flags = { checksum: 1, moreToCome: 2, exhaustAllowed: 1 << 16 } as const;

/** The least and greatest length of a message, in bytes. */
export const messageBytes = { min: 16 + 5, max: 48_000_000 } as const;

/** Parse one whole message; throws for anything that is none, after which the connection cannot be trusted. */
export function parseMessage(bytes: Buffer): Message {
  const opcode = bytes.readInt32LE(12);
  const requestId = bytes.readInt32LE(4);
  if (opcode === opcodes.message) return parseOpMsg(bytes, requestId);
  if (opcode === opcodes.query) return parseOpQuery(bytes, requestId);
  throw new Error(`opcode ${opcode} is not spoken here`);
}

function parseOpMsg(bytes: Buffer, requestId: number): Message {
  const bits = bytes.readUInt32LE(16);
  if ((bits & 0xffff & ~(flags.checksum | flags.moreToCome)) !== 0) throw new Error('unknown required flag');
  return {
    requestId,
    isLegacy: false,
    isSilent: (bits & flags.moreToCome) !== 0,
    body: readBody(bytes, bits),
  };
}

function readBody(bytes: Buffer, bits: number): Document | MongoError {
  try {
    return parseSections(bytes, bits);
  } catch (error) {
    if (error instanceof MongoError) return error;
    throw error;
  }
}

function parseSections(bytes: Buffer, bits: number): Document {
  const end = (bits & flags.checksum) === 0 ? bytes.length : bytes.length - 4;
  let body: Document | undefined;
  const sequences: [string, Value[]][] = [];
  let at = 20;
  while (at < end) {
    const kind = bytes[at];
    const size = bytes.readInt32LE(at + 1);
    if (size < 5 || at + 1 + size > end) throw new Error('a section reaches beyond its message');
    const section = bytes.subarray(at + 1, at + 1 + size);
    if (kind === 0 && body === undefined) body = decodeDocument(section);
    else if (kind === 1) sequences.push(parseSequence(section));
    else throw new Error(`section of kind ${kind}`);
    at += 1 + size;
  }
  if (body === undefined) throw new Error('a message without a body');
  for (const [name, documents] of sequences) {
    if (body.has(name)) throw new Error(`${name} is given twice`);
    body.set(name, documents);
  }
  return body;
}

function parseSequence(section: Buffer): [string, Value[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new Error('a section without a name');
  const documents: Value[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new Error('a document reaches beyond its section');
    documents.push(decodeDocument(section.subarray(at, at + size)));
    at += size;
  }
  return [section.toString('utf8', 4, nameEnd), documents];
}

function parseOpQuery(bytes: Buffer, requestId: number): Message {
  const nameEnd = bytes.indexOf(0, 20);
  if (nameEnd < 0) throw new Error('a query without a namespace');
  const start = nameEnd + 1 + 8;
  const size = bytes.readInt32LE(start);
  if (size < 5 || start + size > bytes.length) throw new Error('a query without a document');
  const body = decodeDocument(bytes.subarray(start, start + size));
  const [name] = body.keys();
  if (name !== 'hello' && name?.toLowerCase() !== 'ismaster') throw new Error('OP_QUERY other than hello');
  return { requestId, isLegacy: true, isSilent: false, body };
}

/** An answer as bytes of the wire. */
export function encodeReply(message: Message, reply: ReplyDocument, replyId: number): Buffer {
  const headBytes = message.isLegacy ? 36 : 21;
  const bytes = encodeDocument(reply, headBytes);
  bytes.fill(0, 0, headBytes);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(replyId, 4);
  bytes.writeInt32LE(message.requestId, 8);
  bytes.writeInt32LE(message.isLegacy ? opcodes.reply : opcodes.message, 12);
  // OP_REPLY: flags, cursor id and start stay 0, one document follows. OP_MSG: flags 0, one section of kind 0.
  if (message.isLegacy) bytes.writeInt32LE(1, 32);
  return bytes;
}
