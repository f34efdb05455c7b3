import { typeNameOf, type Document, type Value } from './bson-value.ts';
import { compareStrings } from './compare.ts';
import { isOperators } from './filter.ts';
import { arrayIndexOf } from './filter-match.ts';
import { MongoError } from './mongo-error.ts';
import { isSupported } from './supported.ts';

/** One operator on one path. */
export interface Modification {
  op: string;
  path: string[];
  value: Value;
}

/** An update, parsed: a whole new document, or modifications in the order in which MongoDB applies them. */
export type Update =
  | { kind: 'replace'; document: Document }
  | { kind: 'modify'; modifications: Modification[] };

/**
 * Parse an update. Throws FailedToParse (9) for unknown operators and pipelines, ConflictingUpdateOperators (40)
 * for two paths of which one contains the other, and the codes of paths that cannot be.
 */
export function parseUpdate(source: Value | undefined): Update {
  if (Array.isArray(source)) throw new MongoError(9, 'pipeline-style updates are not supported');
  if (!(source instanceof Map))
    throw new MongoError(9, `an update must be an object, not ${typeNameOf(source)}`);
  if (!isOperators(source)) return { kind: 'replace', document: checkReplacement(source) };
  const modifications = [...source].flatMap(([op, fields]) => parseOperator(op, fields));
  modifications.sort((a, b) => comparePaths(a.path, b.path));
  checkConflicts(modifications);
  return { kind: 'modify', modifications };
}

function checkReplacement(document: Document): Document {
  for (const name of document.keys()) {
    if (name.startsWith('$')) {
      throw new MongoError(
        52,
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document.`,
      );
    }
  }
  return document;
}

function parseOperator(op: string, fields: Value): Modification[] {
  if (!isSupported('updateOperators', op)) {
    throw new MongoError(9, `Unknown modifier: ${op}. Expected a valid update modifier`);
  }
  if (!(fields instanceof Map)) {
    throw new MongoError(9, `Modifiers operate on fields but we found type ${typeNameOf(fields)} instead.`);
  }
  return [...fields].map(([name, value]) => ({ op, path: parsePath(name), value }));
}

function parsePath(name: string): string[] {
  const path = name.split('.');
  for (const part of path) {
    if (part === '')
      throw new MongoError(
        56,
        `The update path '${name}' contains an empty field name, which is not allowed.`,
      );
    if (part === '$' || part.startsWith('$[')) {
      throw new MongoError(2, 'The positional operator did not find the match needed from the query.');
    }
    if (part.startsWith('$')) {
      throw new MongoError(
        52,
        `The dollar ($) prefixed field '${part}' in '${name}' is not valid for storage.`,
      );
    }
  }
  return path;
}

/** Part by part, numbers by value: new fields are added in this order. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < a.length && index < b.length; index++) {
    const left = a[index] ?? '';
    const right = b[index] ?? '';
    if (left === right) continue;
    const leftNumber = arrayIndexOf(left);
    const rightNumber = arrayIndexOf(right);
    if (leftNumber !== undefined && rightNumber !== undefined) return leftNumber - rightNumber;
    return compareStrings(left, right);
  }
  return a.length - b.length;
}

/** Sorted paths conflict exactly when one begins with its neighbour. */
function checkConflicts(modifications: readonly Modification[]): void {
  for (const [index, { path }] of modifications.entries()) {
    const before = modifications[index - 1]?.path;
    if (before === undefined || before.some((part, at) => part !== path[at])) continue;
    throw new MongoError(
      40,
      `Updating the path '${path.join('.')}' would create a conflict at '${before.join('.')}'`,
    );
  }
}
