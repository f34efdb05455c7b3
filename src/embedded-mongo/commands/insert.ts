import { idOf, withIdFirst } from '../update-apply.ts';
import { ok, readCollectionName, readDocuments, type Command } from './context.ts';
import { obtainCollection } from './collections.ts';
import { errorFields, runBatch } from './write-batch.ts';

/** insert: makes the collection when it is not there. */
export const insert: Command = async (context, request) => {
  const { storage, writer } = context;
  const name = readCollectionName(request);
  const documents = readDocuments(request.body.get('documents'), 'documents');
  let n = 0;
  const errors = await runBatch(storage, documents, request.body, (document) => {
    const collection = obtainCollection(context, request.database, name);
    writer.insert(collection, withIdFirst(document, idOf(document)));
    n += 1;
  });
  return ok(['n', n], ...errorFields(errors));
};
