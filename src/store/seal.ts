import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../core/index.ts';

/** Layout of a sealed value: version (1) | iv (12) | tag (16) | ciphertext. */
const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + ivBytes + tagBytes;

/** Where a sealed value belongs; moved to another record or field it no longer opens. */
export interface Place {
  record: string;
  field: string;
}

/** The additional data a seal is bound to. */
export function boundTo({ record, field }: Place): string {
  return `${record}|${field}`;
}

/** Seal bytes with AES-256-GCM under a 32-byte key, bound to `aad`. */
export function sealBytes(key: Uint8Array, aad: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(aad));
  const body = cipher.update(plain);
  const rest = cipher.final();
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body, rest]);
}

/** Open what `sealBytes` made; `store:seal_broken` when key, place or bytes are not the ones it was made with. */
export function openBytes(key: Uint8Array, aad: string, sealed: Uint8Array): Buffer {
  if (sealed.length < headBytes || sealed[0] !== version) throw new AppError('store:seal_broken', aad);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(1 + ivBytes, headBytes));
  const body = decipher.update(sealed.subarray(headBytes));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch (cause) {
    throw new AppError('store:seal_broken', aad, { cause });
  }
}
