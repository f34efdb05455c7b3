import type { Document, Value } from './bson-value.ts';
import { numericOf } from './bson-value.ts';
import { equalValues } from './compare.ts';
import { keyPatternOf, type Collection } from './catalog.ts';
import { readFilter, type Filter } from './filter.ts';
import { MongoError } from './mongo-error.ts';
import { choosePlan, type Hint } from './planner.ts';
import type { StoredRecord } from './record-writes.ts';
import { scan } from './scan.ts';
import { compareTuples, parseSort, readSortKey, type SortField } from './sort.ts';
import type { Storage } from './storage.ts';

/** A query of any command. */
export interface Query {
  filter: Filter;
  sort: SortField[];
  hint: Value | undefined;
}

/** Read a command's filter, sort and hint. */
export function parseQuery(
  filter: Value | undefined,
  sort: Value | undefined,
  hint: Value | undefined,
): Query {
  const fields = parseSort(sort);
  const [first] = fields;
  // A sort by $natural is the old way to say a hint.
  if (first?.name === '$natural') return { filter: readFilter('filter', filter), sort: [], hint: sort };
  return { filter: readFilter('filter', filter), sort: fields, hint };
}

/** Find the index a hint names; throws BadValue (2) for one that is not there. */
export function resolveHint(collection: Collection, hint: Value | undefined): Hint {
  if (hint === undefined || (hint instanceof Map && hint.size === 0)) return null;
  if (hint instanceof Map && hint.has('$natural')) {
    return { natural: Number(numericOf(hint.get('$natural'))) === -1 ? -1 : 1 };
  }
  const index = collection.indexes.find((each) =>
    hint instanceof Map ? equalValues(keyPatternOf(each), hint) : each.name === hint,
  );
  if (index === undefined) {
    throw new MongoError(2, 'hint provided does not correspond to an existing index');
  }
  return { index };
}

/**
 * Find matching documents at one stroke, first in sort order first: for writes, inside their transaction.
 * `limit` 0 is all of them.
 */
export function findRecords(
  storage: Storage,
  collection: Collection,
  query: Query,
  limit: number,
): StoredRecord[] {
  const plan = choosePlan(collection, query.filter, query.sort, resolveHint(collection, query.hint));
  const found = new Map<number, StoredRecord>();
  const isOrdered = plan.ordered && (plan.ranges.length === 1 || query.sort.length === 0);
  for (const { record } of scan(storage, collection, plan, query.filter, null)) {
    if (record !== null) found.set(record.recordId, record);
    if (isOrdered && limit > 0 && found.size >= limit) break;
  }
  const records = [...found.values()];
  if (isOrdered) return records;
  const sorted = sortRecords(records, query.sort, (record) => record.document);
  return limit > 0 ? sorted.slice(0, limit) : sorted;
}

/** Order things by their documents; equals stay as they came. */
export function sortRecords<T>(
  items: readonly T[],
  sort: readonly SortField[],
  documentOf: (item: T) => Document,
): T[] {
  return items
    .map((item) => ({ item, key: readSortKey(documentOf(item), sort) }))
    .toSorted((a, b) => compareTuples(a.key, b.key, sort))
    .map(({ item }) => item);
}
