import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { readLock, startEmbeddedMongo } from './embedded-mongo/index.ts';

/** A MongoDB to work on, and how to let go of it. */
export interface StoreLocation {
  uri: string;
  /** Whether we run the server ourselves. */
  embedded: boolean;
  stop(): Promise<void>;
}

/** The configured MongoDB, else the embedded one: ours to start, or already running in another process of ours. */
export async function locateStore(config: Config, { share }: { share: boolean }): Promise<StoreLocation> {
  if (config.MONGODB_URI !== undefined) {
    return { uri: config.MONGODB_URI, embedded: false, stop: async () => {} };
  }
  const directory = path.resolve(config.SHOUWANG_DATA, 'db');
  const running = share ? await readLock(directory) : null;
  if (running !== null) return { uri: running.uri, embedded: true, stop: async () => {} };
  const server = await startEmbeddedMongo({ directory });
  return { uri: server.uri, embedded: true, stop: () => server.stop() };
}

/** The master key: from the environment, else from a file beside the database that only its owner can read. */
export async function readMasterKey(config: Config): Promise<Uint8Array> {
  if (config.SHOUWANG_MASTER_KEY !== undefined) return Buffer.from(config.SHOUWANG_MASTER_KEY, 'base64');
  const file = path.resolve(config.SHOUWANG_DATA, 'master.key');
  try {
    return Buffer.from(await readFile(file, 'utf8'), 'base64');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  await writeFile(file, key.toString('base64'), { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return key;
}
