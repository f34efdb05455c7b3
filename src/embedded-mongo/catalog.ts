import { Binary } from 'bson';
import { randomUUID } from 'node:crypto';
import { decodeDocument } from './bson-decode.ts';
import { encodeDocument } from './bson-encode.ts';
import { numericOf, type Document, type Value } from './bson-value.ts';
import { parseFilter, type Filter } from './filter.ts';
import { catalogKey, catalogRange, indexRange, metaKey, recordIdOfKey, recordRange } from './key-space.ts';
import { parseSort, type SortField } from './sort.ts';
import type { Storage } from './storage.ts';

/** An index and what plans and writes need to know of it. */
export interface Index {
  id: number;
  name: string;
  key: SortField[];
  unique: boolean;
  sparse: boolean;
  partial: { source: Document; filter: Filter } | null;
  /** Some document has an array on an indexed path. */
  multikey: boolean;
  /** Its entries are on disk, so plans may use it; writes keep it up to date before that. */
  ready: boolean;
}

/** A collection of the catalog. */
export interface Collection {
  id: number;
  database: string;
  name: string;
  uuid: Binary;
  indexes: Index[];
  count: number;
  nextRecordId: number;
  /** Set when it is gone while somebody still reads it. */
  dropped: boolean;
}

/** The collections, in memory as on disk. All but `find` and `list` run inside a storage transaction. */
export interface Catalog {
  find(database: string, name: string): Collection | undefined;
  list(database?: string): Collection[];
  create(database: string, name: string): Collection;
  addIndex(collection: Collection, index: Omit<Index, 'id' | 'multikey' | 'ready'>): Index;
  removeIndex(collection: Collection, index: Index): void;
  /** Write a collection's entry after a change to one of its indexes. */
  save(collection: Collection): void;
  drop(collection: Collection): void;
}

/** Read the catalog and count the documents. */
export function openCatalog(storage: Storage): Catalog {
  const collections = new Map<string, Collection>();
  for (const { key, value } of storage.walk(catalogRange, false)) {
    const collection = readCollection(storage, key.readUInt32BE(1), decodeDocument(value));
    collections.set(namespaceOf(collection), collection);
  }
  const meta = storage.get(metaKey);
  let nextId = meta === undefined ? 1 : meta.readUInt32BE(0);

  function takeId(): number {
    const id = nextId++;
    const bytes = Buffer.allocUnsafe(4);
    bytes.writeUInt32BE(nextId);
    storage.put(metaKey, bytes);
    return id;
  }

  function save(collection: Collection): void {
    storage.put(catalogKey(collection.id), encodeDocument(describe(collection)));
  }

  function addIndex(collection: Collection, options: Omit<Index, 'id' | 'multikey' | 'ready'>): Index {
    const index: Index = { ...options, id: takeId(), multikey: false, ready: false };
    collection.indexes.push(index);
    save(collection);
    return index;
  }

  function clear(range: { low: Buffer; high: Buffer }): void {
    for (const key of Array.from(storage.walk(range, false), (entry) => entry.key)) storage.remove(key);
  }

  return {
    find: (database, name) => collections.get(`${database}.${name}`),
    list: (database) =>
      [...collections.values()].filter((each) => database === undefined || each.database === database),
    create: (database, name) => {
      const uuid = new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID);
      const collection: Collection = {
        id: takeId(),
        database,
        name,
        uuid,
        indexes: [],
        count: 0,
        nextRecordId: 1,
        dropped: false,
      };
      const key: SortField[] = [{ name: '_id', path: ['_id'], direction: 1 }];
      const index = addIndex(collection, { name: '_id_', key, unique: true, sparse: false, partial: null });
      // A new collection has no documents, so its index misses none.
      index.ready = true;
      collections.set(namespaceOf(collection), collection);
      return collection;
    },
    addIndex,
    removeIndex: (collection, index) => {
      collection.indexes = collection.indexes.filter((each) => each !== index);
      clear(indexRange(index.id));
      save(collection);
    },
    save,
    drop: (collection) => {
      collection.dropped = true;
      collections.delete(namespaceOf(collection));
      for (const index of collection.indexes) clear(indexRange(index.id));
      clear(recordRange(collection.id));
      storage.remove(catalogKey(collection.id));
    },
  };
}

/** `database.collection`. */
export function namespaceOf({ database, name }: Pick<Collection, 'database' | 'name'>): string {
  return `${database}.${name}`;
}

/** An index's key pattern as a document. */
export function keyPatternOf(index: Pick<Index, 'key'>): Document {
  return new Map(index.key.map((field) => [field.name, field.direction]));
}

function describe({ database, name, uuid, indexes }: Collection): Document {
  return new Map<string, Value>([
    ['database', database],
    ['name', name],
    ['uuid', uuid],
    ['indexes', indexes.map((index) => describeIndex(index))],
  ]);
}

function describeIndex(index: Index): Document {
  return new Map<string, Value>([
    ['id', index.id],
    ['name', index.name],
    ['key', keyPatternOf(index)],
    ['unique', index.unique],
    ['sparse', index.sparse],
    ['partial', index.partial?.source ?? null],
    ['multikey', index.multikey],
  ]);
}

function readCollection(storage: Storage, id: number, entry: Document): Collection {
  const indexes = entry.get('indexes');
  const uuid = entry.get('uuid');
  const range = recordRange(id);
  const [last] = storage.walk(range, true);
  return {
    id,
    database: readText(entry, 'database'),
    name: readText(entry, 'name'),
    uuid: uuid instanceof Binary ? uuid : new Binary(Buffer.alloc(16), Binary.SUBTYPE_UUID),
    indexes: (Array.isArray(indexes) ? indexes : []).flatMap((each) =>
      each instanceof Map ? [readIndex(each)] : [],
    ),
    count: storage.countKeys(range),
    nextRecordId: last === undefined ? 1 : recordIdOfKey(last.key) + 1,
    dropped: false,
  };
}

function readText(entry: Document, field: string): string {
  const value = entry.get(field);
  if (typeof value === 'string') return value;
  throw new Error(`the catalog is damaged: ${field} is no text`);
}

function readIndex(entry: Document): Index {
  const partial = entry.get('partial');
  return {
    id: Number(numericOf(entry.get('id'))),
    name: readText(entry, 'name'),
    key: parseSort(entry.get('key')),
    unique: entry.get('unique') === true,
    sparse: entry.get('sparse') === true,
    partial: partial instanceof Map ? { source: partial, filter: parseFilter(partial) } : null,
    multikey: entry.get('multikey') === true,
    ready: true,
  };
}
