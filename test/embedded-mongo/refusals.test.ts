import { mongo } from 'mongoose';
import { describe, expect, inject, test } from 'vitest';
import { supported } from '../../src/embedded-mongo/index.ts';
import { refused, testFacts, type Any, type Fact } from './fact.ts';

/** A real MongoDB does answer these; here they show that what we do not have is refused and never passed over. */
const isOurs = (process.env['MONGODB_URI'] ?? '') === '' && process.env['MONGOD'] !== 'real';

type Run = (collection: Any) => Promise<unknown>;
const row = (name: string, operation: Run, code: number): Fact => [
  name,
  [{ _id: 1, a: [1] }],
  operation,
  refused(code),
];

const commands: Fact[] = [
  row('aggregate', (c) => c.aggregate([]).toArray(), 59),
  row('distinct', (c) => c.distinct('a'), 59),
  row('countDocuments, which is a pipeline', (c) => c.countDocuments(), 59),
  row('change streams, which are a pipeline', (c) => c.watch().next(), 59),
  row('renameCollection', (c) => c.rename('other'), 59),
  row('a command named like a property of objects', (c) => c.db.command({ constructor: 1 }), 59),
  row('explain of anything but find', (c) => c.db.command({ explain: { count: c.collectionName } }), 59),
  row('a field no command has', (c) => c.db.command({ find: c.collectionName, foo: 1 }), 40415),
  row('collation', (c) => c.find({}, { collation: { locale: 'zh' } }).toArray(), 40415),
  row('arrayFilters', (c) => c.updateOne({}, { $set: { 'a.$[x]': 1 } }, { arrayFilters: [{ x: 1 }] }), 40415),
  row('tailable cursors', (c) => c.find({}, { tailable: true }).toArray(), 40415),
  row('capped collections', (c) => c.db.createCollection('x', { capped: true, size: 1000 }), 40415),
  row(
    'transactions',
    (c) =>
      c.db.command({
        find: c.collectionName,
        txnNumber: mongo.Long.fromNumber(1),
        startTransaction: true,
        autocommit: false,
      }),
    20,
  ),
  row(
    'a snapshot read concern',
    (c) => c.db.command({ find: c.collectionName, readConcern: { level: 'snapshot' } }),
    72,
  ),
  row('more copies than there are', (c) => c.insertOne({ x: 1 }, { writeConcern: { w: 2 } }), 2),
];

const operators: Fact[] = [
  ...['$regex', '$size', '$all', '$type', '$mod', '$near', '$geoWithin', '$bitsAllSet', '$options'].map(
    (name) => row(name, (c) => c.find({ a: { [name]: 1 } }).toArray(), 2),
  ),
  ...['$expr', '$where', '$text', '$jsonSchema', '$comment'].map((name) =>
    row(name, (c) => c.find({ [name]: {} }).toArray(), 2),
  ),
  row('a regular expression as a value', (c) => c.find({ a: /x/ }).toArray(), 2),
  row('a regular expression in $in', (c) => c.find({ a: { $in: [/x/] } }).toArray(), 2),
  row('a range to MaxKey', (c) => c.find({ a: { $lt: new mongo.MaxKey() } }).toArray(), 2),
  row('comparing a Decimal128', (c) => c.find({ _id: mongo.Decimal128.fromString('1') }).toArray(), 2),
  ...['$mul', '$rename', '$currentDate', '$bit', '$pop', '$pullAll'].map((name) =>
    row(name, (c) => c.updateOne({}, { [name]: { a: 1 } }), 9),
  ),
  row('$push with $slice', (c) => c.updateOne({}, { $push: { a: { $each: [1], $slice: 2 } as never } }), 2),
  row('the positional operators', (c) => c.updateMany({}, { $set: { 'a.$[]': 1 } }), 2),
  row('pipelines as updates', (c) => c.updateOne({}, [{ $set: { a: 1 } }]), 9),
  row('$slice in a projection', (c) => c.find({}, { projection: { a: { $slice: 1 } } }).toArray(), 168),
  row('a computed projection', (c) => c.find({}, { projection: { a: '$b' } }).toArray(), 168),
];

const indexes: Fact[] = [
  row('TTL', (c) => c.createIndex({ a: 1 }, { expireAfterSeconds: 5 }), 197),
  row('text', (c) => c.createIndex({ a: 'text' }), 67),
  row('hashed', (c) => c.createIndex({ a: 'hashed' }), 67),
  row('wildcard', (c) => c.createIndex({ '$**': 1 }), 67),
  row('places of arrays', (c) => c.createIndex({ 'a.0': 1 }), 67),
  row('collation', (c) => c.createIndex({ a: 1 }, { collation: { locale: 'zh' } }), 197),
  row(
    'a key that LMDB cannot hold',
    async (c) => {
      await c.createIndex({ a: 1 });
      return c.insertOne({ a: 'x'.repeat(2000) });
    },
    17280,
  ),
];

describe.skipIf(!isOurs)('what the embedded server refuses', () => {
  testFacts('commands', commands);
  testFacts('operators', operators);
  testFacts('indexes', indexes);

  test('every command of the list is answered', async () => {
    const client = await mongo.MongoClient.connect(inject('mongoUri'));
    for (const name of Object.keys(supported.commands)) {
      const error: unknown = await client
        .db('listed')
        .command({ [name]: 1 })
        .catch((thrown: unknown) => thrown);
      expect(error instanceof mongo.MongoServerError ? error.code : 0, name).not.toBe(59);
    }
    await client.close();
  });
});
