import type { ReplyValue } from '../bson-encode.ts';
import { decodeDocument } from '../bson-decode.ts';
import type { Document, Value } from '../bson-value.ts';
import { isTrue } from '../filter.ts';
import { MongoError } from '../mongo-error.ts';
import { findRecords, parseQuery, type Query } from '../query.ts';
import type { StoredRecord } from '../record-writes.ts';
import { supported } from '../supported.ts';
import { applyUpdate, idOf, upsertBase, withIdFirst } from '../update-apply.ts';
import { parseUpdate, type Update } from '../update.ts';
import { obtainCollection } from './collections.ts';
import { checkFields, ok, readCollectionName, readDocuments, type Command, type Context } from './context.ts';
import { errorFields, runBatch } from './write-batch.ts';

/** update: a list of statements, each in the order it came. */
export const update: Command = async (context, request) => {
  const name = readCollectionName(request);
  const statements = readDocuments(request.body.get('updates'), 'updates');
  const totals = { n: 0, nModified: 0 };
  const upserted: ReplyValue[] = [];
  for (const statement of statements) checkFields(statement, 'update.updates', supported.updateStatement);
  const errors = await runBatch(context.storage, statements, request.body, (statement, index) => {
    const change = runStatement(context, request.database, name, statement);
    totals.n += change.n;
    totals.nModified += change.nModified;
    if (change.upsertedId === undefined) return;
    upserted.push(
      new Map<string, ReplyValue>([
        ['index', index],
        ['_id', change.upsertedId],
      ]),
    );
  });
  return ok(
    ['n', totals.n],
    ['nModified', totals.nModified],
    ...(upserted.length > 0 ? [['upserted', upserted] satisfies [string, ReplyValue]] : []),
    ...errorFields(errors),
  );
};

interface Change {
  n: number;
  nModified: number;
  upsertedId: Value | undefined;
}

function runStatement(context: Context, database: string, name: string, statement: Document): Change {
  const { storage, catalog } = context;
  const change = parseUpdate(statement.get('u'));
  const query = parseQuery(statement.get('q'), undefined, statement.get('hint'));
  const multi = isTrue(statement.get('multi'));
  if (multi && change.kind === 'replace') {
    throw new MongoError(9, 'multi update is not supported for replacement-style update');
  }
  const collection = catalog.find(database, name);
  // All are found before the first is written, so that none is met again in its new place.
  const records = collection === undefined ? [] : findRecords(storage, collection, query, multi ? 0 : 1);
  if (collection === undefined || records.length === 0) {
    if (!isTrue(statement.get('upsert'))) return { n: 0, nModified: 0, upsertedId: undefined };
    const document = upsertDocument(context, database, name, query, change);
    return { n: 1, nModified: 0, upsertedId: document.get('_id') };
  }
  let nModified = 0;
  for (const record of records) {
    if (context.writer.replace(collection, record, applyUpdate(record.document, change, false)))
      nModified += 1;
  }
  return { n: records.length, nModified, upsertedId: undefined };
}

/** Insert the document that an update makes of its filter, and give it. */
export function upsertDocument(
  context: Context,
  database: string,
  name: string,
  { filter }: Query,
  change: Update,
): Document {
  const made = applyUpdate(upsertBase(filter, change), change, true);
  const document = withIdFirst(made, idOf(made));
  context.writer.insert(obtainCollection(context, database, name), document);
  return document;
}

/** A record's document after an update, both as stored. */
export function changeRecord(
  context: Context,
  database: string,
  name: string,
  record: StoredRecord,
  change: Update,
): Document {
  const collection = obtainCollection(context, database, name);
  const after = applyUpdate(decodeDocument(record.bytes), change, false);
  context.writer.replace(collection, record, after);
  return after;
}
