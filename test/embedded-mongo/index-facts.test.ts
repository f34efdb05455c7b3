import { mongo } from 'mongoose';
import { refused, testFacts, type Any, type Fact } from './fact.ts';

type Run = (collection: Any) => Promise<unknown>;
type Options = mongo.CreateIndexesOptions;

/** Make a unique index, then do something. */
const unique =
  (key: mongo.IndexSpecification, then: Run, options: Options = {}): Run =>
  async (c) => {
    await c.createIndex(key, { unique: true, ...options });
    return then(c);
  };
const inserts =
  (...documents: mongo.Document[]): Run =>
  async (c) =>
    (await c.insertMany(documents)).insertedCount;

const uniqueness: Fact[] = [
  ['_id is unique', [{ _id: 1 }], inserts({ _id: 1 }), refused(11000)],
  ['_id 1 and 1.0 are the same', [{ _id: 1 }], inserts({ _id: new mongo.Double(1) }), refused(11000)],
  ['_id may be a document, in its order', [{ _id: { a: 1, b: 2 } }], inserts({ _id: { b: 2, a: 1 } }), 1],
  ['_id may not be an array', [], inserts({ _id: [1] }), refused(53)],
  ['a second value is refused', [], unique({ a: 1 }, inserts({ a: 1 }, { a: 1 })), refused(11000)],
  ['other values are fine', [], unique({ a: 1 }, inserts({ a: 1 }, { a: 2 }, { a: '1' })), 3],
  ['missing counts as null, once', [], unique({ a: 1 }, inserts({ a: null }, {})), refused(11000)],
  ['compound: one field may repeat', [], unique({ a: 1, b: -1 }, inserts({ a: 1, b: 1 }, { a: 1, b: 2 })), 2],
  [
    'compound: both may not',
    [],
    unique({ a: 1, b: -1 }, inserts({ a: 1, b: 1 }, { a: 1, b: 1 })),
    refused(11000),
  ],
  ['an array shares no element', [], unique({ a: 1 }, inserts({ a: [1, 2] }, { a: [2, 3] })), refused(11000)],
  ['an array may repeat its own element', [], unique({ a: 1 }, inserts({ a: [1, 1] })), 1],
  [
    'a path through documents',
    [],
    unique({ 'a.b': 1 }, inserts({ a: [{ b: 1 }] }, { a: { b: 1 } })),
    refused(11000),
  ],
  ['sparse lets the missing repeat', [], unique({ a: 1 }, inserts({}, {}, { a: 1 }), { sparse: true }), 3],
  [
    'sparse holds null',
    [],
    unique({ a: 1 }, inserts({ a: null }, { a: null }), { sparse: true }),
    refused(11000),
  ],
  [
    'partial is unique where its filter matches',
    [],
    unique({ a: 1 }, inserts({ a: 1, s: 'open' }, { a: 1, s: 'open' }), {
      partialFilterExpression: { s: 'open' },
    }),
    refused(11000),
  ],
  [
    'partial lets others repeat',
    [],
    unique({ a: 1 }, inserts({ a: 1, s: 'x' }, { a: 1, s: 'x' }, { a: 1, s: 'open' }), {
      partialFilterExpression: { s: 'open' },
    }),
    3,
  ],
  [
    'partial with $exists and $gt',
    [],
    unique({ a: 1 }, inserts({ a: 1, n: 5 }, { a: 1, n: 1 }, { a: 1 }), {
      partialFilterExpression: { n: { $exists: true, $gt: 3 } },
    }),
    3,
  ],
  [
    'an update into a taken value is refused',
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ],
    unique({ a: 1 }, (c) => c.updateOne({ _id: 2 as never }, { $set: { a: 1 } })),
    refused(11000),
  ],
  [
    'an update may keep its own value',
    [{ _id: 1, a: 1 }],
    unique({ a: 1 }, async (c) => (await c.updateOne({ a: 1 }, { $set: { b: 1 } })).modifiedCount),
    1,
  ],
  [
    'an upsert into a taken value is refused',
    [{ a: 1 }],
    unique({ a: 1 }, (c) => c.updateOne({ b: 1 }, { $set: { a: 1 } }, { upsert: true })),
    refused(11000),
  ],
  [
    'findOneAndUpdate into a taken value is refused',
    [{ a: 1 }, { a: 2 }],
    unique({ a: 1 }, (c) => c.findOneAndUpdate({ a: 2 }, { $set: { a: 1 } })),
    refused(11000),
  ],
  [
    'a value is free again after delete and update',
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ],
    unique({ a: 1 }, async (c) => {
      await c.deleteOne({ _id: 1 as never });
      await c.updateOne({ _id: 2 as never }, { $set: { a: 3 } });
      return (await c.insertMany([{ a: 1 }, { a: 2 }])).insertedCount;
    }),
    2,
  ],
  [
    'an index over duplicates cannot be made',
    [{ a: 1 }, { a: 1 }],
    (c) => c.createIndex({ a: 1 }, { unique: true }),
    refused(11000),
  ],
  [
    'two arrays in one index are refused',
    [],
    async (c) => {
      await c.createIndex({ a: 1, b: 1 });
      return c.insertOne({ a: [1], b: [1] });
    },
    refused(171),
  ],
];

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

