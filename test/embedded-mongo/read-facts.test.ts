import { mongo } from 'mongoose';
import { refused, testFacts, type Any, type Fact } from './fact.ts';

const { Binary, Long, MaxKey, MinKey, ObjectId, Timestamp } = mongo;
type Run = (collection: Any) => Promise<unknown>;

const idsBy =
  (sort: mongo.Sort, filter: mongo.Document = {}): Run =>
  async (c) =>
    (await c.find(filter, { sort }).toArray()).map(({ _id }) => _id as unknown);

const projected =
  (projection: mongo.Document): Run =>
  (c) =>
    c.findOne({}, { projection });

const instant = new Date('2026-01-01T00:00:00Z');
/** One value of each type, in MongoDB's order; ids are places in it. */
const allTypes = [
  new MinKey(),
  null,
  -1.5,
  7,
  'a',
  'b',
  { x: 1 },
  new Binary(Buffer.from('z')),
  new ObjectId('64b000000000000000000001'),
  false,
  true,
  instant,
  new Timestamp({ t: 1, i: 1 }),
  new MaxKey(),
].map((a, _id) => ({ _id, a }));

const sorts: Fact[] = [
  [
    'all types stand in MongoDB’s order',
    allTypes.toReversed(),
    idsBy({ a: 1 }),
    allTypes.map(({ _id }) => _id),
  ],
  ['and in reverse', allTypes, idsBy({ a: -1 }), allTypes.map(({ _id }) => _id).toReversed()],
  [
    'two fields, two directions',
    [
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 0, b: 5 },
    ],
    idsBy({ a: 1, b: -1 }),
    [3, 2, 1],
  ],
  ['missing sorts with null, before numbers', [{ _id: 1, a: 0 }, { _id: 2 }], idsBy({ a: 1 }), [2, 1]],
  [
    'an array sorts by its least element',
    [
      { _id: 1, a: [5, 1] },
      { _id: 2, a: [3] },
    ],
    idsBy({ a: 1 }),
    [1, 2],
  ],
  [
    'and downwards by its greatest',
    [
      { _id: 1, a: [5, 1] },
      { _id: 2, a: [3] },
    ],
    idsBy({ a: -1 }),
    [1, 2],
  ],
  [
    'an empty array sorts before null',
    [
      { _id: 1, a: null },
      { _id: 2, a: [] },
    ],
    idsBy({ a: 1 }),
    [2, 1],
  ],
  [
    'a path through an array',
    [
      { _id: 1, a: [{ b: 9 }, { b: 2 }] },
      { _id: 2, a: { b: 5 } },
    ],
    idsBy({ 'a.b': 1 }),
    [1, 2],
  ],
  [
    'longs and doubles together',
    [
      { _id: 1, a: Long.fromNumber(3) },
      { _id: 2, a: 2.5 },
      { _id: 3, a: 4 },
    ],
    idsBy({ a: 1 }),
    [2, 1, 3],
  ],
  [
    'a sort direction of 2 is refused',
    [{ a: 1 }],
    (c) => c.db.command({ find: c.collectionName, sort: { a: 2 } }),
    refused(15975),
  ],
];

const ten = Array.from({ length: 10 }, (_, _id) => ({ _id }));
const idsOf = async (cursor: mongo.FindCursor<mongo.WithId<mongo.Document>>): Promise<unknown[]> =>
  (await cursor.toArray()).map(({ _id }) => _id as unknown);

