import { RawDocument, type ReplyDocument } from '../bson-encode.ts';
import { typeNameOf, type Document } from '../bson-value.ts';
import { openCursor, type Cursor } from '../cursor.ts';
import { isTrue } from '../filter.ts';
import { MongoError } from '../mongo-error.ts';
import { parseProjection } from '../projection.ts';
import { parseQuery } from '../query.ts';
import { ok, readCollectionName, readCount, type Command, type Context } from './context.ts';

/** As MongoDB: a first batch without `batchSize`. */
const firstBatchSize = 101;

/** The query of a find or count command as a cursor; null when there is no such collection. */
export function openFind(
  { storage, catalog }: Context,
  database: string,
  name: string,
  body: Document,
): Cursor | null {
  const query = parseQuery(body.get('filter') ?? body.get('query'), body.get('sort'), body.get('hint'));
  const fields = body.get('projection');
  const projection = fields instanceof Map ? parseProjection(fields) : null;
  const skip = readCount(body, 'skip', 0);
  const limit = readCount(body, 'limit', 0);
  const collection = catalog.find(database, name);
  return collection === undefined
    ? null
    : openCursor(storage, collection, { query, projection, skip, limit });
}

/** Run a cursor to its end and give how many documents it found. */
export async function drainCursor(cursor: Cursor, deadline: number): Promise<number> {
  do await cursor.nextBatch(1000, deadline);
  while (!cursor.isDone());
  return cursor.counts.returned;
}

/** find: the first batch, and a cursor for the rest. */
export const find: Command = async (context, request) => {
  const { body, database, deadline } = request;
  const name = readCollectionName(request);
  const namespace = `${database}.${name}`;
  const size = readCount(body, 'batchSize', firstBatchSize);
  const cursor = openFind(context, database, name, body);
  if (cursor === null) return cursorReply('firstBatch', [], 0n, namespace);
  const batch = await cursor.nextBatch(size, deadline);
  const stays = !cursor.isDone() && !isTrue(body.get('singleBatch'));
  const id = stays ? context.cursors.add(cursor, namespace, isTrue(body.get('noCursorTimeout'))) : 0n;
  return cursorReply('firstBatch', batch, id, namespace);
};

/** getMore: the next batch; a cursor that fails or ends is closed. */
export const getMore: Command = async ({ cursors }, { body, database, deadline }) => {
  const id = body.get('getMore');
  const name = body.get('collection');
  if (typeof id !== 'bigint' || typeof name !== 'string') {
    throw new MongoError(14, `getMore needs a long cursor id and a collection name, got ${typeNameOf(id)}`);
  }
  const namespace = `${database}.${name}`;
  const cursor = cursors.get(id, namespace);
  const size = readCount(body, 'batchSize', 0) || Number.POSITIVE_INFINITY;
  try {
    const batch = await cursor.nextBatch(size, deadline);
    if (cursor.isDone()) cursors.remove(id);
    return cursorReply('nextBatch', batch, cursor.isDone() ? 0n : id, namespace);
  } catch (error) {
    cursors.remove(id);
    throw error;
  }
};

/** killCursors: which of the ids were open, and which were not. */
export const killCursors: Command = ({ cursors }, { body }) => {
  const ids = body.get('cursors');
  const wanted = (Array.isArray(ids) ? ids : []).filter((id) => typeof id === 'bigint');
  const killed = wanted.filter((id) => cursors.remove(id));
  return ok(
    ['cursorsKilled', killed],
    ['cursorsNotFound', wanted.filter((id) => !killed.includes(id))],
    ['cursorsAlive', []],
    ['cursorsUnknown', []],
  );
};

/** The answer that carries a batch. */
export function cursorReply(
  batchName: 'firstBatch' | 'nextBatch',
  documents: readonly Uint8Array[],
  id: bigint,
  namespace: string,
): ReplyDocument {
  const batch = documents.map((bytes) => new RawDocument(bytes));
  return ok([
    'cursor',
    new Map<string, RawDocument[] | bigint | string>([
      [batchName, batch],
      ['id', id],
      ['ns', namespace],
    ]),
  ]);
}
