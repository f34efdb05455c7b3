import { randomBytes } from 'node:crypto';
import { AppError } from '../core/index.ts';
import { createFlight } from './flight.ts';
import { toBuffer } from './bytes.ts';
import type { Models } from './models/index.ts';
import { openBytes, sealBytes } from './seal.ts';
import { duplicatesOf } from './write-error.ts';

/** Data keys, one for each household, unbound contact, person or group; wrapped by the master key when stored. */
export interface Keyring {
  /** The key to seal with; made on first use. */
  take(id: string): Promise<Uint8Array>;
  /** The key to open with; `store:key_destroyed` after its destruction. */
  find(id: string): Promise<Uint8Array>;
  destroy(id: string): Promise<void>;
  /** Throws `store:seal_broken` when the master key is not the one this database was begun with. */
  check(): Promise<void>;
}

interface Request {
  id: string;
  make: boolean;
}
/** The wrapped key as stored; unwrapped by whoever asked, so that one damaged row fails nobody else. */
type Found = Buffer | 'destroyed' | 'missing';

/** Unwrapped keys in memory: enough for every active contact, and young enough to notice a destruction elsewhere. */
const capacity = 20_000;
const maxAgeMs = 10 * 60_000;
const checkId = '#master-key';

/** A keyring over the `keys` collection. */
export function createKeyring(keys: Models['keys'], wrapKey: Uint8Array): Keyring {
  const cache = new Map<string, { key: Uint8Array; until: number }>();

  function remember(id: string, key: Uint8Array): void {
    cache.delete(id);
    cache.set(id, { key, until: performance.now() + maxAgeMs });
    const [oldest] = cache.keys();
    if (cache.size > capacity && oldest !== undefined) cache.delete(oldest);
  }

  function remembered(id: string): Uint8Array | undefined {
    const entry = cache.get(id);
    return entry !== undefined && performance.now() < entry.until ? entry.key : undefined;
  }

  async function readAll(ids: string[]): Promise<Map<string, Found>> {
    const rows = await keys.find({ _id: { $in: ids } }).lean();
    return new Map(
      rows.map(({ _id, wrapped }) => [_id, wrapped === undefined ? 'destroyed' : toBuffer(wrapped)]),
    );
  }

  /** Insert, and when somebody else was faster take theirs. */
  async function makeAll(ids: string[]): Promise<Map<string, Found>> {
    const made = ids.map((id) => ({ _id: id, wrapped: sealBytes(wrapKey, id, randomBytes(32)) }));
    const found = new Map<string, Found>(made.map(({ _id, wrapped }) => [_id, wrapped]));
    try {
      await keys.insertMany(made, { ordered: false });
      return found;
    } catch (error) {
      const lost = duplicatesOf(error).flatMap((index) => ids[index] ?? []);
      return new Map([...found, ...(await readAll(lost))]);
    }
  }

  const look = createFlight<Request, Found>({
    keyOf: ({ id }) => id,
    maxItems: 500,
    async write(requests) {
      const found = await readAll(requests.map(({ id }) => id));
      const missing = requests.filter(({ id, make }) => make && !found.has(id)).map(({ id }) => id);
      const made = missing.length === 0 ? new Map<string, Found>() : await makeAll(missing);
      return requests.map(({ id }) => found.get(id) ?? made.get(id) ?? 'missing');
    },
  });

  async function obtain(request: Request): Promise<Uint8Array> {
    const known = remembered(request.id);
    if (known !== undefined) return known;
    const found = await look(request);
    if (found === 'destroyed') throw new AppError('store:key_destroyed', request.id);
    if (found === 'missing') throw new AppError('store:seal_broken', `no key ${request.id}`);
    const key = openBytes(wrapKey, request.id, found);
    remember(request.id, key);
    return key;
  }

  return {
    take: (id) => obtain({ id, make: true }),
    find: (id) => obtain({ id, make: false }),
    async destroy(id) {
      // The row stays as a tombstone: a destroyed key is never made anew under the same id.
      await keys.updateOne(
        { _id: id },
        { $set: { destroyed: true }, $unset: { wrapped: '' } },
        { upsert: true },
      );
      cache.delete(id);
    },
    async check() {
      await obtain({ id: checkId, make: true });
    },
  };
}