const names = async (c: Any): Promise<unknown[]> => (await c.indexes()).map(({ name }) => name as unknown);

const catalog: Fact[] = [
  ['an index is named after its fields', [], (c) => c.createIndex({ a: 1, 'b.c': -1 }), 'a_1_b.c_-1'],
  [
    'the same index twice is one',
    [],
    async (c) => {
      await c.createIndex({ a: 1 });
      await c.createIndex({ a: 1 });
      return names(c);
    },
    ['_id_', 'a_1'],
  ],
  [
    'another key under the name is refused',
    [],
    async (c) => {
      await c.createIndex({ a: 1 }, { name: 'n' });
      return c.createIndex({ b: 1 }, { name: 'n' });
    },
    refused(86),
  ],
  [
    'other options under the name are refused',
    [],
    async (c) => {
      await c.createIndex({ a: 1 });
      return c.createIndex({ a: 1 }, { unique: true });
    },
    refused(86),
  ],
  [
    'the same index under another name is refused',
    [],
    async (c) => {
      await c.createIndex({ a: 1 });
      return c.createIndex({ a: 1 }, { name: 'n' });
    },
    refused(85),
  ],
  [
    'an index says its options',
    [],
    async (c) => {
      await c.createIndex({ a: -1 }, { unique: true, partialFilterExpression: { a: { $gt: 1 } } });
      return (await c.indexes())[1];
    },
    { v: 2, key: { a: -1 }, name: 'a_-1', unique: true, partialFilterExpression: { a: { $gt: 1 } } },
  ],
  ['indexes of no collection', [], (c) => c.indexes(), refused(26)],
  [
    'an index is dropped by name',
    [{ a: 1 }],
    async (c) => {
      await c.createIndex({ a: 1 });
      await c.dropIndex('a_1');
      return names(c);
    },
    ['_id_'],
  ],
  [
    'all indexes are dropped but _id',
    [{ a: 1 }],
    async (c) => {
      await c.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
      await c.dropIndexes();
      return names(c);
    },
    ['_id_'],
  ],
  ['_id’s index is not dropped', [{ a: 1 }], (c) => c.dropIndex('_id_'), refused(72)],
  ['an index that is not there is not dropped', [{ a: 1 }], (c) => c.dropIndex('x_1'), refused(27)],
  [
    'partial and sparse do not mix',
    [],
    (c) => c.createIndex({ a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }),
    refused(67),
  ],
  [
    'a partial filter of $ne is refused',
    [],
    (c) => c.createIndex({ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }),
    refused(67),
  ],
  [
    'a dropped collection is gone',
    [{ a: 1 }],
    async (c) => {
      await c.drop();
      return [
        await c.estimatedDocumentCount(),
        await c.db.listCollections({ name: c.collectionName }).toArray(),
      ];
    },
    [0, []],
  ],
  [
    'a dropped collection may come again',
    [{ _id: 1 }],
    async (c) => {
      await c.drop();
      await c.insertOne({ _id: 1 as never });
      return c.find().toArray();
    },
    [{ _id: 1 }],
  ],
  [
    'a collection is listed by name',
    [{ a: 1 }],
    async (c) =>
      (await c.db.listCollections({ name: c.collectionName }, { nameOnly: true }).toArray()).map(
        ({ type }) => type as unknown,
      ),
    ['collection'],
  ],
  [
    'createCollection makes an empty one',
    [],
    async (c) => {
      await c.db.createCollection(c.collectionName);
      return names(c);
    },
    ['_id_'],
  ],
];

testFacts('unique indexes', uniqueness);
testFacts('bulk writes', bulk);
testFacts('indexes and collections', catalog);
