import type { ObjectId } from 'bson';
import { decodeDocument } from './bson-decode.ts';
import { encodeDocument } from './bson-encode.ts';
import { rankOf, ranks, typeNameOf, type Document, type Value } from './bson-value.ts';
import { keyPatternOf, namespaceOf, type Catalog, type Collection, type Index } from './catalog.ts';
import { readDocumentKeys } from './document-keys.ts';
import { matches } from './filter-match.ts';
import { emptyArray, encodeKey, invertKey, type KeyValue } from './key-encoding.ts';
import { encodeRecordId, indexPrefix, readRecordId, recordKey } from './key-space.ts';
import { MongoError } from './mongo-error.ts';
import type { Storage } from './storage.ts';

/** MongoDB's limit of a document, and a little for what an update may add before it is checked. */
const maxDocumentBytes = 16 * 1024 * 1024;
/** LMDB's limit of a key, less the record id. */
const maxKeyBytes = 1970;

/** A stored document. */
export interface StoredRecord {
  recordId: number;
  document: Document;
  bytes: Buffer;
}

interface IndexEntry {
  index: Index;
  key: Buffer;
  tuple: KeyValue[];
}

/**
 * Writes of single documents with all their index entries. Every check comes before the first write, so a refused
 * document leaves nothing behind. All run inside a storage transaction.
 */
export interface RecordWriter {
  insert(collection: Collection, document: Document): void;
  /** False when nothing changed. */
  replace(collection: Collection, before: Pick<StoredRecord, 'recordId' | 'bytes'>, after: Document): boolean;
  remove(collection: Collection, record: StoredRecord): void;
  /** Enter all documents into a new index; throws before writing when they do not fit. */
  build(index: Index, collection: Collection, records: Iterable<StoredRecord>): void;
}

/** A writer on a store; it keeps nothing itself. */
export function createRecordWriter(storage: Storage, catalog: Catalog): RecordWriter {
  function check(collection: Collection, entries: readonly IndexEntry[], own: number | null): void {
    for (const { index, key, tuple } of entries) {
      if (!index.unique) continue;
      const holder = storage.get(key);
      if (holder !== undefined && readRecordId(holder) !== own) throw duplicateKey(collection, index, tuple);
    }
  }

  function entriesOf(collection: Collection, document: Document, recordId: number): IndexEntry[] {
    return collection.indexes.flatMap((index) => listEntries(catalog, collection, index, document, recordId));
  }

  return {
    insert: (collection, document) => {
      const bytes = encodeChecked(document);
      const recordId = collection.nextRecordId;
      const entries = entriesOf(collection, document, recordId);
      check(collection, entries, null);
      collection.nextRecordId += 1;
      collection.count += 1;
      storage.put(recordKey(collection.id, recordId), bytes);
      for (const { key } of entries) storage.put(key, encodeRecordId(recordId));
    },
    replace: (collection, before, after) => {
      const bytes = encodeChecked(after);
      if (bytes.equals(before.bytes)) return false;
      const { recordId } = before;
      const entries = entriesOf(collection, after, recordId);
      check(collection, entries, recordId);
      const keep = new Set(entries.map(({ key }) => key.toString('latin1')));
      for (const { key } of entriesOf(collection, decodeDocument(before.bytes), recordId)) {
        if (!keep.delete(key.toString('latin1'))) storage.remove(key);
      }
      storage.put(recordKey(collection.id, recordId), bytes);
      for (const { key } of entries) {
        if (keep.has(key.toString('latin1'))) storage.put(key, encodeRecordId(recordId));
      }
      return true;
    },
    remove: (collection, { recordId, document }) => {
      for (const { key } of entriesOf(collection, document, recordId)) storage.remove(key);
      storage.remove(recordKey(collection.id, recordId));
      collection.count -= 1;
    },
    build: (index, collection, records) => {
      const seen = new Map<string, number>();
      for (const { recordId, document } of records) {
        for (const { key, tuple } of listEntries(catalog, collection, index, document, recordId)) {
          const name = key.toString('latin1');
          if (index.unique && seen.has(name)) throw duplicateKey(collection, index, tuple);
          seen.set(name, recordId);
        }
      }
      for (const [name, recordId] of seen) storage.put(Buffer.from(name, 'latin1'), encodeRecordId(recordId));
    },
  };
}

/** Throws for an `_id` that cannot be one (53), as MongoDB does. */
export function checkId(id: Value | undefined): asserts id is Value | ObjectId {
  const rank = rankOf(id);
  if (rank === ranks.array || rank === ranks.regex) {
    throw new MongoError(53, `The '_id' value cannot be of type ${typeNameOf(id)}`);
  }
  if (id instanceof Map) {
    const dollar = [...id.keys()].find((name) => name.startsWith('$'));
    if (dollar !== undefined)
      throw new MongoError(
        52,
        `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
      );
  }
}

function encodeChecked(document: Document): Buffer {
  checkId(document.get('_id'));
  const bytes = encodeDocument(document);
  if (bytes.length <= maxDocumentBytes) return bytes;
  throw new MongoError(
    10334,
    `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${maxDocumentBytes}`,
  );
}

/** Key bytes of one tuple, without a record id. */
export function encodeTuple(index: Index, tuple: readonly KeyValue[]): Buffer {
  const parts = index.key.map(({ direction }, at) => {
    const key = encodeKey(tuple[at]);
    return direction === 1 ? key : invertKey(key);
  });
  return Buffer.concat([indexPrefix(index.id), ...parts]);
}

function listEntries(
  catalog: Catalog,
  collection: Collection,
  index: Index,
  document: Document,
  recordId: number,
): IndexEntry[] {
  if (index.partial !== null && !matches(index.partial.filter, document)) return [];
  const { tuples, isArray } = readDocumentKeys(
    document,
    index.key.map((field) => field.path),
  );
  if (index.sparse && tuples.every((tuple) => tuple.every((value) => value === undefined))) return [];
  if (isArray && !index.multikey) {
    index.multikey = true;
    catalog.save(collection);
  }
  const entries = new Map<string, IndexEntry>();
  for (const tuple of tuples) {
    const bare = encodeTuple(index, tuple);
    if (bare.length > maxKeyBytes) {
      throw new MongoError(
        17280,
        `key too large to index, failing ${namespaceOf(collection)}.$${index.name} ${bare.length}`,
      );
    }
    const key = index.unique ? bare : Buffer.concat([bare, encodeRecordId(recordId)]);
    entries.set(tuples.length === 1 ? '' : key.toString('latin1'), { index, key, tuple });
  }
  return [...entries.values()];
}

function duplicateKey(collection: Collection, index: Index, tuple: readonly KeyValue[]): MongoError {
  const values = index.key.map(({ name }, at): [string, Value] => {
    const value = tuple[at];
    return [name, value === undefined || value === emptyArray ? null : value];
  });
  const shown = values.map(([name, value]) => `${name}: ${describeValue(value)}`).join(', ');
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespaceOf(collection)} index: ${index.name} dup key: { ${shown} }`,
    new Map<string, Value>([
      ['keyPattern', keyPatternOf(index)],
      ['keyValue', new Map(values)],
    ]),
  );
}

/** Strings and numbers as MongoDB writes them, other types by their name. */
function describeValue(value: Value): string {
  if (typeof value === 'string') return `"${value}"`;
  if (
    value === null ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  ) {
    return String(value);
  }
  return 'toHexString' in value ? `ObjectId('${value.toHexString()}')` : `<${typeNameOf(value)}>`;
}
