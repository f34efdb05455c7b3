import { RawDocument, encodeDocument, type ReplyValue } from '../bson-encode.ts';
import type { Document, Value } from '../bson-value.ts';
import type { Collection } from '../catalog.ts';
import { isTrue, readFilter } from '../filter.ts';
import { matches } from '../filter-match.ts';
import { MongoError } from '../mongo-error.ts';
import { ok, readCollectionName, type Command, type Context } from './context.ts';
import { cursorReply } from './find.ts';

/** The collection a write goes to, made when it is not there. Inside a transaction. */
export function obtainCollection({ catalog }: Context, database: string, name: string): Collection {
  return catalog.find(database, name) ?? catalog.create(database, name);
}

/** create: an empty collection; one that is there already is left as it is. */
export const create: Command = async (context, request) => {
  const name = readCollectionName(request);
  await context.storage.transact(() => {
    obtainCollection(context, request.database, name);
  });
  return ok();
};

/** drop: ok for a collection that is not there, as MongoDB since 7.0. */
export const drop: Command = async ({ storage, catalog }, request) => {
  const name = readCollectionName(request);
  const dropped = await storage.transact(() => {
    const collection = catalog.find(request.database, name);
    if (collection !== undefined) catalog.drop(collection);
    return collection;
  });
  if (dropped === undefined) return ok();
  return ok(['nIndexesWas', dropped.indexes.length], ['ns', `${request.database}.${name}`]);
};

/** dropDatabase: all collections of the database, in one transaction. */
export const dropDatabase: Command = async ({ storage, catalog }, { database }) => {
  const found = catalog.list(database).length > 0;
  await storage.transact(() => {
    for (const collection of catalog.list(database)) catalog.drop(collection);
  });
  return found ? ok(['dropped', database]) : ok();
};

/** listCollections, whole or names only, through a filter. */
export const listCollections: Command = ({ catalog }, { body, database }) => {
  const filter = readFilter('filter', body.get('filter'));
  const nameOnly = isTrue(body.get('nameOnly'));
  const documents = catalog
    .list(database)
    .map((collection) => (nameOnly ? nameOf(collection) : describe(collection)))
    .filter((document) => matches(filter, document))
    .map((document) => encodeDocument(document));
  return cursorReply('firstBatch', documents, 0n, `${database}.$cmd.listCollections`);
};

function nameOf({ name }: Collection): Document {
  return new Map<string, Value>([
    ['name', name],
    ['type', 'collection'],
  ]);
}

function describe(collection: Collection): Document {
  const idIndex = new Map<string, Value>([
    ['v', 2],
    ['key', new Map([['_id', 1]])],
    ['name', '_id_'],
  ]);
  const info = new Map<string, Value>([
    ['readOnly', false],
    ['uuid', collection.uuid],
  ]);
  return new Map<string, Value>([
    ...nameOf(collection),
    ['options', new Map()],
    ['info', info],
    ['idIndex', idIndex],
  ]);
}

/** listDatabases: those that have a collection; sizes are not measured. */
export const listDatabases: Command = ({ catalog }, { body, database }) => {
  if (database !== 'admin')
    throw new MongoError(13, 'listDatabases may only be run against the admin database.');
  const names = [...new Set(catalog.list().map((collection) => collection.database))].toSorted();
  const nameOnly = isTrue(body.get('nameOnly'));
  const databases = names.map((name) => {
    const fields: [string, Value][] = nameOnly
      ? []
      : [
          ['sizeOnDisk', 0n],
          ['empty', false],
        ];
    return new RawDocument(encodeDocument(new Map<string, Value>([['name', name], ...fields])));
  });
  const totals: [string, ReplyValue][] = nameOnly
    ? []
    : [
        ['totalSize', 0n],
        ['totalSizeMb', 0n],
      ];
  return ok(['databases', databases], ...totals);
};
