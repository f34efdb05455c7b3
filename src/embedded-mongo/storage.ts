import { open } from 'lmdb';

/** A stretch of keys, `low` included, `high` not. */
export interface KeyRange {
  low: Buffer;
  high: Buffer;
}

/** A key with its value; both are copies and stay as they are. */
export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** Ordered durable bytes. Reads see the last commit; inside `transact` they see what was just written. */
export interface Storage {
  get(key: Buffer): Buffer | undefined;
  /** Only inside `transact`. */
  put(key: Buffer, value: Buffer): void;
  /** Only inside `transact`. */
  remove(key: Buffer): void;
  /** Entries of a range in order, after `after` if given. Do not hold it across an await: it pins a snapshot. */
  walk(range: KeyRange, reverse: boolean, after?: Buffer): Generator<Entry>;
  countKeys(range: KeyRange): number;
  /**
   * Run `work` in a write transaction; resolves with its result once it is flushed to disk. Several calls share one
   * flush. What `work` throws is thrown again after the flush; what it wrote before stays, so check first.
   */
  transact<T>(work: () => T): Promise<T>;
  close(): Promise<void>;
}

function neverRan(): never {
  throw new Error('the transaction did not run');
}

/**
 * LMDB with its stock durability (`overlappingSync: false`): an acknowledged write survives a crash and a power cut.
 */
export function openStorage(directory: string): Storage {
  const env = open<Buffer, Buffer>({
    path: directory,
    keyEncoding: 'binary',
    encoding: 'binary',
    overlappingSync: false,
    noSubdir: false,
    maxReaders: 64,
  });
  return {
    get: (key) => env.get(key),
    put: (key, value) => env.putSync(key, value),
    remove: (key) => void env.removeSync(key),
    walk: (range, reverse, after) => walk(env, range, reverse, after),
    countKeys: ({ low, high }) => env.getKeysCount({ start: low, end: high }),
    transact: async <T>(work: () => T): Promise<T> => {
      let settle: () => T = neverRan;
      // Braces and no returned value: lmdb would wait for a returned promise with the transaction open.
      await env.transaction(() => {
        try {
          const result = work();
          settle = () => result;
        } catch (error) {
          settle = () => {
            throw error;
          };
        }
      });
      return settle();
    },
    close: () => env.close(),
  };
}

function* walk(
  env: ReturnType<typeof open<Buffer, Buffer>>,
  { low, high }: KeyRange,
  reverse: boolean,
  after: Buffer | undefined,
): Generator<Entry> {
  for (const { key, value } of env.getRange({ start: after ?? (reverse ? high : low), reverse })) {
    if (after !== undefined && key.equals(after)) continue;
    if (reverse) {
      if (Buffer.compare(key, high) >= 0) continue;
      if (Buffer.compare(key, low) < 0) return;
    } else if (Buffer.compare(key, high) >= 0) return;
    yield { key, value };
  }
}
