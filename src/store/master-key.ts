import { createHmac, hkdfSync } from 'node:crypto';
import { plainName } from '../core/index.ts';

/** What the master key is used for; it is never used directly. */
export interface MasterKeys {
  /** Wraps data keys. */
  wrap: Uint8Array;
  /** Equality look-up of a sealed name without opening it: 16 bytes, the same for the same name and village. */
  blindIndex: (name: string, village: string) => Buffer;
  /** Signs a link of a journal's chain, in hex: who can only write to the database cannot make one that fits. */
  signLink: SignLink;
}

export type SignLink = (hash: string) => string;

const blindIndexBytes = 16;

/** Derive the working keys from the 32 bytes that are kept outside the database. */
export function deriveKeys(masterKey: Uint8Array): MasterKeys {
  if (masterKey.length !== 32) throw new RangeError('the master key has 32 bytes');
  const derive = (use: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), `shouwang:${use}:1`, 32));
  const index = derive('blind-index');
  const chain = derive('chain');
  return {
    wrap: derive('wrap'),
    signLink: (hash) => createHmac('sha256', chain).update(hash).digest('hex'),
    blindIndex(name, village) {
      const words = `${plainName(name)}|${village}`;
      return createHmac('sha256', index).update(words).digest().subarray(0, blindIndexBytes);
    },
  };
}
