import { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeDirectory, startServerProcess } from './server-process.ts';

/** Long form: KILL_ROUNDS=40. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 3);

/** Insert from several callers at once until the server dies; gives the ids that were acknowledged. */
async function insertUntilDead(uri: string, firstId: number): Promise<number[]> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 200, maxPoolSize: 8 });
  const collection = client.db('crash').collection<{ _id: number; city: number }>('rows');
  const acknowledged: number[] = [];
  let next = firstId;
  const caller = async (): Promise<void> => {
    for (;;) {
      const _id = next++;
      await collection.insertOne({ _id, city: _id % 7 });
      acknowledged.push(_id);
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, caller));
  await client.close();
  return acknowledged;
}

test(
  'an acknowledged insert survives kill -9, in the collection and in its index',
  { timeout: 300_000 },
  async () => {
    const { directory, remove } = makeDirectory();
    const acknowledged: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const server = await startServerProcess(directory);
      const client = await mongo.MongoClient.connect(server.uri);
      const collection = client.db('crash').collection<{ _id: number; city: number }>('rows');
      await collection.createIndex({ city: 1 });
      const stored = await collection.find({}, { hint: { $natural: 1 } }).toArray();
      const ids = new Set(stored.map(({ _id }) => _id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(await collection.estimatedDocumentCount()).toBe(stored.length);
      const byIndex = await collection.find({ city: { $gte: 0 } }, { hint: { city: 1 } }).toArray();
      expect(byIndex.length).toBe(stored.length);
      await client.close();
      const inserting = insertUntilDead(server.uri, round * 1_000_000);
      await pause(200 + 100 * round);
      await server.kill('SIGKILL');
      acknowledged.push(...(await inserting));
    }
    expect(acknowledged.length).toBeGreaterThan(rounds);
    console.log(`kill -9: ${rounds} rounds, ${acknowledged.length} acknowledged inserts, 0 lost`);
    remove();
  },
);
