import { decodeDocument } from './bson-decode.ts';
import type { Collection } from './catalog.ts';
import type { Filter } from './filter.ts';
import { matches } from './filter-match.ts';
import { readRecordId, recordIdOfKey, recordKey } from './key-space.ts';
import type { Plan } from './planner.ts';
import type { StoredRecord } from './record-writes.ts';
import type { Storage } from './storage.ts';

/** Where a scan stands; a new scan can go on from here after other work was let in. */
export interface Position {
  range: number;
  key: Buffer;
}

/** One examined entry: `record` is set when the document is there and matches. */
export interface Step {
  position: Position;
  record: StoredRecord | null;
  /** Whether a document was read at all. */
  examined: boolean;
}

/** Examine everything a plan leads to, in its order. Stop it (`return`) before any await. */
export function* scan(
  storage: Storage,
  collection: Collection,
  plan: Plan,
  filter: Filter,
  after: Position | null,
): Generator<Step> {
  const count = plan.ranges.length;
  for (let at = after?.range ?? 0; at < count; at++) {
    const range = plan.ranges[plan.reverse ? count - 1 - at : at];
    if (range === undefined) return;
    if (plan.exact) {
      const value = after?.range === at ? undefined : storage.get(range.low);
      if (value !== undefined) yield examine({ range: at, key: range.low }, readRecordId(value));
      continue;
    }
    for (const { key, value } of storage.walk(
      range,
      plan.reverse,
      after?.range === at ? after.key : undefined,
    )) {
      const position = { range: at, key };
      yield plan.index === null
        ? judge(position, recordIdOfKey(key), value)
        : examine(position, readRecordId(value));
    }
  }

  function examine(position: Position, recordId: number): Step {
    const bytes = storage.get(recordKey(collection.id, recordId));
    return bytes === undefined
      ? { position, record: null, examined: false }
      : judge(position, recordId, bytes);
  }

  function judge(position: Position, recordId: number, bytes: Buffer): Step {
    const document = decodeDocument(bytes);
    const record = matches(filter, document) ? { recordId, document, bytes } : null;
    return { position, record, examined: true };
  }
}
