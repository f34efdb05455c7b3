import { rankOf, ranks } from './bson-value.ts';
import { compareValues } from './compare.ts';
import type { Condition } from './bounds.ts';
import { listConditions } from './bounds.ts';
import type { Filter } from './filter.ts';
import { satisfies } from './filter-match.ts';

/** Whether every document with these conditions also matches a partial index's filter; false when in doubt. */
export function implies(conditions: readonly Condition[], partial: Filter): boolean {
  const parts = listConditions(partial);
  return parts.every((part) => conditions.some((condition) => impliesOne(condition, part)));
}

function impliesOne(condition: Condition, part: Condition): boolean {
  if (condition.path.join('.') !== part.path.join('.')) return false;
  if (part.kind === 'exists') return impliesExistence(condition);
  const wanted = part;
  if (condition.kind === 'in') {
    return condition.values.every((value) =>
      impliesOne({ kind: 'compare', path: condition.path, op: '$eq', value }, wanted),
    );
  }
  if (condition.kind === 'exists') return false;
  if (wanted.kind === 'in') {
    return (
      condition.op === '$eq' && wanted.values.some((value) => compareValues(condition.value, value) === 0)
    );
  }
  if (condition.op === '$eq') {
    return rankOf(condition.value) !== ranks.array && satisfies(condition.value, wanted.op, wanted.value);
  }
  return isNarrower(condition, wanted);
}

type Compare = Extract<Condition, { kind: 'compare' }>;

/** A range inside a range of the same direction and type. */
function isNarrower(inner: Compare, outer: Compare): boolean {
  if (inner.op[1] !== outer.op[1] || outer.op === '$eq') return false;
  if (rankOf(inner.value) !== rankOf(outer.value) || rankOf(inner.value) === ranks.array) return false;
  const order = compareValues(inner.value, outer.value) * (inner.op.startsWith('$g') ? 1 : -1);
  return order > 0 || (order === 0 && (inner.op === outer.op || outer.op.length === 4));
}

/** Whether a condition can only hold for a field that is there. */
export function impliesExistence(condition: Condition): boolean {
  if (condition.kind === 'exists') return true;
  if (condition.kind === 'in') return condition.values.every((value) => rankOf(value) !== ranks.null);
  return rankOf(condition.value) !== ranks.null;
}
