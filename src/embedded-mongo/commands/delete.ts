import type { Document } from '../bson-value.ts';
import { numericOf } from '../bson-value.ts';
import { MongoError } from '../mongo-error.ts';
import { findRecords, parseQuery } from '../query.ts';
import { supported } from '../supported.ts';
import { checkFields, ok, readCollectionName, readDocuments, type Command, type Context } from './context.ts';
import { errorFields, runBatch } from './write-batch.ts';

/** The delete command (a reserved word, hence the longer name). */
export const deleteCommand: Command = async (context, request) => {
  const name = readCollectionName(request);
  const statements = readDocuments(request.body.get('deletes'), 'deletes');
  for (const statement of statements) checkFields(statement, 'delete.deletes', supported.deleteStatement);
  let n = 0;
  const errors = await runBatch(context.storage, statements, request.body, (statement) => {
    n += runStatement(context, request.database, name, statement);
  });
  return ok(['n', n], ...errorFields(errors));
};

function runStatement(
  { storage, catalog, writer }: Context,
  database: string,
  name: string,
  statement: Document,
): number {
  const limit = Number(numericOf(statement.get('limit')));
  if (limit !== 0 && limit !== 1) {
    throw new MongoError(9, 'The limit field in delete objects must be 0 or 1.');
  }
  const query = parseQuery(statement.get('q'), undefined, statement.get('hint'));
  const collection = catalog.find(database, name);
  if (collection === undefined) return 0;
  const records = findRecords(storage, collection, query, limit);
  for (const record of records) writer.remove(collection, record);
  return records.length;
}
