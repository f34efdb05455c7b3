/** A comparison of a variable with a written text: `kind == "x"`, `"x" in kinds`, `kind in ["x"]`. */
export interface Comparison {
  variable: string;
  text: string;
}

/** What an expression names. */
export interface References {
  /** Variables, each once. What a macro binds is among them. */
  names: string[];
  /** Keys read from the engine's maps: `given.name` is `{map: 'given', key: 'name'}`. */
  keys: { map: string; key: string }[];
  comparisons: Comparison[];
}

interface Node {
  op: string;
  args: unknown;
}

/** Read what a parsed expression names. Variables that a macro binds (`exists(x, …)`) are among the names. */
export function readReferences(ast: unknown): References {
  const names = new Set<string>();
  const keys: References['keys'] = [];
  const comparisons: Comparison[] = [];
  walk(ast, (node) => {
    if (node.op === 'id' && typeof node.args === 'string') names.add(node.args);
    const [left, right] = Array.isArray(node.args) ? (node.args as unknown[]) : [];
    if (node.op === '.' && isNode(left) && left.op === 'id' && typeof right === 'string') {
      keys.push({ map: String(left.args), key: right });
    }
    if (node.op === '==' || node.op === '!=') comparisons.push(...pair(left, right), ...pair(right, left));
    if (node.op === 'in') comparisons.push(...pair(right, left), ...inList(left, right));
  });
  return { names: [...names], keys, comparisons };
}

/** The questions that an expression reads, by value, in words (`say.kind`) or in the items of a repeat (`m.kind`). */
export function namedQuestions({ names, keys }: References): string[] {
  return [...names, ...keys.filter(({ map }) => map !== 'given' && map !== 'item').map(({ key }) => key)];
}

function walk(part: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(part)) {
    for (const each of part) walk(each, visit);
  } else if (isNode(part)) {
    visit(part);
    walk(part.args, visit);
  }
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'op' in part && 'args' in part;
}

function pair(variable: unknown, text: unknown): Comparison[] {
  const name = nameOf(variable);
  if (name === null || !isNode(text) || text.op !== 'value') return [];
  return typeof text.args === 'string' ? [{ variable: name, text: text.args }] : [];
}

/** `kind`, and in the items of a repeat `m.kind`. */
function nameOf(part: unknown): string | null {
  if (!isNode(part)) return null;
  if (part.op === 'id') return String(part.args);
  const [map, key] = Array.isArray(part.args) ? (part.args as unknown[]) : [];
  return part.op === '.' &&
    isNode(map) &&
    map.op === 'id' &&
    !['given', 'item', 'say'].includes(String(map.args))
    ? String(key)
    : null;
}

function inList(variable: unknown, list: unknown): Comparison[] {
  if (!isNode(list) || list.op !== 'list' || !Array.isArray(list.args)) return [];
  return (list.args as unknown[]).flatMap((text) => pair(variable, text));
}
