import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import { onTestFinished } from 'vitest';
import { findOffList, openStore, type Store, type StoreCommand } from '../../../src/store/index.ts';
import { freshDatabaseUri } from '../../support/database.ts';

export const masterKey = new Uint8Array(createHash('sha256').update('test master key').digest());

export interface TestStore {
  store: Store;
  uri: string;
  /** The database itself, past all sealing. */
  raw: mongo.Db;
  commands: StoreCommand[];
  /** A second process on the same database. */
  reopen: (key?: Uint8Array) => Promise<Store>;
}

/** A prepared store on a database of its own; gone after the test. Anything off the written list fails the test. */
export async function openTestStore(): Promise<TestStore> {
  const uri = freshDatabaseUri();
  const commands: StoreCommand[] = [];
  const open = async (key: Uint8Array): Promise<Store> => {
    const store = await openStore({ uri, masterKey: key, onCommand: (command) => commands.push(command) });
    onTestFinished(() => store.close());
    return store;
  };
  const store = await open(masterKey);
  await store.prepare();
  const client = await mongo.MongoClient.connect(uri);
  onTestFinished(async () => {
    const off = commands.flatMap(findOffList);
    await client.db().dropDatabase();
    await client.close();
    if (off.length > 0) throw new Error(`off the list: ${[...new Set(off)].join(', ')}`);
  });
  return { store, uri, raw: client.db(), commands, reopen: (key = masterKey) => open(key) };
}
