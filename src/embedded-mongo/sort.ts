import { numericOf, typeNameOf, type Document, type Value } from './bson-value.ts';
import { compareValues } from './compare.ts';
import { readDocumentKeys } from './document-keys.ts';
import { emptyArray, rankOfKey, type KeyValue } from './key-encoding.ts';
import { MongoError } from './mongo-error.ts';

/** One field of a sort or of an index's key pattern. */
export interface SortField {
  name: string;
  path: string[];
  direction: 1 | -1;
}

/** Parse `{a: 1, 'b.c': -1}`; throws 15975 for a direction that is neither, BadValue (2) for `$meta`. */
export function parseSort(source: Value | undefined): SortField[] {
  if (source === undefined) return [];
  if (!(source instanceof Map))
    throw new MongoError(14, `a sort must be an object, not ${typeNameOf(source)}`);
  return [...source].map(([name, value]) => {
    if (value instanceof Map) throw new MongoError(2, `$meta sorts are not supported: ${name}`);
    const direction = Number(numericOf(value));
    if (direction !== 1 && direction !== -1) {
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    if (name.startsWith('$'))
      throw new MongoError(16410, `FieldPath field names may not start with '$': ${name}`);
    return { name, path: name.split('.'), direction };
  });
}

/** Order of two index or sort keys. */
function compareKeys(a: KeyValue, b: KeyValue): number {
  if (a === emptyArray || b === emptyArray) return rankOfKey(a) - rankOfKey(b);
  return compareValues(a, b);
}

/** Order of two tuples under a sort. */
export function compareTuples(
  a: readonly KeyValue[],
  b: readonly KeyValue[],
  sort: readonly SortField[],
): number {
  for (const [index, { direction }] of sort.entries()) {
    const order = compareKeys(a[index], b[index]);
    if (order !== 0) return order * direction;
  }
  return 0;
}

/** What a document is sorted by: of an array's tuples the one that comes first under this sort. */
export function readSortKey(document: Document, sort: readonly SortField[]): KeyValue[] {
  const { tuples } = readDocumentKeys(
    document,
    sort.map((field) => field.path),
  );
  return tuples.reduce((best, tuple) => (compareTuples(tuple, best, sort) < 0 ? tuple : best));
}
