import { encodeDocument } from '../bson-encode.ts';
import { decodeDocument } from '../bson-decode.ts';
import { typeNameOf, type Document, type Value } from '../bson-value.ts';
import { keyPatternOf, type Collection, type Index } from '../catalog.ts';
import { equalValues } from '../compare.ts';
import { describeIndex, readIndexSpecification, type IndexSpecification } from '../index-specification.ts';
import { recordIdOfKey, recordRange } from '../key-space.ts';
import { MongoError } from '../mongo-error.ts';
import type { StoredRecord } from '../record-writes.ts';
import { obtainCollection } from './collections.ts';
import { ok, readCollectionName, readDocuments, type Command, type Context } from './context.ts';
import { cursorReply } from './find.ts';

/** createIndexes: makes the collection too when it is not there; all indexes or none. */
export const createIndexes: Command = async (context, request) => {
  const { body, database } = request;
  const name = readCollectionName(request);
  const wanted = readDocuments(body.get('indexes'), 'indexes').map((each) => readIndexSpecification(each));
  if (wanted.length === 0) throw new MongoError(2, 'Must specify at least one index to create');
  const made = await context.storage.transact(() => {
    const isNew = context.catalog.find(database, name) === undefined;
    const collection = obtainCollection(context, database, name);
    const before = collection.indexes.length;
    const indexes = buildAll(context, collection, wanted);
    return { isNew, before, after: collection.indexes.length, indexes };
  });
  // Only now are the entries where a reader's snapshot sees them.
  for (const index of made.indexes) index.ready = true;
  return ok(
    ['numIndexesBefore', made.before],
    ['numIndexesAfter', made.after],
    ['createdCollectionAutomatically', made.isNew],
    ...(made.indexes.length === 0 ? [['note', 'all indexes already exist'] satisfies [string, string]] : []),
  );
};

/** All of them or none: what was made before a refusal is taken back. */
function buildAll(context: Context, collection: Collection, wanted: readonly IndexSpecification[]): Index[] {
  const made: Index[] = [];
  try {
    for (const each of wanted)
      if (!alreadyThere(collection, each)) made.push(build(context, collection, each));
  } catch (error) {
    for (const index of made) context.catalog.removeIndex(collection, index);
    throw error;
  }
  return made;
}

/** True for the same index; throws 85 or 86 for one that contradicts. */
function alreadyThere({ indexes }: Collection, wanted: IndexSpecification): boolean {
  const sameName = indexes.find((index) => index.name === wanted.name);
  if (sameName !== undefined) {
    if (isSame(sameName, wanted)) return true;
    throw new MongoError(86, `An existing index has the same name as the requested index: ${wanted.name}`);
  }
  const same = indexes.find((index) => isSame(index, wanted));
  if (same === undefined) return false;
  if (same.name === '_id_') return true;
  throw new MongoError(85, `Index already exists with a different name: ${same.name}`);
}

const patternOf = ({ key }: Pick<Index, 'key'>): string =>
  key.map(({ name, direction }) => `${name} ${direction}`).join();

function isSame(index: Index, wanted: IndexSpecification): boolean {
  return (
    patternOf(index) === patternOf(wanted) &&
    (index.name === '_id_' || index.unique === wanted.unique) &&
    index.sparse === wanted.sparse &&
    equalValues(index.partial?.source, wanted.partial?.source)
  );
}

function build(
  { storage, catalog, writer }: Context,
  collection: Collection,
  wanted: IndexSpecification,
): Index {
  const index = catalog.addIndex(collection, wanted);
  try {
    writer.build(index, collection, records());
  } catch (error) {
    catalog.removeIndex(collection, index);
    throw error;
  }
  return index;

  function* records(): Generator<StoredRecord> {
    for (const { key, value } of storage.walk(recordRange(collection.id), false)) {
      yield { recordId: recordIdOfKey(key), document: decodeDocument(value), bytes: value };
    }
  }
}

/** listIndexes; throws NamespaceNotFound (26). */
export const listIndexes: Command = ({ catalog }, request) => {
  const name = readCollectionName(request);
  const collection = catalog.find(request.database, name);
  if (collection === undefined) throw new MongoError(26, `ns does not exist: ${request.database}.${name}`);
  const documents = collection.indexes.map((index) => encodeDocument(describeIndex(index)));
  return cursorReply('firstBatch', documents, 0n, `${request.database}.${name}`);
};

/** dropIndexes: by name, by key pattern, a list of them, or `*` for all but `_id_`. */
export const dropIndexes: Command = async ({ storage, catalog }, request) => {
  const name = readCollectionName(request);
  const wanted = request.body.get('index');
  const before = await storage.transact(() => {
    const collection = catalog.find(request.database, name);
    if (collection === undefined) throw new MongoError(26, `ns not found ${request.database}.${name}`);
    const { length } = collection.indexes;
    for (const index of choose(collection, wanted)) catalog.removeIndex(collection, index);
    return length;
  });
  return ok(['nIndexesWas', before]);
};

function choose({ indexes }: Collection, wanted: Value | undefined): Index[] {
  if (wanted === '*') return indexes.filter((index) => index.name !== '_id_');
  const names: readonly (Value | undefined)[] = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((each) => {
    const found = indexes.find((index) =>
      each instanceof Map ? isPattern(index, each) : index.name === each,
    );
    if (found === undefined) throw new MongoError(27, `index not found with name [${nameOf(each)}]`);
    if (found.name === '_id_') throw new MongoError(72, 'cannot drop _id index');
    return found;
  });
}

const isPattern = (index: Index, pattern: Document): boolean => equalValues(keyPatternOf(index), pattern);
const nameOf = (value: Value | undefined): string => (typeof value === 'string' ? value : typeNameOf(value));
