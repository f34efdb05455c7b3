import { ObjectId } from 'bson';
import type { Document, Value } from './bson-value.ts';
import { equalValues } from './compare.ts';
import type { Filter } from './filter.ts';
import { MongoError } from './mongo-error.ts';
import type { Modification, Update } from './update.ts';
import { operators } from './update-operators.ts';
import { findSlot } from './update-slot.ts';

/**
 * Apply an update to a document that is ours to change, and give the result. `_id` cannot change (66).
 * `isInsert` is an upsert that found nothing: `$setOnInsert` counts.
 */
export function applyUpdate(document: Document, update: Update, isInsert: boolean): Document {
  const id = document.get('_id');
  const result =
    update.kind === 'replace' ? new Map(update.document) : modify(document, update.modifications, isInsert);
  const newId = result.get('_id');
  if (id === undefined) return result;
  if (newId !== undefined || update.kind === 'modify') checkSameId(id, newId, update.kind);
  return withIdFirst(result, id);
}

function checkSameId(id: Value, newId: Value | undefined, kind: Update['kind']): void {
  if (newId !== undefined && equalValues(id, newId)) return;
  throw new MongoError(
    66,
    kind === 'modify'
      ? "Performing an update on the path '_id' would modify the immutable field '_id'"
      : "After applying the update, the (immutable) field '_id' was found to have been altered",
  );
}

/** MongoDB keeps `_id` in front. */
export function withIdFirst(document: Document, id: Value): Document {
  const [first] = document.keys();
  if (first === '_id') return document.set('_id', id);
  const ordered: Document = new Map([['_id', id]]);
  for (const [name, value] of document) if (name !== '_id') ordered.set(name, value);
  return ordered;
}

/** The `_id` to insert under. An `_id` of null is an `_id`; only a missing one is made. */
export function idOf(document: Document): Value {
  return document.has('_id') ? (document.get('_id') ?? null) : new ObjectId();
}

function modify(document: Document, modifications: readonly Modification[], isInsert: boolean): Document {
  for (const modification of modifications) applyOne(document, modification, isInsert);
  return document;
}

function applyOne(document: Document, { op, path, value }: Modification, isInsert: boolean): void {
  if (op === '$setOnInsert' && !isInsert) return;
  const slot = findSlot(document, path, op !== '$unset' && op !== '$pull');
  if (slot === undefined) return;
  if (op === '$set' || op === '$setOnInsert') return slot.set(value);
  if (op === '$unset') return slot.remove();
  const changed = operators[op]?.(slot.get(), value, path.join('.'));
  if (changed !== undefined) slot.set(changed);
}

/**
 * The document an upsert begins with: the filter's equalities (only `_id` for a replacement). Throws
 * NotSingleValueField (54) when two of them name the same or nested paths.
 */
export function upsertBase(filter: Filter, update: Update): Document {
  const document: Document = new Map();
  const equalities = listEqualities(filter).filter(
    ({ path }) => update.kind === 'modify' || path[0] === '_id',
  );
  const seen: string[] = [];
  for (const { path, value } of equalities) {
    const name = path.join('.');
    if (
      seen.some((other) => other === name || other.startsWith(`${name}.`) || name.startsWith(`${other}.`))
    ) {
      throw new MongoError(54, `cannot infer query fields to set, path '${name}' is matched twice`);
    }
    seen.push(name);
    findSlot(document, path, true)?.set(value);
  }
  return document;
}

function listEqualities(filter: Filter): { path: string[]; value: Value }[] {
  if (filter.kind === 'and') return filter.filters.flatMap((part) => listEqualities(part));
  return filter.kind === 'compare' && filter.op === '$eq' ? [filter] : [];
}
