import { rankOf, ranks, type Value } from './bson-value.ts';
import { compareValues } from './compare.ts';
import type { Comparison, Filter } from './filter.ts';

/**
 * Whether a document (or, inside `$elemMatch`, an array element) matches. A path reaches through arrays to each
 * element that is a document, and by a number to the element in that place; a value that is an array is tried as
 * itself and element by element.
 */
export function matches(filter: Filter, root: Value): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((part) => matches(part, root));
    case 'or':
      return filter.filters.some((part) => matches(part, root));
    case 'not':
      return !matches(filter.filter, root);
    case 'exists':
      return reaches(root, filter.path, 0, false, (value) => value !== undefined);
    case 'compare':
      return reaches(root, filter.path, 0, true, (value) => satisfies(value, filter.op, filter.value));
    case 'in':
      return reaches(root, filter.path, 0, true, (value) =>
        filter.values.some((wanted) => satisfies(value, '$eq', wanted)),
      );
    default:
      return reaches(root, filter.path, 0, false, (value) => matchesElement(filter, value));
  }
}

function matchesElement(filter: Extract<Filter, { kind: 'elemMatch' }>, value: Value | undefined): boolean {
  if (!Array.isArray(value)) return false;
  return value.some((element) => {
    if (filter.of === 'values') return matches(filter.filter, element);
    // An array inside the array is a document with its places as names.
    const inner = Array.isArray(element) ? new Map(element.map((each, at) => [String(at), each])) : element;
    return inner instanceof Map && matches(filter.filter, inner);
  });
}

type Test = (value: Value | undefined) => boolean;

/**
 * Whether any value at the end of the path passes. Undefined stands for "missing" and is tested only where a
 * document or scalar has no such field: elements of an array that are no documents are passed over.
 */
function reaches(
  value: Value | undefined,
  path: readonly string[],
  index: number,
  elements: boolean,
  test: Test,
): boolean {
  const part = path[index];
  if (part === undefined) return testEnd(value, elements && path.length > 0, test);
  if (value instanceof Map) return reaches(value.get(part), path, index + 1, elements, test);
  if (!Array.isArray(value)) return test(undefined);
  const position = arrayIndexOf(part);
  if (position !== undefined && position < value.length) {
    if (reaches(value[position], path, index + 1, elements, test)) return true;
  }
  return value.some((element) => element instanceof Map && reaches(element, path, index, elements, test));
}

function testEnd(value: Value | undefined, elements: boolean, test: Test): boolean {
  if (elements && Array.isArray(value) && value.some((element) => test(element))) return true;
  return test(value);
}

/** `'3'` as 3; undefined for what is no array position (`'03'`, `'x'`). */
export function arrayIndexOf(part: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(part) ? Number(part) : undefined;
}

const isNaNValue = (value: Value): boolean => Number.isNaN(typeof value === 'number' ? value : 0);

/** Compare one value; ranges only reach values of the same type (type bracketing). */
export function satisfies(value: Value | undefined, op: Comparison, wanted: Value): boolean {
  if (op === '$eq') return compareValues(value, wanted) === 0;
  const rank = rankOf(wanted);
  if (rankOf(value) !== rank) return false;
  if (rank === ranks.null) return op === '$gte' || op === '$lte';
  const order = compareValues(value, wanted);
  const isEqual = order === 0 && (op === '$gte' || op === '$lte');
  if (value !== undefined && (isNaNValue(value) || isNaNValue(wanted))) return isEqual;
  return isEqual || (op === '$gt' || op === '$gte' ? order > 0 : order < 0);
}
