import { randomBytes } from 'node:crypto';
import type { Cursor } from './cursor.ts';
import { MongoError } from './mongo-error.ts';

/** As MongoDB: a cursor nobody asked for in ten minutes is closed. */
const idleMs = 600_000;

/** The open cursors, by the id the client knows. */
export interface CursorTable {
  add(cursor: Cursor, namespace: string, neverExpires: boolean): bigint;
  /** Throws CursorNotFound (43), or Unauthorized (13) for a cursor of another collection. */
  get(id: bigint, namespace: string): Cursor;
  remove(id: bigint): boolean;
  /** Close what has been idle too long. */
  expire(now: number): void;
}

interface Row {
  cursor: Cursor;
  namespace: string;
  /** In ms of `performance.now()`. */
  usedAt: number;
  neverExpires: boolean;
}

/** An empty table; one a server. */
export function createCursorTable(): CursorTable {
  const rows = new Map<bigint, Row>();
  return {
    add: (cursor, namespace, neverExpires) => {
      const id = (randomBytes(8).readBigUInt64LE() >> 1n) | 1n;
      rows.set(id, { cursor, namespace, usedAt: performance.now(), neverExpires });
      return id;
    },
    get: (id, namespace) => {
      const row = rows.get(id);
      if (row === undefined) throw new MongoError(43, `cursor id ${id} not found`);
      if (row.namespace !== namespace) {
        throw new MongoError(
          13,
          `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${row.namespace}`,
        );
      }
      row.usedAt = performance.now();
      return row.cursor;
    },
    remove: (id) => rows.delete(id),
    expire: (now) => {
      for (const [id, row] of rows) if (!row.neverExpires && now - row.usedAt > idleMs) rows.delete(id);
    },
  };
}
