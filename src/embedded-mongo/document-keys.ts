import type { Document, Value } from './bson-value.ts';
import { emptyArray, type KeyValue } from './key-encoding.ts';
import { MongoError } from './mongo-error.ts';

/** What a document contributes to an index or a sort over some paths: one tuple, or one for each array element. */
export interface DocumentKeys {
  tuples: KeyValue[][];
  /** An array was met, of whatever length. */
  isArray: boolean;
}

/**
 * Read the tuples of a document. Elements of one array are taken together (`a.b` and `a.c` of the same element);
 * two different arrays are refused as MongoDB does (171).
 */
export function readDocumentKeys(document: Document, paths: readonly (readonly string[])[]): DocumentKeys {
  const fields = paths.map((path) => descend(document, path));
  const array = fields.find((field) => field.array !== undefined)?.array;
  if (array === undefined) return { tuples: [fields.map((field) => field.value)], isArray: false };
  return { tuples: expand(fields, array), isArray: true };
}

interface Field {
  /** Set when the walk ended: at a value, or where the path leads nowhere. */
  value: KeyValue;
  /** Set when the walk stopped at an array, with the rest of the path. */
  array?: readonly Value[];
  rest?: readonly string[];
}

function descend(from: Value | undefined, path: readonly string[]): Field {
  let value = from;
  for (let index = 0; index < path.length; index++) {
    if (Array.isArray(value)) return { value: null, array: value, rest: path.slice(index) };
    if (!(value instanceof Map)) return { value: undefined };
    value = value.get(path[index] ?? '');
  }
  return Array.isArray(value) ? { value: null, array: value, rest: [] } : { value };
}

function expand(fields: readonly Field[], array: readonly Value[]): KeyValue[][] {
  const other = fields.some((field) => field.array !== undefined && field.array !== array);
  if (other) throw new MongoError(171, 'cannot index parallel arrays');
  if (array.length === 0) return [fields.map((field) => ofEmpty(field))];
  return array.flatMap((element) => {
    const inner = fields.map((field) => ofElement(field, element));
    const deeper = inner.find((field) => field.array !== undefined)?.array;
    return deeper === undefined ? [inner.map((field) => field.value)] : expand(inner, deeper);
  });
}

function ofEmpty(field: Field): KeyValue {
  if (field.rest === undefined) return field.value;
  return field.rest.length === 0 ? emptyArray : null;
}

function ofElement(field: Field, element: Value): Field {
  if (field.rest === undefined) return { value: field.value };
  if (field.rest.length === 0) return { value: element };
  return element instanceof Map ? descend(element, field.rest) : { value: null };
}
