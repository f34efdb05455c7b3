import { Binary, BSONRegExp, Code, Decimal128, ObjectId, Timestamp } from 'bson';
import { numericOf, rankOf, type Document, type Value } from './bson-value.ts';
import { MongoError } from './mongo-error.ts';

/**
 * MongoDB's order over all values: first by type, then within the type. A missing value counts as null. Numbers
 * compare by value whatever their type, exactly. Throws BadValue (2) where a Decimal128 would have to be compared.
 */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const rank = rankOf(a);
  const byType = rank - rankOf(b);
  if (byType !== 0) return byType;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  return compareSameType(a, b);
}

/** Whether two values are equal as MongoDB sees it: 1 equals 1.0 and a Long 1; null equals missing. */
export function equalValues(a: Value | undefined, b: Value | undefined): boolean {
  return compareValues(a, b) === 0;
}

function compareSameType(a: Value | undefined, b: Value | undefined): number {
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id);
  if (a instanceof Date && b instanceof Date) return Math.sign(a.getTime() - b.getTime());
  if (a instanceof Map && b instanceof Map) return compareDocuments(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Binary && b instanceof Binary) return compareBinaries(a, b);
  if (a instanceof Timestamp && b instanceof Timestamp) return compareNumbers(a.toBigInt(), b.toBigInt());
  if (a instanceof BSONRegExp && b instanceof BSONRegExp) {
    return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
  }
  if (a instanceof Code && b instanceof Code) return compareStrings(a.code, b.code);
  if (a instanceof Decimal128 || b instanceof Decimal128) throw decimalRefused();
  const left = numericOf(a);
  const right = numericOf(b);
  return left === undefined || right === undefined ? 0 : compareNumbers(left, right);
}

/** The refusal of a Decimal128 in a comparison, a sort or an index: it is stored and returned, no more. */
export function decimalRefused(): MongoError {
  return new MongoError(2, 'this server stores Decimal128 values but does not compare them');
}

/** NaN is the least number and equals itself. JavaScript compares a bigint with a double exactly. */
function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  // oxlint-disable-next-line eqeqeq -- an int64 and a double of the same value are equal, whatever their type
  if (a == b) return 0;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** By code point, which is the order of the UTF-8 bytes; JavaScript's own order differs above U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  return a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(a.value(), b.value());
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  for (let index = 0; index < a.length && index < b.length; index++) {
    const order = compareValues(a[index], b[index]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field: type, then name, then value. */
function compareDocuments(a: Document, b: Document): number {
  const right = b.entries();
  for (const [name, value] of a) {
    const next = right.next();
    if (next.done === true) return 1;
    const [otherName, other] = next.value;
    const order =
      rankOf(value) - rankOf(other) || compareStrings(name, otherName) || compareValues(value, other);
    if (order !== 0) return order;
  }
  return a.size - b.size;
}
