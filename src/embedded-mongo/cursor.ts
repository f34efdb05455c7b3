import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeDocument } from './bson-decode.ts';
import { encodeDocument } from './bson-encode.ts';
import type { Collection } from './catalog.ts';
import { MongoError } from './mongo-error.ts';
import { choosePlan, type Plan } from './planner.ts';
import { project, type Projection } from './projection.ts';
import { resolveHint, type Query } from './query.ts';
import type { StoredRecord } from './record-writes.ts';
import { scan, type Position, type Step } from './scan.ts';
import { compareTuples, readSortKey } from './sort.ts';
import type { KeyValue } from './key-encoding.ts';
import type { Storage } from './storage.ts';

/** How long a read may keep everybody else waiting. */
const sliceMs = 5;
/** MongoDB's limit of a sort in memory. */
const maxSortBytes = 100 * 1024 * 1024;
/** A batch ends before its documents exceed this. */
const maxBatchBytes = 16 * 1024 * 1024;

/** Go on; stop after this document; stop before it, to begin with it next time. */
type Visit = 'next' | 'last' | 'refused';

/** What a cursor is to find and to answer. */
export interface CursorOptions {
  query: Query;
  projection: Projection | null;
  skip: number;
  /** 0 is no limit. */
  limit: number;
}

/** What a query did so far, for `explain`. */
export interface ScanCounts {
  keysExamined: number;
  docsExamined: number;
  returned: number;
}

/** A query that is answered batch by batch; between batches it holds a position and no snapshot. */
export interface Cursor {
  readonly collection: Collection;
  readonly plan: Plan;
  readonly counts: ScanCounts;
  /** Whether the documents are sorted in memory first. */
  readonly sortsInMemory: boolean;
  /** Next encoded documents; `deadline` (ms of `performance.now()`) throws MaxTimeMSExpired (50). */
  nextBatch(size: number, deadline: number): Promise<Buffer[]>;
  /** Whether nothing more will come. */
  isDone(): boolean;
}

/** Plan a query; nothing is read before the first batch. Throws BadValue (2) for a hint of no index. */
export function openCursor(storage: Storage, collection: Collection, options: CursorOptions): Cursor {
  const { query, projection, skip, limit } = options;
  const plan = choosePlan(collection, query.filter, query.sort, resolveHint(collection, query.hint));
  const sortsInMemory = query.sort.length > 0 && !(plan.ordered && plan.ranges.length === 1);
  const counts: ScanCounts = { keysExamined: 0, docsExamined: 0, returned: 0 };
  const seen = new Set<number>();
  let position: Position | null = null;
  let isDone = false;
  let toSkip = skip;
  let sorted: Buffer[] | null = null;

  function take(step: Step): StoredRecord | null {
    counts.keysExamined += plan.index === null ? 0 : 1;
    counts.docsExamined += step.examined ? 1 : 0;
    const { record } = step;
    if (record === null || plan.index?.multikey !== true) return record;
    if (seen.has(record.recordId)) return null;
    seen.add(record.recordId);
    return record;
  }

  /** Run the scan in slices until its end, or until `visit` stops it. */
  async function run(deadline: number, visit: (record: StoredRecord) => Visit): Promise<'end' | 'stopped'> {
    for (;;) {
      const until = performance.now() + sliceMs;
      let steps = 0;
      let isSliceOver = false;
      for (const step of scan(storage, collection, plan, query.filter, position)) {
        const record = take(step);
        const visited = record === null ? 'next' : visit(record);
        if (record !== null && visited === 'refused') {
          seen.delete(record.recordId);
          return 'stopped';
        }
        position = step.position;
        if (visited === 'last') return 'stopped';
        steps += 1;
        isSliceOver = steps % 32 === 0 && performance.now() > until;
        if (isSliceOver) break;
      }
      if (!isSliceOver) return 'end';
      await nextTurn();
      checkStillThere(deadline);
    }
  }

  function checkStillThere(deadline: number): void {
    if (collection.dropped) throw new MongoError(175, 'collection dropped while the query ran');
    if (performance.now() > deadline) throw new MongoError(50, 'operation exceeded time limit');
  }

  const isFull = (size: number): boolean => limit > 0 && size >= limit;

  function output({ bytes, document }: Pick<StoredRecord, 'bytes' | 'document'>): Buffer {
    return projection === null ? bytes : encodeDocument(project(document, projection));
  }

  async function collectSorted(deadline: number): Promise<Buffer[]> {
    const keep = limit > 0 ? skip + limit : Number.POSITIVE_INFINITY;
    let kept: { key: KeyValue[]; bytes: Buffer }[] = [];
    let keptBytes = 0;
    const prune = (): void => {
      kept.sort((a, b) => compareTuples(a.key, b.key, query.sort));
      kept = kept.slice(0, keep);
      keptBytes = kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
    };
    await run(deadline, ({ document, bytes }) => {
      kept.push({ key: readSortKey(document, query.sort), bytes });
      keptBytes += bytes.length;
      if (kept.length > keep * 2 + 1000) prune();
      if (keptBytes > maxSortBytes)
        throw new MongoError(292, `Sort exceeded memory limit of ${maxSortBytes} bytes`);
      return 'next';
    });
    prune();
    return kept.slice(skip).map(({ bytes }) => bytes);
  }

  async function nextSorted(size: number, deadline: number): Promise<Buffer[]> {
    sorted ??= await collectSorted(deadline);
    const batch: Buffer[] = [];
    let batchBytes = 0;
    for (const stored of sorted) {
      if (batch.length >= size || batchBytes + stored.length > maxBatchBytes) break;
      batchBytes += stored.length;
      batch.push(projection === null ? stored : output({ bytes: stored, document: decodeDocument(stored) }));
    }
    sorted = sorted.slice(batch.length);
    isDone = sorted.length === 0;
    return batch;
  }

  async function nextScanned(size: number, deadline: number): Promise<Buffer[]> {
    const batch: Buffer[] = [];
    let batchBytes = 0;
    const end = await run(deadline, (record) => {
      if (toSkip > 0) {
        toSkip -= 1;
        return 'next';
      }
      const bytes = output(record);
      if (batch.length > 0 && batchBytes + bytes.length > maxBatchBytes) return 'refused';
      batchBytes += bytes.length;
      batch.push(bytes);
      return batch.length >= size || isFull(counts.returned + batch.length) ? 'last' : 'next';
    });
    isDone = end === 'end' || isFull(counts.returned + batch.length);
    return batch;
  }

  return {
    collection,
    plan,
    counts,
    sortsInMemory,
    isDone: () => isDone,
    nextBatch: async (size, deadline) => {
      checkStillThere(deadline);
      if (size === 0) return [];
      const batch = await (sortsInMemory ? nextSorted(size, deadline) : nextScanned(size, deadline));
      counts.returned += batch.length;
      return batch;
    },
  };
}
