import { Binary, BSONRegExp, Code, Decimal128, ObjectId, Timestamp } from 'bson';
import { numericOf, rankOf, ranks, type Document, type Value } from './bson-value.ts';
import { decimalRefused } from './compare.ts';

/** The index entry of an empty array: below null, above MinKey. */
export const emptyArray: unique symbol = Symbol('empty array');

/** What an index entry holds for one field; undefined is a missing field and is kept as null. */
export type KeyValue = Value | undefined | typeof emptyArray;

/** 2 ^ 63: shifts a signed 64-bit integer so that its unsigned bytes keep the order. */
const signShift = 1n << 63n;

/**
 * Bytes whose memcmp order is MongoDB's order of the values. No encoding is the beginning of another one, so
 * encodings can be strung together; the first byte is the type's rank. Decimal128 is refused (2).
 */
export function encodeKey(value: KeyValue): Buffer {
  const parts: Buffer[] = [];
  writeKey(parts, value);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** The same bytes turned over, for a field that an index keeps in descending order. */
export function invertKey(key: Buffer): Buffer {
  return Buffer.from(key.map((byte) => 255 - byte));
}

/** The first byte of every encoding of this value's type. */
export function rankOfKey(value: KeyValue): number {
  return value === emptyArray ? ranks.empty : rankOf(value);
}

function writeKey(parts: Buffer[], value: KeyValue): void {
  parts.push(Buffer.of(rankOfKey(value)));
  if (value === emptyArray || value === undefined || value === null) return;
  if (typeof value === 'string') return writeText(parts, value);
  if (typeof value === 'boolean') return void parts.push(Buffer.of(value ? 1 : 0));
  if (value instanceof ObjectId) return void parts.push(Buffer.from(value.id));
  if (value instanceof Date) return void parts.push(bytesOf64(BigInt(value.getTime()) + signShift));
  if (value instanceof Map) return writeFields(parts, value);
  if (Array.isArray(value)) return writeElements(parts, value);
  if (value instanceof Decimal128) throw decimalRefused();
  if (value instanceof Timestamp) return void parts.push(bytesOf64(value.toBigInt()));
  if (value instanceof Binary) return writeBinary(parts, value);
  if (value instanceof Code) return writeText(parts, value.code);
  if (value instanceof BSONRegExp) {
    writeText(parts, value.pattern);
    return writeText(parts, value.options);
  }
  const number = numericOf(value);
  if (number !== undefined) parts.push(encodeNumber(number));
}

function bytesOf64(unsigned: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, unsigned));
  return bytes;
}

/**
 * The nearest double with its sign bit turned so that the bytes order, then how far an int64 lies from that double
 * (at most 512 either way). NaN comes first; -0 is 0.
 */
function encodeNumber(number: number | bigint): Buffer {
  const bytes = Buffer.alloc(10);
  const double = Number(number);
  if (Number.isNaN(double)) return bytes;
  bytes.writeDoubleBE(double === 0 ? 0 : double);
  const isNegative = double < 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes[index] ?? 0;
    bytes[index] = isNegative ? 255 - byte : index === 0 ? byte | 0x80 : byte;
  }
  const rest = typeof number === 'bigint' ? Number(number - BigInt(double)) : 0;
  bytes.writeUInt16BE(rest + 0x8000, 8);
  return bytes;
}

/** UTF-8 with each 0 byte followed by 255, ended by two 0 bytes: `a` comes before `a\0`. */
function writeText(parts: Buffer[], text: string): void {
  parts.push(text.includes('\0') ? escapeZeros(text) : Buffer.from(text), Buffer.of(0, 0));
}

function escapeZeros(text: string): Buffer {
  const pieces = text.split('\0').map((piece) => Buffer.from(piece));
  return Buffer.concat(
    pieces.flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.of(0, 255), piece])),
  );
}

function writeBinary(parts: Buffer[], value: Binary): void {
  const head = Buffer.allocUnsafe(5);
  head.writeUInt32BE(value.length());
  head[4] = value.sub_type;
  parts.push(head, Buffer.from(value.value()));
}

/** Each field as type, name, value; ended by a 0 byte, which is no type's rank. */
function writeFields(parts: Buffer[], document: Document): void {
  for (const [name, value] of document) {
    parts.push(Buffer.of(rankOf(value)));
    writeText(parts, name);
    writeKey(parts, value);
  }
  parts.push(Buffer.of(0));
}

function writeElements(parts: Buffer[], array: readonly Value[]): void {
  for (const value of array) writeKey(parts, value);
  parts.push(Buffer.of(0));
}
