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

testFacts('unique indexes', uniqueness);
