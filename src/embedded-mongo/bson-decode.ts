import { isUtf8 } from 'node:buffer';
import { Binary, BSONRegExp, Code, Decimal128, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { doubleValue, type Document, type Value } from './bson-value.ts';
import { MongoError } from './mongo-error.ts';

/** MongoDB refuses deeper nesting than this. */
const maxDepth = 200;
/** JavaScript dates end here, in milliseconds from 1970 both ways. */
const maxDateMs = 8.64e15;

/**
 * Read one document that fills `bytes` exactly. Every length is checked; throws InvalidBSON (22) for bytes that are
 * no document and BadValue (2) for types we do not keep (undefined, DBPointer, symbol, code with scope).
 */
export function decodeDocument(bytes: Buffer): Document {
  const reader: Reader = { bytes, at: 0 };
  const document = readDocument(reader, bytes.length, 1);
  if (reader.at !== bytes.length) throw invalid('bytes follow the document');
  return document;
}

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

function invalid(detail: string): MongoError {
  return new MongoError(22, `Invalid BSON: ${detail}`);
}

/** Where a document or string that starts here must end, after its length has been checked against `limit`. */
function take(reader: Reader, length: number, limit: number): number {
  const start = reader.at;
  if (length < 0 || start + length > limit) throw invalid('a length reaches beyond its document');
  reader.at = start + length;
  return start;
}

function openDocument(reader: Reader, limit: number, depth: number): number {
  if (depth > maxDepth) throw new MongoError(15, `BSONDepth: nested deeper than ${maxDepth}`);
  const start = take(reader, 4, limit);
  const size = reader.bytes.readInt32LE(start);
  const end = start + size;
  if (size < 5 || end > limit || reader.bytes[end - 1] !== 0) throw invalid('a document has a wrong length');
  return end;
}

function readDocument(reader: Reader, limit: number, depth: number): Document {
  const end = openDocument(reader, limit, depth);
  const document: Document = new Map();
  while (reader.at < end - 1) {
    const type = reader.bytes[reader.at++];
    const name = readName(reader, end);
    document.set(name, readValue(reader, type, end - 1, depth));
  }
  return close(reader, end, document);
}

/** Array element names are positions by convention and are not looked at. */
function readArray(reader: Reader, limit: number, depth: number): Value[] {
  const end = openDocument(reader, limit, depth);
  const array: Value[] = [];
  while (reader.at < end - 1) {
    const type = reader.bytes[reader.at++];
    readName(reader, end);
    array.push(readValue(reader, type, end - 1, depth));
  }
  return close(reader, end, array);
}

function close<T>(reader: Reader, end: number, value: T): T {
  if (reader.at !== end - 1) throw invalid('a document ends in the middle of a value');
  reader.at = end;
  return value;
}

function readName(reader: Reader, limit: number): string {
  const start = reader.at;
  const end = reader.bytes.indexOf(0, start);
  if (end < 0 || end >= limit) throw invalid('a name does not end');
  reader.at = end + 1;
  return text(reader.bytes, start, end);
}

function text(bytes: Buffer, start: number, end: number): string {
  const decoded = bytes.toString('utf8', start, end);
  if (decoded.includes('\ufffd') && !isUtf8(bytes.subarray(start, end))) throw invalid('text is not UTF-8');
  return decoded;
}

function readString(reader: Reader, limit: number): string {
  const size = reader.bytes.readInt32LE(take(reader, 4, limit));
  if (size < 1) throw invalid('a string has a wrong length');
  const start = take(reader, size, limit);
  if (reader.bytes[start + size - 1] !== 0) throw invalid('a string does not end');
  return text(reader.bytes, start, start + size - 1);
}

function readDate(reader: Reader, limit: number): Date {
  const ms = Number(reader.bytes.readBigInt64LE(take(reader, 8, limit)));
  if (Math.abs(ms) > maxDateMs) throw new MongoError(2, 'a date is outside of the years this server keeps');
  return new Date(ms);
}

function readBinary(reader: Reader, limit: number): Binary {
  const head = take(reader, 5, limit);
  const subtype = reader.bytes[head + 4] ?? 0;
  const size = reader.bytes.readInt32LE(head);
  const start = take(reader, size, limit);
  const isOld = subtype === Binary.SUBTYPE_BYTE_ARRAY;
  if (isOld && (size < 4 || reader.bytes.readInt32LE(start) !== size - 4)) throw invalid('old binary');
  return new Binary(Buffer.from(reader.bytes.subarray(isOld ? start + 4 : start, start + size)), subtype);
}

function readBoolean(reader: Reader, limit: number): boolean {
  const byte = reader.bytes[take(reader, 1, limit)];
  if (byte !== 0 && byte !== 1) throw invalid('a boolean is neither 0 nor 1');
  return byte === 1;
}

function readValue(reader: Reader, type: number | undefined, limit: number, depth: number): Value {
  const { bytes } = reader;
  switch (type) {
    case 0x01:
      return doubleValue(bytes.readDoubleLE(take(reader, 8, limit)));
    case 0x02:
      return readString(reader, limit);
    case 0x03:
      return readDocument(reader, limit, depth + 1);
    case 0x04:
      return readArray(reader, limit, depth + 1);
    case 0x05:
      return readBinary(reader, limit);
    case 0x07: {
      const start = take(reader, 12, limit);
      return new ObjectId(Buffer.from(bytes.subarray(start, start + 12)));
    }
    case 0x08:
      return readBoolean(reader, limit);
    case 0x09:
      return readDate(reader, limit);
    case 0x0a:
      return null;
    case 0x0b:
      return new BSONRegExp(readName(reader, limit), readName(reader, limit));
    case 0x0d:
      return new Code(readString(reader, limit));
    case 0x10:
      return bytes.readInt32LE(take(reader, 4, limit));
    case 0x11:
      return new Timestamp(bytes.readBigUInt64LE(take(reader, 8, limit)));
    case 0x12:
      return bytes.readBigInt64LE(take(reader, 8, limit));
    case 0x13: {
      const start = take(reader, 16, limit);
      return new Decimal128(Buffer.from(bytes.subarray(start, start + 16)));
    }
    case 0x7f:
      return new MaxKey();
    case 0xff:
      return new MinKey();
    default:
      throw new MongoError(2, `BSON type 0x${(type ?? 0).toString(16)} is not kept by this server`);
  }
}
