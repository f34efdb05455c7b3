import { mongo } from 'mongoose';
import { refused, testFacts, type Any, type Fact } from './fact.ts';

async function refusalOf(work: Promise<unknown>): Promise<mongo.MongoServerError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof mongo.MongoServerError) return error;
  throw new Error('nothing was refused');
}

/** Of a bulk write: which entries were refused with what, and what is there afterwards. */
async function outcome(c: Any, work: Promise<unknown>): Promise<unknown> {
  const error = await refusalOf(work);
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return { errors: errors.map(({ index, code }) => [index, code]), stored: await c.estimatedDocumentCount() };
}

const bulk: Fact[] = [
  [
    'ordered stops at the first refusal',
    [{ _id: 1 }],
    (c) => outcome(c, c.insertMany([{ _id: 2 }, { _id: 1 }, { _id: 3 }] as never[])),
    { errors: [[1, 11000]], stored: 2 },
  ],
  [
    'unordered goes on and names each',
    [{ _id: 1 }],
    (c) =>
      outcome(
        c,
        c.insertMany([{ _id: 2 }, { _id: 1 }, { _id: 3 }, { _id: 1 }] as never[], { ordered: false }),
      ),
    {
      errors: [
        [1, 11000],
        [3, 11000],
      ],
      stored: 3,
    },
  ],
  [
    'a mixed bulk',
    [{ _id: 1, n: 0 }],
    async (c) => {
      const result = await c.bulkWrite([
        { insertOne: { document: { _id: 2 as never, n: 0 } } },
        { updateMany: { filter: {}, update: { $inc: { n: 1 } } } },
        { updateOne: { filter: { _id: 9 as never }, update: { $set: { n: 9 } }, upsert: true } },
        { deleteOne: { filter: { _id: 1 as never } } },
        { replaceOne: { filter: { _id: 2 as never }, replacement: { z: 1 } } },
      ]);
      const { insertedCount, modifiedCount, upsertedCount, deletedCount } = result;
      return [insertedCount, modifiedCount, upsertedCount, deletedCount];
    },
    [1, 3, 1, 1],
  ],
  [
    'a duplicate says pattern and value',
    [{ _id: 1, a: 'x', b: 2 }],
    async (c) => {
      await c.createIndex({ a: 1, b: -1 }, { unique: true });
      const { keyPattern, keyValue, message } = await refusalOf(c.insertOne({ a: 'x', b: 2 }));
      return [
        keyPattern,
        keyValue,
        message.includes('E11000 duplicate key error collection'),
        message.includes('index: a_1_b_-1'),
      ];
    },
    [{ a: 1, b: -1 }, { a: 'x', b: 2 }, true, true],
  ],
  [
    'a document beyond 16 MB is refused',
    [],
    (c) => c.insertOne({ a: 'x'.repeat(16 * 1024 * 1024) }, { bypassDocumentValidation: true }),
    refused(10334),
  ],
  [
    'w: 0 is not answered and still done',
    [],
    async (c) => {
      await c.insertOne({ a: 1 }, { writeConcern: { w: 0 } });
      for (let tries = 0; (await c.findOne({ a: 1 })) === null && tries < 100; tries++) continue;
      return c.estimatedDocumentCount();
    },
    1,
  ],
];

testFacts('bulk writes', bulk);