const pages: Fact[] = [
  ['limit', ten, (c) => idsOf(c.find().sort({ _id: 1 }).limit(3)), [0, 1, 2]],
  ['skip', ten, (c) => idsOf(c.find().sort({ _id: 1 }).skip(7)), [7, 8, 9]],
  ['skip and limit', ten, (c) => idsOf(c.find().sort({ _id: -1 }).skip(2).limit(2)), [7, 6]],
  ['skip beyond the end', ten, (c) => idsOf(c.find().skip(20)), []],
  [
    'skip and limit without an index',
    ten.map(({ _id }) => ({ _id, a: -_id })),
    (c) => idsOf(c.find().sort({ a: 1 }).skip(2).limit(2)),
    [7, 6],
  ],
  [
    'small batches give everything once',
    ten,
    (c) => idsOf(c.find({}, { batchSize: 2 }).sort({ _id: 1 })),
    ten.map(({ _id }) => _id),
  ],
  [
    'small batches of a sort in memory',
    ten.map(({ _id }) => ({ _id, a: -_id })),
    (c) => idsOf(c.find({}, { batchSize: 3 }).sort({ a: 1 })),
    ten.map(({ _id }) => _id).toReversed(),
  ],
  [
    'a limit over several batches',
    ten,
    (c) => idsOf(c.find({}, { batchSize: 2 }).sort({ _id: 1 }).limit(5)),
    [0, 1, 2, 3, 4],
  ],
  [
    'singleBatch ends after one',
    ten,
    (c) => idsOf(c.find({}, { batchSize: 4, singleBatch: true }).sort({ _id: 1 })),
    [0, 1, 2, 3],
  ],
  [
    'documents come in the order of insertion',
    [{ _id: 3 }, { _id: 1 }, { _id: 2 }],
    (c) => idsOf(c.find({}, { hint: { $natural: 1 } })),
    [3, 1, 2],
  ],
  [
    'and backwards',
    [{ _id: 3 }, { _id: 1 }, { _id: 2 }],
    (c) => idsOf(c.find({}, { hint: { $natural: -1 } })),
    [2, 1, 3],
  ],
  ['a negative skip is refused', ten, (c) => c.find({}, { skip: -1 }).toArray(), refused(51024)],
  ['a hint of no index is refused', ten, (c) => c.find({}, { hint: 'x_1' }).toArray(), refused(2)],
  ['the estimated count', ten, (c) => c.estimatedDocumentCount(), 10],
  ['count with a query', ten, async (c) => countOf(c, { query: { _id: { $gte: 4 } } }), 6],
  ['count with skip and limit', ten, async (c) => countOf(c, { query: {}, skip: 3, limit: 5 }), 5],
  ['count of no collection', [], (c) => c.estimatedDocumentCount(), 0],
  ['find in no collection', [], (c) => c.find().toArray(), []],
  [
    'a killed cursor is gone',
    ten,
    async (c) => {
      const cursor = c.find({}, { batchSize: 2 });
      await cursor.next();
      const { id } = cursor;
      await cursor.close();
      return c.db.command({ getMore: id, collection: c.collectionName });
    },
    refused(43),
  ],
];

async function countOf(c: Any, options: mongo.Document): Promise<unknown> {
  const answer = await c.db.command({ count: c.collectionName, ...options });
  return answer['n'] as unknown;
}

const doc = { _id: 1, a: 1, b: { x: 1, y: 2 }, c: [{ x: 1, y: 2 }, 5, { y: 3 }] };
const projections: Fact[] = [
  ['inclusion, with _id', [doc], projected({ a: 1 }), { _id: 1, a: 1 }],
  ['inclusion without _id', [doc], projected({ a: 1, _id: 0 }), { a: 1 }],
  ['exclusion', [doc], projected({ b: 0, c: 0 }), { _id: 1, a: 1 }],
  ['exclusion of _id', [doc], projected({ _id: 0, b: 0, c: 0 }), { a: 1 }],
  ['only _id', [doc], projected({ _id: 1 }), { _id: 1 }],
  ['inclusion of a path', [doc], projected({ 'b.x': 1 }), { _id: 1, b: { x: 1 } }],
  ['inclusion as a document', [doc], projected({ b: { x: 1 } }), { _id: 1, b: { x: 1 } }],
  [
    'inclusion through an array keeps documents only',
    [doc],
    projected({ 'c.x': 1 }),
    { _id: 1, c: [{ x: 1 }, {}] },
  ],
  [
    'exclusion through an array keeps scalars',
    [doc],
    projected({ a: 0, b: 0, 'c.x': 0 }),
    { _id: 1, c: [{ y: 2 }, 5, { y: 3 }] },
  ],
  ['inclusion of what is missing', [doc], projected({ zz: 1 }), { _id: 1 }],
  ['true and false', [doc], projected({ a: true, _id: false }), { a: 1 }],
  ['inclusion in an exclusion is refused', [doc], projected({ a: 0, b: 1 }), refused(31253)],
  ['exclusion in an inclusion is refused', [doc], projected({ a: 1, b: 0 }), refused(31254)],
  ['a path inside another is refused', [doc], projected({ b: 1, 'b.x': 1 }), refused(31249)],
  ['a path around another is refused', [doc], projected({ 'b.x': 1, b: 1 }), refused(31250)],
];

testFacts('sorts', sorts);
testFacts('limits and cursors', pages);
testFacts('projections', projections);
