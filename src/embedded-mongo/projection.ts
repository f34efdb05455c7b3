import { numericOf, type Document, type Value } from './bson-value.ts';
import { isTrue } from './filter.ts';
import { MongoError } from './mongo-error.ts';

interface Tree extends Map<string, Tree | true> {}

/** Which fields of a document are answered. */
export interface Projection {
  mode: 'include' | 'exclude';
  /** Whether `_id` is answered. */
  id: boolean;
  fields: Tree;
}

/**
 * Parse a projection; null answers whole documents. Throws 31253/31254 where inclusion and exclusion mix,
 * 31249/31250 where paths collide, and refuses operators, expressions and literals (168).
 */
export function parseProjection(source: Document): Projection | null {
  if (source.size === 0) return null;
  const leaves = listLeaves(source, '');
  const idLeaf = leaves.find(({ path }) => path === '_id');
  const others = leaves.filter((leaf) => leaf !== idLeaf);
  const include = others[0]?.include ?? idLeaf?.include ?? true;
  const fields: Tree = new Map();
  for (const leaf of others) {
    if (leaf.include !== include) throw mixed(leaf.path, include);
    addLeaf(fields, leaf.path);
  }
  return { mode: include ? 'include' : 'exclude', id: idLeaf?.include ?? true, fields };
}

function mixed(path: string, include: boolean): MongoError {
  return include
    ? new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
    : new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
}

function listLeaves(source: Document, prefix: string): { path: string; include: boolean }[] {
  return [...source].flatMap(([name, value]) => {
    const path = prefix + name;
    if (name.startsWith('$') || name.includes('.$')) {
      throw new MongoError(168, `projection operators are not supported: ${path}`);
    }
    if (value instanceof Map && value.size > 0) return listLeaves(value, `${path}.`);
    if (typeof value !== 'boolean' && numericOf(value) === undefined) {
      throw new MongoError(168, `computed projections are not supported: ${path}`);
    }
    return [{ path, include: isTrue(value) }];
  });
}

function addLeaf(tree: Tree, path: string): void {
  let node = tree;
  const parts = path.split('.');
  for (const [index, part] of parts.entries()) {
    const next = node.get(part);
    const isLast = index === parts.length - 1;
    if (next === true) {
      throw new MongoError(
        31249,
        `Path collision at ${path} remaining portion ${parts.slice(index + 1).join('.')}`,
      );
    }
    if (isLast) {
      if (next !== undefined) throw new MongoError(31250, `Path collision at ${path}`);
      node.set(part, true);
      return;
    }
    const child: Tree = next ?? new Map();
    node.set(part, child);
    node = child;
  }
}

/** The part of a document that is answered. */
export function project(document: Document, { mode, id, fields }: Projection): Document {
  const result = mode === 'include' ? included(document, fields) : excluded(document, fields);
  const value = document.get('_id');
  if (!id || value === undefined) result.delete('_id');
  else if (!result.has('_id')) return new Map([['_id', value], ...result]);
  return result;
}

function included(document: Document, fields: Tree): Document {
  const result: Document = new Map();
  for (const [name, value] of document) {
    const tree = fields.get(name);
    if (tree === undefined) continue;
    const kept = tree === true ? value : includedIn(value, tree);
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
}

/** Inside an array only documents (and arrays of them) survive an inclusion; a scalar has no such field. */
function includedIn(value: Value, tree: Tree): Value | undefined {
  if (value instanceof Map) return included(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((element) => {
    const kept = includedIn(element, tree);
    return kept === undefined ? [] : [kept];
  });
}

function excluded(document: Document, fields: Tree): Document {
  const result: Document = new Map();
  for (const [name, value] of document) {
    const tree = fields.get(name);
    if (tree === true) continue;
    result.set(name, tree === undefined ? value : excludedIn(value, tree));
  }
  return result;
}

function excludedIn(value: Value, tree: Tree): Value {
  if (value instanceof Map) return excluded(value, tree);
  return Array.isArray(value) ? value.map((element) => excludedIn(element, tree)) : value;
}
