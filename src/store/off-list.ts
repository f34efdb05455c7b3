import { operations, type StoreCommand } from './operations.ts';

type Document = Readonly<Record<string, unknown>>;

/**
 * Name whatever a command uses that is not on the written list: `aggregate`, `find.hint`, `filter $where` … Empty when
 * all of it is. Pure: takes the command as the driver's `commandStarted` event shows it.
 */
export function findOffList({ name, command }: StoreCommand): string[] {
  if (!isListed(operations.commands, name)) return [name];
  const fields: readonly string[] = operations.commands[name].fields;
  const off = Object.keys(command)
    .filter((field) => field !== name && !fields.includes(field) && !isListed(operations.envelope, field))
    .map((field) => `${name}.${field}`);
  return [...new Set([...off, ...findInside(name, command)])];
}

function findInside(name: keyof typeof operations.commands, command: Document): string[] {
  switch (name) {
    case 'find':
      return [
        ...checkFilter(command['filter']),
        ...checkPlain('projection', command['projection']),
        ...checkPlain('sort', command['sort']),
      ];
    case 'findAndModify':
      return [
        ...checkFilter(command['query']),
        ...checkPlain('projection', command['fields']),
        ...checkPlain('sort', command['sort']),
        ...checkUpdate(command['update']),
      ];
    case 'update':
      return documentsIn(command['updates']).flatMap((statement) => [
        ...offKeys('update statement', statement, operations.updateStatement),
        ...checkFilter(statement['q']),
        ...checkUpdate(statement['u']),
      ]);
    case 'createIndexes':
      return documentsIn(command['indexes']).flatMap((index) => [
        ...offKeys('index', index, operations.indexOptions),
        ...checkPlain('index key', index['key']),
        ...checkFilter(index['partialFilterExpression'] ?? {}),
      ]);
    case 'getMore':
    case 'killCursors':
    case 'insert':
    case 'listIndexes':
    case 'endSessions':
      break;
  }
  return [];
}

/** Operators are keys that begin with `$`; they stand at the top (`$and`) or under a field (`$lt`). */
function checkFilter(filter: unknown): string[] {
  if (!isDocument(filter)) return ['filter'];
  return Object.entries(filter).flatMap(([key, value]) => {
    const here = key.startsWith('$') && !isListed(operations.filterOperators, key) ? [`filter ${key}`] : [];
    const inside = isDocument(value) ? [value] : documentsIn(value);
    return [...here, ...inside.flatMap(checkFilter)];
  });
}

function checkUpdate(update: unknown): string[] {
  // A list would be a pipeline.
  if (!isDocument(update)) return ['update pipeline'];
  return Object.entries(update).flatMap(([operator, fields]) => {
    if (!operator.startsWith('$')) return [];
    if (!isListed(operations.updateOperators, operator)) return [`update ${operator}`];
    return isDocument(fields)
      ? Object.keys(fields)
          .filter((path) => path.includes('$'))
          .map(() => 'update positional $')
      : [];
  });
}

/** Projections and index keys name fields with 1 or -1, nothing else. */
function checkPlain(what: string, fields: unknown): string[] {
  if (fields === undefined) return [];
  // The driver keeps ordered keys in a Map.
  const entries = fields instanceof Map ? Object.fromEntries(fields) : fields;
  if (!isDocument(entries)) return [what];
  return Object.entries(entries)
    .filter(([, value]) => value !== 1 && value !== -1)
    .map(([, value]) => `${what} ${typeof value === 'string' ? value : 'expression'}`);
}

function offKeys(what: string, document: Document, list: object): string[] {
  return Object.keys(document)
    .filter((key) => !isListed(list, key))
    .map((key) => `${what}.${key}`);
}

function isListed<List extends object>(list: List, name: string): name is keyof List & string {
  return Object.hasOwn(list, name);
}

/** A plain document: not a date, an id, bytes or a list. */
function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function documentsIn(list: unknown): Document[] {
  return Array.isArray(list) ? list.filter(isDocument) : [];
}
