import { mongo } from 'mongoose';

/** Stored bytes as a Buffer: lean reads hand over BSON's Binary, writes take Buffers. */
export function toBuffer(bytes: Uint8Array | mongo.Binary): Buffer {
  const plain = bytes instanceof mongo.Binary ? bytes.value() : bytes;
  return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
}
