import { Binary, BSONRegExp, Code, Decimal128, Double, MinKey, ObjectId, Timestamp } from 'bson';
import { isInt32, type Document, type Value } from './bson-value.ts';

/** A document that is already encoded: put into an answer as it is. */
export class RawDocument {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** A value of an answer: stored documents go out undecoded. */
export type ReplyValue = Value | RawDocument | ReplyValue[] | ReplyDocument;
export type ReplyDocument = Map<string, ReplyValue>;

/** One buffer for all encodings, grown when needed: encoding never yields, so nobody else sees it half written. */
let buffer = Buffer.allocUnsafe(1 << 16);
let at = 0;

/** Encode a document; the result is the caller's own. `headroom` bytes in front are left for a message header. */
export function encodeDocument(document: Document | ReplyDocument, headroom = 0): Buffer {
  at = headroom;
  writeDocument(document);
  return Buffer.from(buffer.subarray(0, at));
}

function reserve(bytes: number): void {
  if (at + bytes <= buffer.length) return;
  const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
  buffer.copy(larger, 0, 0, at);
  buffer = larger;
}

function writeInt32(value: number): void {
  reserve(4);
  at = buffer.writeInt32LE(value, at);
}

function writeInt64(value: bigint): void {
  reserve(8);
  at = buffer.writeBigInt64LE(BigInt.asIntN(64, value), at);
}

function writeDouble(value: number): void {
  reserve(8);
  at = buffer.writeDoubleLE(value, at);
}

function writeBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  buffer.set(bytes, at);
  at += bytes.length;
}

function writeName(name: string): void {
  reserve(name.length * 3 + 1);
  at += buffer.write(name, at);
  buffer[at++] = 0;
}

function writeString(text: string): void {
  const start = at;
  writeInt32(0);
  writeName(text);
  buffer.writeInt32LE(at - start - 4, start);
}

function writeDocument(document: Document | ReplyDocument): void {
  const start = at;
  writeInt32(0);
  for (const [name, value] of document) writeElement(name, value);
  finish(start);
}

function writeArray(array: readonly ReplyValue[]): void {
  const start = at;
  writeInt32(0);
  for (const [index, value] of array.entries()) writeElement(String(index), value);
  finish(start);
}

function finish(start: number): void {
  reserve(1);
  buffer[at++] = 0;
  buffer.writeInt32LE(at - start, start);
}

function writeElement(name: string, value: ReplyValue): void {
  const typeAt = at;
  reserve(1);
  at += 1;
  writeName(name);
  const type = writeValue(value);
  // Not in one line: writing the value may have put a larger buffer in place.
  buffer[typeAt] = type;
}

function writeNumber(value: number): number {
  if (isInt32(value)) {
    writeInt32(value);
    return 0x10;
  }
  writeDouble(value);
  return 0x01;
}

/** Write the value and say its type byte, which stands before its name. */
function writeValue(value: ReplyValue): number {
  if (value === null) return 0x0a;
  switch (typeof value) {
    case 'string':
      writeString(value);
      return 0x02;
    case 'number':
      return writeNumber(value);
    case 'bigint':
      writeInt64(value);
      return 0x12;
    case 'boolean':
      writeBytes(Uint8Array.of(value ? 1 : 0));
      return 0x08;
    default:
      return writeObject(value);
  }
}

function writeObject(value: Exclude<ReplyValue, null | string | number | bigint | boolean>): number {
  if (value instanceof Map) {
    writeDocument(value);
    return 0x03;
  }
  if (value instanceof RawDocument) {
    writeBytes(value.bytes);
    return 0x03;
  }
  if (Array.isArray(value)) {
    writeArray(value);
    return 0x04;
  }
  if (value instanceof ObjectId) {
    writeBytes(value.id);
    return 0x07;
  }
  if (value instanceof Date) {
    writeInt64(BigInt(value.getTime()));
    return 0x09;
  }
  return writeRareObject(value);
}

function writeRareObject(
  value: Exclude<Value, null | string | number | bigint | boolean | Document | Value[] | ObjectId | Date>,
): number {
  if (value instanceof Double) {
    writeDouble(value.value);
    return 0x01;
  }
  if (value instanceof Binary) {
    writeBinary(value);
    return 0x05;
  }
  if (value instanceof Decimal128) {
    writeBytes(value.bytes);
    return 0x13;
  }
  if (value instanceof Timestamp) {
    writeInt64(value.toBigInt());
    return 0x11;
  }
  if (value instanceof BSONRegExp) {
    writeName(value.pattern);
    writeName(value.options);
    return 0x0b;
  }
  if (value instanceof Code) {
    writeString(value.code);
    return 0x0d;
  }
  return value instanceof MinKey ? 0xff : 0x7f;
}

function writeBinary(value: Binary): void {
  const bytes = value.value();
  const isOld = value.sub_type === Binary.SUBTYPE_BYTE_ARRAY;
  writeInt32(isOld ? bytes.length + 4 : bytes.length);
  writeBytes(Uint8Array.of(value.sub_type));
  if (isOld) writeInt32(bytes.length);
  writeBytes(bytes);
}
