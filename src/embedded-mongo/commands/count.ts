import { numericOf } from '../bson-value.ts';
import { ok, readCollectionName, type Command } from './context.ts';
import { drainCursor, openFind } from './find.ts';

/** Without a query the collection's own count; a negative limit counts as its absolute value, as MongoDB does. */
export const count: Command = async (context, request) => {
  const { body, database, deadline } = request;
  const name = readCollectionName(request);
  const query = body.get('query');
  const isWhole = query === undefined || (query instanceof Map && query.size === 0);
  if (isWhole && !body.has('skip') && !body.has('limit')) {
    return ok(['n', context.catalog.find(database, name)?.count ?? 0]);
  }
  const limit = numericOf(body.get('limit'));
  const cursor = openFind(
    context,
    database,
    name,
    limit === undefined ? body : new Map([...body, ['limit', Math.abs(Number(limit))]]),
  );
  return ok(['n', cursor === null ? 0 : await drainCursor(cursor, deadline)]);
};
