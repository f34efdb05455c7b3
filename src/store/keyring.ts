import { randomBytes } from 'node:crypto';
import { AppError } from '../core/index.ts';
import { createFlight } from './flight.ts';
import { toBuffer } from './bytes.ts';
import type { Models } from './models/index.ts';
import { optional } from './fields.ts';
import { boundTo, openBytes, sealBytes, type Place } from './seal.ts';
import { duplicatesOf } from './write-error.ts';

/** Data keys, one for each household, unbound contact, person or group; wrapped by the master key when stored. */
export interface Keyring {
  /** The key to seal with; made on first use. */
  take(id: string): Promise<Uint8Array>;
  /** The key to open with; `store:key_destroyed` after its destruction. */
  find(id: string): Promise<OpeningKey>;
  destroy(id: string): Promise<void>;
  /**
   * Destroy a key and put a fresh one in its place, in one write. `carry` is sealed under the fresh one in that same
   * write, for `findCarried`.
   */
  renew(id: string, carry?: { place: Place; plain: Uint8Array }): Promise<void>;
  /** What a renewal carried over and nobody has put in its place yet. */
  findCarried(id: string): Promise<Buffer | null>;
  dropCarried(id: string): Promise<void>;
  /** Throws `store:seal_broken` when the master key is not the one this database was begun with. */
  check(): Promise<void>;
}

/** `renewed`: what it does not open was sealed under the one before, and is erased. */
export interface OpeningKey {
  key: Uint8Array;
  renewed: boolean;
}

interface Request {
  id: string;
  make: boolean;
}
/** The wrapped key as stored; unwrapped by whoever asked, so that one damaged row fails nobody else. */
type Found = { wrapped: Buffer; renewed: boolean } | 'destroyed' | 'missing';

/** Unwrapped keys in memory: enough for every active contact. */
const capacity = 20_000;
/** How soon it is noticed that another process destroyed a key. */
const noticeMs = 30_000;
/** Clocks of two machines differ by less. */
const clockSkewMs = 5 * 60_000;
const checkId = '#master-key';

/** A keyring over the `keys` collection. */
export function createKeyring(keys: Models['keys'], wrapKey: Uint8Array): Keyring {
  const cache = new Map<string, OpeningKey>();
  let noticedAt = performance.now();
  let noticedUntil = new Date();

  function remember(id: string, key: OpeningKey): void {
    cache.delete(id);
    cache.set(id, key);
    const [oldest] = cache.keys();
    if (cache.size > capacity && oldest !== undefined) cache.delete(oldest);
  }

  /** Forget keys that were destroyed or renewed elsewhere since this was last looked at. */
  async function noticeChanges(): Promise<void> {
    if (performance.now() < noticedAt + noticeMs) return;
    noticedAt = performance.now();
    const now = new Date();
    const since = new Date(noticedUntil.getTime() - clockSkewMs);
    for (const { _id } of await keys.find({ changedAt: { $gte: since } }, { _id: 1 }).lean())
      cache.delete(_id);
    noticedUntil = now;
  }

  async function readAll(ids: string[]): Promise<Map<string, Found>> {
    const rows = await keys.find({ _id: { $in: ids } }).lean();
    return new Map(
      rows.map(({ _id, wrapped, renewed }): [string, Found] => [
        _id,
        wrapped === undefined ? 'destroyed' : { wrapped: toBuffer(wrapped), renewed: renewed === true },
      ]),
    );
  }

  /** Insert, and when somebody else was faster take theirs. */
  async function makeAll(ids: string[]): Promise<Map<string, Found>> {
    const made = ids.map((id) => ({ _id: id, wrapped: sealBytes(wrapKey, id, randomBytes(32)) }));
    const found = new Map<string, Found>(made.map(({ _id, wrapped }) => [_id, { wrapped, renewed: false }]));
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

  async function obtain(request: Request): Promise<OpeningKey> {
    await noticeChanges();
    const known = cache.get(request.id);
    if (known !== undefined) return known;
    const found = await look(request);
    if (found === 'destroyed') throw new AppError('store:key_destroyed', request.id);
    if (found === 'missing') throw new AppError('store:seal_broken', `no key ${request.id}`);
    const key = openBytes(wrapKey, request.id, found.wrapped);
    const opening = { key, renewed: found.renewed };
    remember(request.id, opening);
    return opening;
  }

  return {
    take: async (id) => (await obtain({ id, make: true })).key,
    find: (id) => obtain({ id, make: false }),
    async destroy(id) {
      // The row stays as a tombstone: a destroyed key is never made anew under the same id.
      await keys.updateOne(
        { _id: id },
        { $set: { destroyed: true, changedAt: new Date() }, $unset: { wrapped: '', carried: '' } },
        { upsert: true },
      );
      cache.delete(id);
    },
    async renew(id, carry) {
      const key = randomBytes(32);
      const carried = carry === undefined ? null : sealBytes(key, boundTo(carry.place), carry.plain);
      await keys.updateOne(
        { _id: id },
        {
          $set: {
            wrapped: sealBytes(wrapKey, id, key),
            renewed: true,
            changedAt: new Date(),
            ...optional('carried', carried),
          },
          $unset: { destroyed: '' },
        },
        { upsert: true },
      );
      cache.delete(id);
    },
    async findCarried(id) {
      const carried = (await keys.findOne({ _id: id }, { carried: 1 }).lean())?.carried;
      return carried === undefined ? null : toBuffer(carried);
    },
    async dropCarried(id) {
      await keys.updateOne({ _id: id }, { $unset: { carried: '' } });
    },
    async check() {
      await obtain({ id: checkId, make: true });
    },
  };
}
