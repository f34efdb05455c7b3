import type { KeyRange } from './storage.ts';

/** First byte of a key: what kind of entry it is. */
const kinds = { meta: 0, collection: 1, record: 2, index: 3 } as const;

/** Holds the next free id of collections and indexes; ids are never used twice. */
export const metaKey = Buffer.of(kinds.meta);

/** Catalog entries of all collections. */
export const catalogRange: KeyRange = {
  low: Buffer.of(kinds.collection),
  high: Buffer.of(kinds.collection + 1),
};

/** The place of a collection's catalog entry. */
export function catalogKey(collectionId: number): Buffer {
  return prefixOf(kinds.collection, collectionId);
}

/** A document's place: collection, then record id, so that records stand in the order of insertion. */
export function recordKey(collectionId: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(13);
  key[0] = kinds.record;
  key.writeUInt32BE(collectionId, 1);
  writeRecordId(key, recordId, 5);
  return key;
}

/** All documents of a collection. */
export function recordRange(collectionId: number): KeyRange {
  return { low: prefixOf(kinds.record, collectionId), high: prefixOf(kinds.record, collectionId + 1) };
}

/** The record id at the end of a record's key. */
export function recordIdOfKey(key: Buffer): number {
  return readRecordId(key, 5);
}

/** What the keys of an index begin with. */
export function indexPrefix(indexId: number): Buffer {
  return prefixOf(kinds.index, indexId);
}

/** All entries of an index. */
export function indexRange(indexId: number): KeyRange {
  return { low: indexPrefix(indexId), high: indexPrefix(indexId + 1) };
}

/** An index entry's value. */
export function encodeRecordId(recordId: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  writeRecordId(bytes, recordId, 0);
  return bytes;
}

/** Read a record id back from an index entry's value. */
export function readRecordId(bytes: Buffer, at = 0): number {
  return bytes.readUInt32BE(at) * 0x1_0000_0000 + bytes.readUInt32BE(at + 4);
}

function writeRecordId(bytes: Buffer, recordId: number, at: number): void {
  bytes.writeUInt32BE(Math.floor(recordId / 0x1_0000_0000), at);
  bytes.writeUInt32BE(recordId >>> 0, at + 4);
}

function prefixOf(kind: number, id: number): Buffer {
  const key = Buffer.allocUnsafe(5);
  key[0] = kind;
  key.writeUInt32BE(id, 1);
  return key;
}
