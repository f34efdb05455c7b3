import { typeNameOf, type Document, type Value } from './bson-value.ts';
import { arrayIndexOf } from './filter-match.ts';
import { MongoError } from './mongo-error.ts';

/** As MongoDB: an update may lengthen an array by at most so many nulls. */
const maxPadding = 1_500_000;

/** The place in a document that a path names. */
export interface Slot {
  get(): Value | undefined;
  set(value: Value): void;
  /** Take a field away; an array element becomes null. */
  remove(): void;
}

/**
 * Find the place. With `create`, documents missing on the way are made, and a scalar or a name inside an array is
 * refused (PathNotViable, 28); without it, a place that is not there is undefined.
 */
export function findSlot(root: Document, path: readonly string[], create: boolean): Slot | undefined {
  let container: Document | Value[] = root;
  for (const [index, part] of path.entries()) {
    const slot = slotIn(container, part, create);
    if (slot === undefined || index === path.length - 1) return slot;
    let next = slot.get();
    if (next === undefined && create) {
      next = new Map();
      slot.set(next);
    }
    if (!(next instanceof Map) && !Array.isArray(next)) {
      if (!create || next === undefined) return undefined;
      throw notViable(path[index + 1] ?? '', part, next);
    }
    container = next;
  }
  return undefined;
}

function notViable(name: string, parent: string, value: Value): MongoError {
  return new MongoError(28, `Cannot create field '${name}' in element {${parent}: <${typeNameOf(value)}>}`);
}

function slotIn(container: Document | Value[], part: string, create: boolean): Slot | undefined {
  if (container instanceof Map) {
    return {
      get: () => container.get(part),
      set: (value) => void container.set(part, value),
      remove: () => void container.delete(part),
    };
  }
  const position = arrayIndexOf(part);
  if (position !== undefined) return elementSlot(container, position);
  if (create) throw notViable(part, 'array', container);
  return undefined;
}

function elementSlot(array: Value[], position: number): Slot {
  return {
    get: () => array[position],
    set: (value) => {
      if (position - array.length > maxPadding)
        throw new MongoError(2, `can't backfill more than ${maxPadding} elements`);
      while (array.length < position) array.push(null);
      array[position] = value;
    },
    remove: () => {
      if (position < array.length) array[position] = null;
    },
  };
}
