import { mongo } from 'mongoose';
import { refused, testFacts, type Any, type Fact } from './fact.ts';

const { Double, Int32, Long } = mongo;
type Run = (collection: Any) => Promise<unknown>;
const upsertOf =
  (filter: mongo.Document, update: mongo.Document): Run =>
  async (c) => {
    await c.updateOne(filter, update, { upsert: true });
    return c.findOne({}, filter['_id'] === undefined ? { projection: { _id: 0 } } : {});
  };

const upserts: Fact[] = [
  [
    'an upsert begins with the equalities',
    [],
    upsertOf({ a: 1, b: { $eq: 2 }, c: { $gt: 3 } }, { $set: { d: 4 } }),
    { a: 1, b: 2, d: 4 },
  ],
  [
    'an upsert takes equalities out of $and',
    [],
    upsertOf({ $and: [{ a: 1 }, { b: 2 }] }, { $set: { d: 4 } }),
    { a: 1, b: 2, d: 4 },
  ],
  [
    'an upsert makes documents of paths',
    [],
    upsertOf({ 'a.b': 1 }, { $set: { d: 4 } }),
    { a: { b: 1 }, d: 4 },
  ],
  ['an upsert uses $setOnInsert', [], upsertOf({ a: 1 }, { $setOnInsert: { b: 1 } }), { a: 1, b: 1 }],
  [
    'an upsert applies $inc and $push',
    [],
    upsertOf({ a: 1 }, { $inc: { n: 2 }, $push: { l: 1 } }),
    { a: 1, l: [1], n: 2 },
  ],
  [
    'an upsert keeps the _id it was asked for',
    [],
    upsertOf({ _id: 7, a: 1 }, { $set: { b: 1 } }),
    { _id: 7, a: 1, b: 1 },
  ],
  [
    'an upsert that contradicts its _id is refused',
    [],
    upsertOf({ _id: 7 }, { $set: { _id: 8 } }),
    refused(66),
  ],
  [
    'an upsert with a path twice is refused',
    [],
    upsertOf({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }),
    refused(54),
  ],
  [
    'an upsert that conflicts with its filter is refused',
    [],
    upsertOf({ a: 1 }, { $set: { 'a.b': 1 } }),
    refused(28),
  ],
  [
    'a replacing upsert takes only _id from the filter',
    [],
    async (c) => {
      await c.replaceOne({ _id: 7 as never, a: 1 }, { b: 1 }, { upsert: true });
      return c.findOne();
    },
    { _id: 7, b: 1 },
  ],
  [
    'an upsert says the new _id',
    [],
    async (c) => (await c.updateOne({ _id: 7 as never }, { $set: { a: 1 } }, { upsert: true })).upsertedId,
    7,
  ],
  [
    'an upsert that finds something inserts nothing',
    [{ _id: 1, a: 1 }],
    async (c) => {
      const { upsertedId, matchedCount } = await c.updateOne({ a: 1 }, { $set: { b: 1 } }, { upsert: true });
      return { upsertedId, matchedCount };
    },
    { upsertedId: null, matchedCount: 1 },
  ],
];

const counted = async (done: Promise<mongo.UpdateResult>): Promise<[number, number]> => {
  const { matchedCount, modifiedCount } = await done;
  return [matchedCount, modifiedCount];
};
const three = [
  { _id: 1, a: 1 },
  { _id: 2, a: 1 },
  { _id: 3, a: 2 },
];

const statements: Fact[] = [
  ['updateOne changes one', three, (c) => counted(c.updateOne({ a: 1 }, { $set: { b: 1 } })), [1, 1]],
  ['updateMany changes all', three, (c) => counted(c.updateMany({ a: 1 }, { $set: { b: 1 } })), [2, 2]],
  [
    'updateMany of a field it searches by changes each once',
    three,
    (c) => counted(c.updateMany({ a: { $gte: 1 } }, { $inc: { a: 5 } })),
    [3, 3],
  ],
  [
    'an update to the same value is matched, not modified',
    three,
    (c) => counted(c.updateMany({ a: 1 }, { $set: { a: 1 } })),
    [2, 0],
  ],
  ['an update that finds nothing', three, (c) => counted(c.updateOne({ a: 9 }, { $set: { b: 1 } })), [0, 0]],
  [
    'a replacement keeps _id',
    [{ _id: 1, a: 1, b: 2 }],
    async (c) => {
      await c.replaceOne({ a: 1 }, { c: 3 });
      return c.findOne();
    },
    { _id: 1, c: 3 },
  ],
  [
    'a replacement with another _id is refused',
    three,
    (c) => c.replaceOne({ a: 2 }, { _id: 9 as never, c: 3 }),
    refused(66),
  ],
  ['deleteOne takes one', three, async (c) => (await c.deleteOne({ a: 1 })).deletedCount, 1],
  ['deleteMany takes all', three, async (c) => (await c.deleteMany({ a: 1 })).deletedCount, 2],
  ['deleteMany of nothing', three, async (c) => (await c.deleteMany({ a: 9 })).deletedCount, 0],
];

