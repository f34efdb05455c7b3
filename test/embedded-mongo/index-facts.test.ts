import { refused, testFacts, type Any, type Fact } from './fact.ts';

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

const throughIndex: Fact[] = [
  [
    'two fields may be met by two elements, also by an index over both',
    [
      {
        _id: 1,
        a: [
          { b: 1, c: 2 },
          { b: 2, c: 1 },
        ],
      },
    ],
    async (c) => {
      await c.createIndex({ 'a.b': 1, 'a.c': 1 });
      return (await c.find({ 'a.b': 1, 'a.c': 1 }).toArray()).length;
    },
    1,
  ],
  [
    'two ends of a range may be met by two elements, also by an index',
    [{ _id: 1, a: [1, 10] }],
    async (c) => {
      await c.createIndex({ a: 1 });
      return (await c.find({ a: { $gt: 4, $lt: 6 } }).toArray()).length;
    },
    1,
  ],
  [
    'an array is found once by an index that holds it twice',
    [{ _id: 1, a: [1, 2] }],
    async (c) => {
      await c.createIndex({ a: 1 });
      return (await c.find({ a: { $in: [1, 2] } }).toArray()).length;
    },
    1,
  ],
  [
    'a sparse index is not used where the missing count',
    [{ _id: 1 }, { _id: 2, a: 1 }],
    async (c) => {
      await c.createIndex({ a: 1 }, { sparse: true });
      return [await c.find({ a: null }).toArray(), (await c.find().sort({ a: 1 }).toArray()).length];
    },
    [[{ _id: 1 }], 2],
  ],
];

testFacts('indexes and collections', catalog);
testFacts('finding through an index', throughIndex);
