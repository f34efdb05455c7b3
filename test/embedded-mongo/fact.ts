import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabaseUri } from '../support/database.ts';

/** A collection of documents of any shape. */
export type Any = mongo.Collection;

/**
 * Something MongoDB does: documents to begin with, an operation, what it gives. `refused(code)` expects an error.
 * Facts know only a URI, so that any MongoDB can be asked.
 */
export type Fact = [
  name: string,
  documents: mongo.Document[],
  operation: (collection: Any) => Promise<unknown>,
  expected: unknown,
];

/** A filter and the `_id`s of the documents it finds, in any order. Documents are numbered from 0 when they have none. */
export type FilterFact = [name: string, documents: mongo.Document[], filter: mongo.Document, ids: unknown[]];

/** An update, the document before it (null: none, upsert) and after it. */
export type UpdateFact = [
  name: string,
  before: mongo.Document | null,
  update: mongo.Document,
  after: mongo.Document | { refused: number },
];

export const refused = (code: number): { refused: number } => ({ refused: code });

/** Run facts as tests, each in a collection of its own. */
export function testFacts(title: string, facts: Fact[]): void {
  describe(title, () => {
    const client = new mongo.MongoClient(freshDatabaseUri(), { promoteLongs: true });
    beforeAll(async () => {
      await client.connect();
    });
    afterAll(async () => {
      await client.db().dropDatabase();
      await client.close();
    });
    for (const [index, [name, documents, operation, expected]] of facts.entries()) {
      test(name, async () => {
        const collection = client.db().collection(`fact${index}`);
        if (documents.length > 0) await collection.insertMany(documents);
        expect(await operation(collection).catch(codeOf)).toEqual(expected);
      });
    }
  });
}

function codeOf(error: unknown): unknown {
  if (error instanceof mongo.MongoServerError) return refused(Number(error.code));
  throw error;
}

export function filterFacts(facts: FilterFact[]): Fact[] {
  return facts.map(([name, documents, filter, ids]) => [
    name,
    documents.map((document, index) => ({ _id: index, ...document })),
    async (collection) => {
      const found = await collection.find(filter).toArray();
      return found.map(({ _id }) => String(_id)).toSorted();
    },
    ids.map(String).toSorted(),
  ]);
}

export function updateFacts(facts: UpdateFact[]): Fact[] {
  return facts.map(([name, before, update, after]) => [
    name,
    before === null ? [] : [{ _id: 1, ...before }],
    async (collection) => {
      await collection.updateOne({ _id: 1 as never }, update, { upsert: before === null });
      return JSON.stringify(await collection.findOne({}));
    },
    'refused' in after ? after : JSON.stringify({ _id: 1, ...after }),
  ]);
}
