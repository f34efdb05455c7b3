import { BSONRegExp, Code, MaxKey, MinKey } from 'bson';
import { typeNameOf, numericOf, type Document, type Value } from './bson-value.ts';
import { isSupported } from './supported.ts';
import { MongoError } from './mongo-error.ts';

/** The comparisons a filter is reduced to. */
export type Comparison = '$eq' | '$gt' | '$gte' | '$lt' | '$lte';

/** A filter, parsed: `$ne`, `$nin` and `$exists: false` are a `not` around their opposite. */
export type Filter =
  | { kind: 'and' | 'or'; filters: Filter[] }
  | { kind: 'not'; filter: Filter }
  | { kind: 'compare'; path: string[]; op: Comparison; value: Value }
  | { kind: 'in'; path: string[]; values: Value[] }
  | { kind: 'exists'; path: string[] }
  /** `of: 'documents'` applies a filter to elements that are documents; `'values'` applies operators to any element. */
  | { kind: 'elemMatch'; path: string[]; of: 'documents' | 'values'; filter: Filter };

/** Matches every document. */
export const everything: Filter = { kind: 'and', filters: [] };

/** Parse a filter; throws BadValue (2) for what is malformed or not supported. */
export function parseFilter(source: Document): Filter {
  const filters: Filter[] = [];
  for (const [name, value] of source) {
    if (name.startsWith('$')) filters.push(parseLogical(name, value));
    else filters.push(parseField(name.split('.'), value));
  }
  const [only] = filters;
  return filters.length === 1 && only !== undefined ? only : { kind: 'and', filters };
}

function parseLogical(name: string, value: Value): Filter {
  if (!isSupported('filterLogic', name)) throw bad(`unknown top level operator: ${name}`);
  if (!Array.isArray(value)) throw bad(`${name} must be an array`);
  if (value.length === 0) throw bad('$and/$or/$nor must be a nonempty array');
  const filters = value.map((entry) => {
    if (!(entry instanceof Map)) throw bad('$or/$and/$nor entries need to be full objects');
    return parseFilter(entry);
  });
  if (name === '$nor') return { kind: 'not', filter: { kind: 'or', filters } };
  return { kind: name === '$and' ? 'and' : 'or', filters };
}

/** Whether a document holds operators (`{$gt: 1}`) rather than being a value to compare with. */
export function isOperators(value: Value): value is Document {
  if (!(value instanceof Map)) return false;
  const [first] = value.keys();
  return first !== undefined && first.startsWith('$');
}

function parseField(path: string[], value: Value): Filter {
  if (isOperators(value)) return parseOperators(path, value);
  return { kind: 'compare', path, op: '$eq', value: checkEqual(value) };
}

/** Parse `{$gt: 1, $lt: 5}` for one path; the empty path is the value itself. */
export function parseOperators(path: string[], operators: Document): Filter {
  const filters = [...operators].map(([name, value]) => parseOperator(path, name, value));
  const [only] = filters;
  return filters.length === 1 && only !== undefined ? only : { kind: 'and', filters };
}

function parseOperator(path: string[], name: string, value: Value): Filter {
  if (!isSupported('filterOperators', name)) throw bad(`unknown operator: ${name}`);
  switch (name) {
    case '$eq':
      return { kind: 'compare', path, op: '$eq', value: checkEqual(value) };
    case '$ne':
      return { kind: 'not', filter: { kind: 'compare', path, op: '$eq', value: checkEqual(value) } };
    case '$in':
      return { kind: 'in', path, values: checkList(name, value) };
    case '$nin':
      return { kind: 'not', filter: { kind: 'in', path, values: checkList(name, value) } };
    case '$exists': {
      const exists: Filter = { kind: 'exists', path };
      return isTrue(value) ? exists : { kind: 'not', filter: exists };
    }
    case '$not':
      if (!isOperators(value)) throw bad('$not needs a document of operators');
      return { kind: 'not', filter: parseOperators(path, value) };
    case '$elemMatch':
      return parseElemMatch(path, value);
    default:
      return { kind: 'compare', path, op: toComparison(name), value: checkRange(value) };
  }
}

function toComparison(name: string): Comparison {
  if (name === '$gt' || name === '$gte' || name === '$lt' || name === '$lte') return name;
  throw bad(`unknown operator: ${name}`);
}

function parseElemMatch(path: string[], value: Value): Filter {
  if (!(value instanceof Map)) throw bad('$elemMatch needs an Object');
  const [first] = value.keys();
  if (first === undefined || !isOperators(value) || isSupported('filterLogic', first)) {
    return { kind: 'elemMatch', path, of: 'documents', filter: parseFilter(value) };
  }
  return { kind: 'elemMatch', path, of: 'values', filter: parseOperators([], value) };
}

function checkList(name: string, value: Value): Value[] {
  if (!Array.isArray(value)) throw bad(`${name} needs an array`);
  for (const entry of value) {
    if (isOperators(entry)) throw bad(`cannot nest $ under ${name}`);
    checkEqual(entry);
  }
  return value;
}

/** A regular expression as a value means a search, which we do not do. */
function checkEqual(value: Value): Value {
  if (value instanceof BSONRegExp) throw bad('unknown operator: $regex');
  if (value instanceof Code) throw bad('JavaScript is not supported in a filter');
  return value;
}

function checkRange(value: Value): Value {
  if (value instanceof MinKey || value instanceof MaxKey)
    throw bad('ranges to MinKey or MaxKey are not supported');
  if (value instanceof BSONRegExp) throw bad(`Can't have RegEx as arg to predicate over field`);
  return checkEqual(value);
}

/** How MongoDB reads a flag: numbers other than 0, and anything that is neither false nor null. */
export function isTrue(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  const number = numericOf(value);
  return number === undefined || Number(number) !== 0;
}

function bad(message: string): MongoError {
  return new MongoError(2, message);
}

/** Take a command's argument as a filter; missing is everything. Throws TypeMismatch (14). */
export function readFilter(name: string, value: Value | undefined): Filter {
  if (value === undefined || value === null) return everything;
  if (!(value instanceof Map)) {
    throw new MongoError(
      14,
      `BSON field '${name}' is the wrong type '${typeNameOf(value)}', expected type 'object'`,
    );
  }
  return parseFilter(value);
}
