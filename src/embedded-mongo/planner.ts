import { encodeField, intervalOf, isIndexable, listConditions, type Condition } from './bounds.ts';
import type { Collection, Index } from './catalog.ts';
import type { Filter } from './filter.ts';
import { implies, impliesExistence } from './implication.ts';
import { indexPrefix, indexRange, recordRange } from './key-space.ts';
import type { SortField } from './sort.ts';
import type { KeyRange } from './storage.ts';

/** How to find the documents of a query. Every document found is matched again. */
export interface Plan {
  /** Null is a scan of the collection. */
  index: Index | null;
  ranges: KeyRange[];
  /** Each range of a unique index begins with one whole key: a single look-up. */
  exact: boolean;
  reverse: boolean;
  /** Entries come in the order of the sort within each range, and over all when there is one range. */
  ordered: boolean;
}

/** What a caller may demand of the plan. */
export type Hint = { natural: 1 | -1 } | { index: Index } | null;

/** More ranges than this are not worth it. */
const maxRanges = 500;

interface Candidate extends Plan {
  index: Index;
  /** Greater is better: whole unique key, equalities, range, order. */
  score: number;
}

/** Choose a plan: `_id` or unique equality, then most equalities, then a range, then the order; else a scan. */
export function choosePlan(
  collection: Collection,
  filter: Filter,
  sort: readonly SortField[],
  hint: Hint,
): Plan {
  const natural = hint !== null && 'natural' in hint ? hint.natural : 1;
  const scan: Plan = {
    index: null,
    ranges: [recordRange(collection.id)],
    exact: false,
    reverse: natural === -1,
    ordered: sort.length === 0,
  };
  if (hint !== null && 'natural' in hint) return scan;
  const conditions = listConditions(filter);
  const indexes = hint === null ? collection.indexes : [hint.index];
  let best: Candidate | null = null;
  for (const index of indexes) {
    if (!isUsable(index, conditions)) continue;
    const candidate = planIndex(index, conditions, sort);
    if (candidate.score === 0 && hint === null) continue;
    if (best === null || candidate.score > best.score) best = candidate;
  }
  return best ?? scan;
}

/** A sparse or partial index serves only queries whose matches it all holds. */
function isUsable(index: Index, conditions: readonly Condition[]): boolean {
  if (!index.ready) return false;
  if (index.partial !== null && !implies(conditions, index.partial.filter)) return false;
  if (!index.sparse) return true;
  const names = new Set(index.key.map((field) => field.name));
  return conditions.some((each) => names.has(each.path.join('.')) && impliesExistence(each));
}

function planIndex(index: Index, conditions: readonly Condition[], sort: readonly SortField[]): Candidate {
  let prefixes: Buffer[] = [indexPrefix(index.id)];
  const roots = new Set<string>();
  let equalities = 0;
  for (const field of index.key) {
    const root = field.path[0] ?? '';
    // With an array on this path each condition may be met by another element, so only one of them may narrow.
    if (index.multikey && roots.has(root)) break;
    const points = pointsOf(conditionsOn(conditions, field), field);
    if (points === undefined || points.length * prefixes.length > maxRanges) break;
    prefixes = prefixes.flatMap((prefix) => points.map((point) => Buffer.concat([prefix, point])));
    roots.add(root);
    equalities += 1;
  }
  const exact = index.unique && equalities === index.key.length;
  const next = index.key[equalities];
  const isFree = next !== undefined && !(index.multikey && roots.has(next.path[0] ?? ''));
  const interval = isFree ? rangeOn(index, conditionsOn(conditions, next), next) : undefined;
  const ranges = prefixes.map((prefix) => ({
    low: interval === undefined ? prefix : Buffer.concat([prefix, interval.low]),
    high: Buffer.concat([prefix, interval?.high ?? Buffer.of(255)]),
  }));
  const order = index.multikey ? null : orderOf(index, sort, equalities);
  const ordered = sort.length === 0 || order !== null;
  const sorted = sort.length > 0 && order !== null;
  return {
    index,
    ranges: equalities === 0 && interval === undefined ? [indexRange(index.id)] : ranges.toSorted(byLow),
    exact,
    reverse: order === 'reverse',
    ordered,
    score:
      (exact ? 1000 : 0) +
      equalities * 10 +
      (interval === undefined ? 0 : 4) +
      (sorted ? 5 : 0) +
      (index.partial === null ? 0 : 1),
  };
}

const byLow = (a: KeyRange, b: KeyRange): number => Buffer.compare(a.low, b.low);

function conditionsOn(conditions: readonly Condition[], field: SortField): Condition[] {
  return conditions.filter((each) => each.path.join('.') === field.name);
}

/** The places an equality or `$in` allows, each once; undefined when there is none that an index can use. */
function pointsOf(conditions: readonly Condition[], field: SortField): Buffer[] | undefined {
  for (const condition of conditions) {
    const values =
      condition.kind === 'in'
        ? condition.values
        : condition.kind === 'compare' && condition.op === '$eq'
          ? [condition.value]
          : undefined;
    if (values === undefined || !values.every((value) => isIndexable(value, '$eq'))) continue;
    const points = values.map((value) => encodeField(value, field.direction));
    return [...new Map(points.map((point) => [point.toString('latin1'), point])).values()];
  }
  return undefined;
}

function rangeOn(
  index: Index,
  conditions: readonly Condition[],
  field: SortField,
): ReturnType<typeof intervalOf> {
  const ranges = conditions.flatMap((each) =>
    each.kind === 'compare' && each.op !== '$eq' && isIndexable(each.value, each.op) ? [each] : [],
  );
  return intervalOf(index.multikey ? ranges.slice(0, 1) : ranges, field.direction);
}

/** Whether the entries after `equalities` fields come in the order of the sort, or in its reverse. */
function orderOf(index: Index, sort: readonly SortField[], equalities: number): 'forward' | 'reverse' | null {
  const fixed = new Set(index.key.slice(0, equalities).map((field) => field.name));
  const wanted = sort.filter((field) => !fixed.has(field.name));
  const rest = index.key.slice(equalities);
  const [first] = wanted;
  if (first === undefined) return 'forward';
  const turn = first.direction === rest[0]?.direction ? 1 : -1;
  const fits = wanted.every(
    ({ name, direction }, at) => rest[at]?.name === name && rest[at].direction === direction * turn,
  );
  if (!fits) return null;
  return turn === 1 ? 'forward' : 'reverse';
}
