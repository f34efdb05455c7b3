import mongoose from 'mongoose';
import type { mongo } from 'mongoose';

/** Stored turns as they lie in the database. */
export type StoredTurn = mongo.Document & { _id: string; seq: number };

/** The official driver on the desk's database, with the service's write concern and nothing of the service. */
export interface Floor {
  /** One durable insert of a stored turn's bytes; milliseconds. */
  insert(turn: StoredTurn): Promise<number>;
  /** Turns as stored, in no order. */
  storedTurns(limit?: number): Promise<StoredTurn[]>;
  close(): Promise<void>;
}

export async function openFloor(uri: string): Promise<Floor> {
  const client = await mongoose.mongo.MongoClient.connect(uri, {
    writeConcern: { w: 'majority', journal: true },
  });
  const turns = client.db().collection<StoredTurn>('turns');
  const rows = client.db().collection<StoredTurn>('floor');
  let inserted = 0;
  return {
    async insert(turn) {
      inserted += 1;
      // Another id of the same length.
      const row = { ...turn, _id: String(inserted).padStart(turn._id.length, '0') };
      const began = performance.now();
      await rows.insertOne(row);
      return performance.now() - began;
    },
    storedTurns: (limit = 0) => turns.find().limit(limit).toArray(),
    close: () => client.close(),
  };
}