const modify: Fact[] = [
  [
    'findOneAndUpdate gives the document before',
    three,
    (c) => c.findOneAndUpdate({ _id: 3 as never }, { $inc: { a: 1 } }),
    { _id: 3, a: 2 },
  ],
  [
    'findOneAndUpdate gives the document after',
    three,
    (c) => c.findOneAndUpdate({ _id: 3 as never }, { $inc: { a: 1 } }, { returnDocument: 'after' }),
    { _id: 3, a: 3 },
  ],
  [
    'findOneAndUpdate takes the first by sort',
    three,
    (c) => c.findOneAndUpdate({}, { $inc: { a: 1 } }, { sort: { a: -1 } }),
    { _id: 3, a: 2 },
  ],
  [
    'findOneAndUpdate projects',
    three,
    (c) => c.findOneAndUpdate({ _id: 3 as never }, { $inc: { a: 1 } }, { projection: { _id: 0, a: 1 } }),
    { a: 2 },
  ],
  [
    'findOneAndUpdate of nothing gives null',
    three,
    (c) => c.findOneAndUpdate({ a: 9 }, { $inc: { a: 1 } }),
    null,
  ],
  [
    'findOneAndUpdate that inserts gives null before',
    [],
    (c) => c.findOneAndUpdate({ a: 9 }, { $inc: { n: 1 } }, { upsert: true }),
    null,
  ],
  [
    'findOneAndUpdate that inserts gives the document after',
    [],
    (c) =>
      c.findOneAndUpdate({ _id: 1 as never }, { $inc: { n: 1 } }, { upsert: true, returnDocument: 'after' }),
    { _id: 1, n: 1 },
  ],
  [
    'findOneAndReplace',
    three,
    (c) => c.findOneAndReplace({ _id: 3 as never }, { z: 1 }, { returnDocument: 'after' }),
    { _id: 3, z: 1 },
  ],
  [
    'findOneAndDelete gives what it took',
    three,
    (c) => c.findOneAndDelete({ a: 1 }, { sort: { _id: -1 } }),
    { _id: 2, a: 1 },
  ],
  [
    'the raw answer says what happened',
    three,
    async (c) =>
      (
        await c.findOneAndUpdate(
          { _id: 4 as never },
          { $set: { a: 1 } },
          { upsert: true, includeResultMetadata: true },
        )
      ).lastErrorObject,
    { n: 1, updatedExisting: false, upserted: 4 },
  ],
];

/** The BSON type number of each number after an operation, as the server stores it. */
const typesAfter =
  (update: mongo.Document): Run =>
  async (c) => {
    await c.updateOne({}, update);
    const stored = await c.findOne({}, { promoteValues: false, projection: { _id: 0 } });
    return Object.values(stored ?? {}).map((value: unknown) =>
      value instanceof Object ? value.constructor.name : typeof value,
    );
  };

const numbers: Fact[] = [
  [
    'each type of number comes back as it was',
    [{ a: new Int32(1), b: new Double(1), c: Long.fromNumber(1), d: 1.5 }],
    typesAfter({ $set: {} }),
    ['Int32', 'Double', 'Long', 'Double'],
  ],
  ['int plus int is int', [{ a: 1 }], typesAfter({ $inc: { a: 1 } }), ['Int32']],
  ['int plus int beyond 32 bits is long', [{ a: 2_147_483_647 }], typesAfter({ $inc: { a: 1 } }), ['Long']],
  ['int plus long is long', [{ a: 1 }], typesAfter({ $inc: { a: Long.fromNumber(1) } }), ['Long']],
  ['int plus double is double', [{ a: 1 }], typesAfter({ $inc: { a: new Double(1) } }), ['Double']],
  ['long plus double is double', [{ a: Long.fromNumber(1) }], typesAfter({ $inc: { a: 0.5 } }), ['Double']],
  [
    'a long beyond 2^53 is kept to the last digit',
    [{ a: Long.fromString('9007199254740993') }],
    async (c) => {
      await c.updateOne({}, { $inc: { a: 2 } });
      return String((await c.findOne({}, { promoteLongs: false }))?.['a']);
    },
    '9007199254740995',
  ],
];

testFacts('upserts', upserts);
testFacts('write statements', statements);
testFacts('find and modify', modify);
testFacts('types of numbers', numbers);
