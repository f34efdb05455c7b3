import { Binary, BSONRegExp, Code, Decimal128, Double, MinKey, ObjectId, Timestamp, type MaxKey } from 'bson';

/**
 * A BSON document as a Map: field order is kept whatever the names are, and `__proto__` or `constructor` are names
 * like any other.
 */
export type Document = Map<string, Value>;

/**
 * A BSON value that encodes back to the bytes it came from. int64 is a bigint. A number is an int32 when it is an
 * integer that fits, else a double; a double that would be mistaken for an int32 stays wrapped as `Double`.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Document
  | Value[]
  | Double
  | Decimal128
  | ObjectId
  | Binary
  | Timestamp
  | BSONRegExp
  | Code
  | MinKey
  | MaxKey;

/** Whether a JavaScript number is stored as int32. */
export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** A double as a value: wrapped where it would be taken for an int32. */
export function doubleValue(value: number): Value {
  return isInt32(value) || Object.is(value, -0) ? new Double(value) : value;
}

/** The number behind an int32, int64 or double; undefined for everything else. Decimal128 is not among them. */
export function numericOf(value: Value | undefined): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return value instanceof Double ? value.value : undefined;
}

/** Type ranks in MongoDB's comparison order; `empty` is the index entry of an empty array, below null. */
export const ranks = {
  minKey: 1,
  empty: 2,
  null: 3,
  number: 4,
  string: 5,
  object: 6,
  array: 7,
  binData: 8,
  objectId: 9,
  bool: 10,
  date: 11,
  timestamp: 12,
  regex: 13,
  code: 14,
  maxKey: 127,
} as const;

/** Where a value's type stands in MongoDB's comparison order; a missing value counts as null. */
export function rankOf(value: Value | undefined): number {
  switch (typeof value) {
    case 'undefined':
      return ranks.null;
    case 'number':
    case 'bigint':
      return ranks.number;
    case 'string':
      return ranks.string;
    case 'boolean':
      return ranks.bool;
    default:
      return value === null ? ranks.null : rankOfObject(value);
  }
}

function rankOfObject(value: Exclude<Value, null | boolean | number | bigint | string>): number {
  if (value instanceof Map) return ranks.object;
  if (Array.isArray(value)) return ranks.array;
  if (value instanceof Date) return ranks.date;
  if (value instanceof ObjectId) return ranks.objectId;
  if (value instanceof Double || value instanceof Decimal128) return ranks.number;
  if (value instanceof Binary) return ranks.binData;
  if (value instanceof Timestamp) return ranks.timestamp;
  if (value instanceof BSONRegExp) return ranks.regex;
  if (value instanceof Code) return ranks.code;
  return value instanceof MinKey ? ranks.minKey : ranks.maxKey;
}

const rankNames: Readonly<Record<number, string>> = {
  [ranks.minKey]: 'minKey',
  [ranks.null]: 'null',
  [ranks.string]: 'string',
  [ranks.object]: 'object',
  [ranks.array]: 'array',
  [ranks.binData]: 'binData',
  [ranks.objectId]: 'objectId',
  [ranks.bool]: 'bool',
  [ranks.date]: 'date',
  [ranks.timestamp]: 'timestamp',
  [ranks.regex]: 'regex',
  [ranks.code]: 'javascript',
  [ranks.maxKey]: 'maxKey',
};

/** MongoDB's name of a value's type, for messages. */
export function typeNameOf(value: Value | undefined): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'bigint') return 'long';
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (value instanceof Double) return 'double';
  if (value instanceof Decimal128) return 'decimal';
  return rankNames[rankOf(value)] ?? 'unknown';
}
