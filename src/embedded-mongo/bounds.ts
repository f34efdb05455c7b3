import { Binary, Double, ObjectId } from 'bson';
import type { Value } from './bson-value.ts';
import type { Comparison, Filter } from './filter.ts';
import { encodeKey, invertKey, rankOfKey } from './key-encoding.ts';

/** A condition on one path that must hold: what plans are made of. */
export type Condition = Extract<Filter, { kind: 'compare' | 'in' | 'exists' }>;

/** The conditions that every matching document meets; those inside `$elemMatch` hold for the path to the element. */
export function listConditions(filter: Filter): Condition[] {
  if (filter.kind === 'and') return filter.filters.flatMap((part) => listConditions(part));
  if (filter.kind === 'elemMatch' && filter.of === 'documents') {
    return listConditions(filter.filter).map((part) => ({ ...part, path: [...filter.path, ...part.path] }));
  }
  return filter.kind === 'compare' || filter.kind === 'in' || filter.kind === 'exists' ? [filter] : [];
}

/** Encoded bytes of one index field between which all matching entries lie; `high` excluded. */
export interface Interval {
  low: Buffer;
  high: Buffer;
}

/** Above every continuation of a key: the next byte is a rank, a turned rank or a record id, never 255. */
const above = Buffer.of(255);

/**
 * Types whose index entries stand where the value says. Arrays do not: an index holds their elements. Documents
 * only by equality, as a range over them is rare and not worth the risk.
 */
export function isIndexable(value: Value, op: Comparison): boolean {
  if (value === null || value instanceof Map) return op === '$eq';
  if (typeof value !== 'object') return true;
  return (
    value instanceof Double || value instanceof Date || value instanceof ObjectId || value instanceof Binary
  );
}

/** The one place of a value in a field of an index. */
export function encodeField(value: Value, direction: 1 | -1): Buffer {
  const key = encodeKey(value);
  return direction === 1 ? key : invertKey(key);
}

/** Where entries lie that satisfy a range; all comparisons are over one type. */
export function intervalOf(
  comparisons: readonly Extract<Filter, { kind: 'compare' }>[],
  direction: 1 | -1,
): Interval | undefined {
  const [first] = comparisons;
  if (first === undefined) return undefined;
  const rank = rankOfKey(first.value);
  if (comparisons.some(({ value }) => rankOfKey(value) !== rank)) return undefined;
  const start = direction === 1 ? rank : 255 - rank;
  const interval: Interval = { low: Buffer.of(start), high: Buffer.of(start + 1) };
  for (const { op, value } of comparisons) {
    const key = encodeField(value, direction);
    const isLow = (op === '$gt' || op === '$gte') === (direction === 1);
    // The excluded side of the value's own entries: past them for a low end that excludes and a high end that includes.
    const isPast = isLow ? op === '$gt' || op === '$lt' : op === '$gte' || op === '$lte';
    const bound = isPast ? Buffer.concat([key, above]) : key;
    if (isLow && Buffer.compare(bound, interval.low) > 0) interval.low = bound;
    if (!isLow && Buffer.compare(bound, interval.high) < 0) interval.high = bound;
  }
  return interval;
}
