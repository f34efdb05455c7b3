import type { ReplyDocument, ReplyValue } from '../bson-encode.ts';
import type { Document } from '../bson-value.ts';
import { isTrue } from '../filter.ts';
import { MongoError } from '../mongo-error.ts';
import { parseProjection, project } from '../projection.ts';
import { findRecords, parseQuery, type Query } from '../query.ts';
import { parseUpdate } from '../update.ts';
import { ok, readCollectionName, type Command, type Context, type Request } from './context.ts';
import { changeRecord, upsertDocument } from './update.ts';

/** findAndModify: find one, change or remove it, and give it, in one transaction. */
export const findAndModify: Command = async (context, request) => {
  const { body, database } = request;
  const name = readCollectionName(request);
  const query = parseQuery(body.get('query'), body.get('sort'), body.get('hint'));
  const isRemove = isTrue(body.get('remove'));
  if (isRemove === body.has('update')) {
    throw new MongoError(9, 'Either an update or remove=true must be specified, and not both');
  }
  if (isRemove && (isTrue(body.get('upsert')) || isTrue(body.get('new')))) {
    throw new MongoError(9, "Cannot specify both 'remove' and 'upsert' or 'new'");
  }
  const fields = body.get('fields');
  const projection = fields instanceof Map ? parseProjection(fields) : null;
  const { value, lastError } = await context.storage.transact(() =>
    isRemove ? remove(context, database, name, query) : modify(context, request, name, query),
  );
  const shown = value !== null && projection !== null ? project(value, projection) : value;
  return ok(['lastErrorObject', lastError], ['value', shown]);
};

interface Outcome {
  value: Document | null;
  lastError: ReplyDocument;
}

function remove(
  { storage, catalog, writer }: Context,
  database: string,
  name: string,
  query: Query,
): Outcome {
  const collection = catalog.find(database, name);
  const [record] = collection === undefined ? [] : findRecords(storage, collection, query, 1);
  if (collection === undefined || record === undefined)
    return { value: null, lastError: new Map([['n', 0]]) };
  writer.remove(collection, record);
  return { value: record.document, lastError: new Map([['n', 1]]) };
}

function modify(context: Context, { body, database }: Request, name: string, query: Query): Outcome {
  const change = parseUpdate(body.get('update'));
  const wantsNew = isTrue(body.get('new'));
  const collection = context.catalog.find(database, name);
  const [record] = collection === undefined ? [] : findRecords(context.storage, collection, query, 1);
  if (record !== undefined) {
    const after = changeRecord(context, database, name, record, change);
    return { value: wantsNew ? after : record.document, lastError: lastErrorOf(1, true) };
  }
  if (!isTrue(body.get('upsert'))) return { value: null, lastError: lastErrorOf(0, false) };
  const document = upsertDocument(context, database, name, query, change);
  const lastError = lastErrorOf(1, false).set('upserted', document.get('_id') ?? null);
  return { value: wantsNew ? document : null, lastError };
}

function lastErrorOf(n: number, updatedExisting: boolean): ReplyDocument {
  return new Map<string, ReplyValue>([
    ['n', n],
    ['updatedExisting', updatedExisting],
  ]);
}
