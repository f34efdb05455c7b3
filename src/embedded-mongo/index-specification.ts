import type { Document, Value } from './bson-value.ts';
import { keyPatternOf, type Index } from './catalog.ts';
import { isOperators, isTrue, parseFilter } from './filter.ts';
import { arrayIndexOf } from './filter-match.ts';
import { MongoError } from './mongo-error.ts';
import { parseSort, type SortField } from './sort.ts';
import { isSupported } from './supported.ts';

/** An index that is wanted. */
export type IndexSpecification = Omit<Index, 'id' | 'multikey' | 'ready'>;

/**
 * Read one entry of createIndexes. Throws CannotCreateIndex (67) for key patterns and kinds of index we do not have
 * (text, hashed, geo, wildcard, TTL …), InvalidIndexSpecificationOption (197) for options we do not have.
 */
export function readIndexSpecification(source: Document): IndexSpecification {
  for (const name of source.keys()) {
    if (!isSupported('indexOptions', name)) {
      throw new MongoError(197, `The field '${name}' is not valid for an index specification here`);
    }
  }
  const key = readKey(source.get('key'));
  const name = source.get('name');
  if (typeof name !== 'string' || name === '')
    throw new MongoError(9, 'The name of an index must be a non-empty string');
  const partial = readPartial(source.get('partialFilterExpression'));
  const sparse = isTrue(source.get('sparse'));
  if (sparse && partial !== null) {
    throw new MongoError(67, "cannot mix 'partialFilterExpression' and 'sparse' options");
  }
  return { name, key, unique: isTrue(source.get('unique')), sparse, partial };
}

function readKey(value: Value | undefined): SortField[] {
  if (!(value instanceof Map) || value.size === 0) throw new MongoError(67, 'Index keys cannot be empty.');
  for (const [name, direction] of value) {
    if (typeof direction === 'string') throw new MongoError(67, `index type '${direction}' is not supported`);
    const isBad = name
      .split('.')
      .some((part) => part === '' || part.startsWith('$') || arrayIndexOf(part) !== undefined);
    if (isBad) throw new MongoError(67, `index over the path '${name}' is not supported`);
  }
  try {
    return parseSort(value);
  } catch {
    throw new MongoError(67, 'Values in an index key pattern must be 1 or -1');
  }
}

function readPartial(value: Value | undefined): Index['partial'] {
  if (value === undefined) return null;
  if (!(value instanceof Map)) throw new MongoError(14, 'partialFilterExpression must be an object');
  for (const [name, condition] of value) checkPartial(name, condition);
  return { source: value, filter: parseFilter(value) };
}

function checkPartial(name: string, condition: Value): void {
  if (name === '$and' && Array.isArray(condition)) {
    for (const part of condition)
      if (part instanceof Map) for (const [inner, each] of part) checkPartial(inner, each);
    return;
  }
  const names = name.startsWith('$') ? [name] : isOperators(condition) ? [...condition.keys()] : [];
  const bad = names.find((each) => !isSupported('partialFilterOperators', each));
  if (bad !== undefined) throw new MongoError(67, `unsupported expression in partial index: ${bad}`);
  if (isOperators(condition) && condition.has('$exists') && !isTrue(condition.get('$exists'))) {
    throw new MongoError(67, 'unsupported expression in partial index: $exists: false');
  }
}

/** An index as listIndexes answers it. */
export function describeIndex(index: Index): Document {
  const document = new Map<string, Value>([
    ['v', 2],
    ['key', keyPatternOf(index)],
    ['name', index.name],
  ]);
  if (index.unique && index.name !== '_id_') document.set('unique', true);
  if (index.sparse) document.set('sparse', true);
  if (index.partial !== null) document.set('partialFilterExpression', index.partial.source);
  return document;
}
