import mongoose, { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabaseUri } from '../support/database.ts';

/** What the unmodified driver and mongoose do with any MongoDB. */
const uri = freshDatabaseUri();
const client = new mongo.MongoClient(uri);
const db = client.db();
beforeAll(async () => {
  await client.connect();
});
afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

test('50 upserts at once make one document', async () => {
  const collection = db.collection('upserts');
  const work = Array.from({ length: 50 }, () =>
    collection.updateOne({ _id: 'one' as never }, { $inc: { n: 1 } }, { upsert: true }),
  );
  await Promise.all(work);
  expect(await collection.find().toArray()).toEqual([{ _id: 'one', n: 50 }]);
});

test('of 50 inserts of one unique value one wins', async () => {
  const collection = db.collection('race');
  await collection.createIndex({ key: 1 }, { unique: true });
  const inserts = await Promise.allSettled(
    Array.from({ length: 50 }, () => collection.insertOne({ key: 1 })),
  );
  expect(inserts.filter(({ status }) => status === 'fulfilled').length).toBe(1);
});

test('every client reads what it was told is written', async () => {
  const collection = db.collection('own');
  await collection.createIndex({ key: 1 });
  const work = async (_: unknown, at: number): Promise<void> => {
    for (let turn = 0; turn < 25; turn++) {
      const key = `${at}-${turn}`;
      await collection.insertOne({ key, n: 0 });
      await collection.updateOne({ key }, { $inc: { n: 1 } });
      expect((await collection.findOne({ key }))?.['n']).toBe(1);
    }
  };
  await Promise.all(Array.from({ length: 20 }, work));
});

test('GridFS keeps a file in chunks and gives it back', async () => {
  const bucket = new mongo.GridFSBucket(db, { chunkSizeBytes: 10_000 });
  const bytes = randomBytes(123_456);
  const upload = bucket.openUploadStream('photo.jpg', { metadata: { mime: 'image/jpeg' } });
  upload.end(bytes);
  await new Promise((resolve, reject) => upload.once('finish', resolve).once('error', reject));
  const parts: Buffer[] = [];
  for await (const part of bucket.openDownloadStream(upload.id)) parts.push(part as Buffer);
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  const [file] = await bucket.find({ filename: 'photo.jpg' }).toArray();
  expect(file).toMatchObject({ length: 123_456, chunkSize: 10_000, metadata: { mime: 'image/jpeg' } });
  await bucket.delete(upload.id);
  expect(await db.collection('fs.chunks').estimatedDocumentCount()).toBe(0);
});

test('explain tells an index from a scan, and what was examined', async () => {
  const collection = db.collection('explained');
  await collection.createIndex({ state: 1, at: 1 });
  await collection.insertMany(Array.from({ length: 100 }, (_, at) => ({ state: at % 2, at })));
  const due = await collection
    .find({ state: 1, at: { $lte: 20 } })
    .sort({ at: 1 })
    .explain('executionStats');
  expect(JSON.stringify(due['queryPlanner'].winningPlan)).toContain('"stage":"IXSCAN"');
  expect(JSON.stringify(due['queryPlanner'].winningPlan)).not.toContain('"stage":"SORT"');
  expect(due['executionStats']).toMatchObject({ nReturned: 10, totalDocsExamined: 10 });
  const scan = await collection.find({ at: 20 }).explain('executionStats');
  expect(JSON.stringify(scan['queryPlanner'].winningPlan)).toContain('"stage":"COLLSCAN"');
  expect(scan['executionStats']).toMatchObject({
    nReturned: 1,
    totalKeysExamined: 0,
    totalDocsExamined: 100,
  });
});

test('a ping is answered while a scan runs', async () => {
  const collection = db.collection('scanned');
  const pad = 'x'.repeat(200);
  for (let at = 0; at < 5; at++)
    await collection.insertMany(Array.from({ length: 10_000 }, (_, n) => ({ n, pad })));
  const state = { isScanning: true };
  const scan = collection.find({ none: 1 }).toArray();
  void scan.finally(() => {
    state.isScanning = false;
  });
  const waits: number[] = [];
  while (state.isScanning) {
    const start = performance.now();
    await db.command({ ping: 1 });
    waits.push(performance.now() - start);
  }
  await scan;
  expect(waits.length).toBeGreaterThan(3);
});

test('names that mean something to JavaScript are names', async () => {
  const collection = db.collection('names');
  const names = JSON.parse(
    '{"_id": 1, "__proto__": {"x": 1}, "constructor": 2, "_bsontype": "Long", "hasOwnProperty": 3}',
  ) as mongo.Document;
  await db.command({
    insert: 'names',
    documents: [new Map(Object.entries(names).filter(([name]) => name !== '_bsontype'))],
  });
  await collection.updateOne({ constructor: 2 }, { $set: { ['__proto__.y']: 2 } });
  const found = await collection.findOne({ ['__proto__.x']: 1 });
  expect(Object.getOwnPropertyDescriptor(found, '__proto__')?.value).toEqual({ x: 1, y: 2 });
  expect(({} as Record<string, unknown>)['y']).toBeUndefined();
});

test('mongoose: models, unique indexes, casting, lean reads and bulk writes', async () => {
  const connection = await mongoose.createConnection(uri).asPromise();
  const schema = new mongoose.Schema(
    { name: { type: String, unique: true }, due: Date, tags: [String], sub: { n: Number } },
    { timestamps: true },
  );
  const Row = connection.model('Row', schema);
  await Row.init();
  await Row.insertMany([
    { name: 'a', due: '2026-01-02', tags: ['x'] },
    { name: 'b', sub: { n: 1 } },
  ]);
  await expect(Row.insertMany([{ name: 'a' }])).rejects.toMatchObject({ code: 11000 });
  await Row.bulkWrite([
    { updateOne: { filter: { name: 'b' }, update: { $set: { 'sub.n': 2 }, $addToSet: { tags: 'y' } } } },
    { updateOne: { filter: { name: 'c' }, update: { $setOnInsert: { tags: [] } }, upsert: true } },
  ]);
  const rows = await Row.find({ due: { $not: { $gt: new Date('2026-01-02') } } })
    .sort({ name: 1 })
    .lean();
  expect(rows.map(({ name, tags, sub }) => [name, tags, sub?.n])).toEqual([
    ['a', ['x'], undefined],
    ['b', ['y'], 2],
    ['c', [], undefined],
  ]);
  const taken = await Row.findOneAndUpdate(
    { due: { $lte: new Date() } },
    { $unset: { due: 1 } },
    { sort: { due: 1 } },
  ).lean();
  expect(taken?.name).toBe('a');
  await connection.close();
});
