import { ObjectId } from 'bson';
import { withIdFirst } from '../update-apply.ts';
import { ok, readCollectionName, readDocuments, type Command } from './context.ts';
import { obtainCollection } from './collections.ts';
import { errorFields, runBatch } from './write-batch.ts';

export const insert: Command = async (context, request) => {
  const { storage, writer } = context;
  const name = readCollectionName(request);
  const documents = readDocuments(request.body.get('documents'), 'documents');
  let n = 0;
  const errors = await runBatch(storage, documents, request.body, (document) => {
    const collection = obtainCollection(context, request.database, name);
    writer.insert(collection, withIdFirst(document, document.get('_id') ?? newId(document.has('_id'))));
    n += 1;
  });
  return ok(['n', n], ...errorFields(errors));
};

/** An `_id` of null is an `_id`; only a missing one is made. */
function newId(isNull: boolean): ObjectId | null {
  return isNull ? null : new ObjectId();
}
