import type { mongo } from 'mongoose';
import { AppError } from '../core/index.ts';
import { toBuffer } from './bytes.ts';
import type { Keyring } from './keyring.ts';
import { boundTo, openBytes, sealBytes, type Place } from './seal.ts';

/** Seals values as JSON under a key's id, and opens them again. */
export interface Vault {
  seal(key: string, place: Place, value: unknown): Promise<Buffer>;
  open<T>(key: string, place: Place, sealed: Uint8Array | mongo.Binary): Promise<T>;
  sealBytes(key: string, place: Place, bytes: Uint8Array): Promise<Buffer>;
  openBytes(key: string, place: Place, sealed: Uint8Array | mongo.Binary): Promise<Buffer>;
}

/** A vault that takes its keys from a keyring. */
export function createVault(keyring: Keyring): Vault {
  const vault: Vault = {
    seal: (key, place, value) => vault.sealBytes(key, place, Buffer.from(JSON.stringify(value))),
    async open<T>(key: string, place: Place, sealed: Uint8Array | mongo.Binary): Promise<T> {
      const plain = await vault.openBytes(key, place, sealed);
      // What opens is what we sealed at this place: no one without the key can have made it.
      return JSON.parse(plain.toString()) as T;
    },
    async sealBytes(key, place, bytes) {
      return sealBytes(await keyring.take(key), boundTo(place), bytes);
    },
    async openBytes(key, place, sealed) {
      const { key: opening, renewed } = await keyring.find(key);
      try {
        return openBytes(opening, boundTo(place), toBuffer(sealed));
      } catch (cause) {
        if (renewed) throw new AppError('store:key_destroyed', key, { cause });
        throw cause;
      }
    },
  };
  return vault;
}

/** Open a list of rows at once, leaving out those whose key was destroyed. */
export async function openEach<Row, Opened>(
  rows: Row[],
  open: (row: Row) => Promise<Opened>,
): Promise<Opened[]> {
  const opened = await Promise.all(rows.map((row) => open(row).catch(noneWhenDestroyed)));
  return opened.filter((one) => one !== undefined);
}

/** For a promise's `catch`: nothing when the key was destroyed, any other fault goes on. */
export function noneWhenDestroyed(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'store:key_destroyed') return undefined;
  throw error;
}
