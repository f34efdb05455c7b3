import { Decimal128, Double } from 'bson';
import { doubleValue, isInt32, numericOf, typeNameOf, type Value } from './bson-value.ts';
import { compareValues, decimalRefused, equalValues } from './compare.ts';
import { isOperators, parseFilter, parseOperators } from './filter.ts';
import { matches } from './filter-match.ts';
import { MongoError } from './mongo-error.ts';

/** The new value of a field, or undefined to leave it as it is. */
type Operator = (current: Value | undefined, operand: Value, name: string) => Value | undefined;

/** The operators that compute a field's new value from the present one; `$set`, `$unset` and inserts are not here. */
export const operators: Readonly<Record<string, Operator>> = {
  $inc: increment,
  $min: (current, operand) =>
    current === undefined || compareValues(operand, current) < 0 ? operand : undefined,
  $max: (current, operand) =>
    current === undefined || compareValues(operand, current) > 0 ? operand : undefined,
  $push: (current, operand, name) => [...arrayOf(current, '$push', name), ...readEach('$push', operand, 2)],
  $addToSet: addToSet,
  $pull: pull,
};

function increment(current: Value | undefined, operand: Value, name: string): Value {
  if (current instanceof Decimal128 || operand instanceof Decimal128) throw decimalRefused();
  const by = numericOf(operand);
  if (by === undefined) {
    throw new MongoError(
      14,
      `Cannot increment with non-numeric argument: {${name}: <${typeNameOf(operand)}>}`,
    );
  }
  if (current === undefined) return operand;
  const from = numericOf(current);
  if (from === undefined) {
    throw new MongoError(
      14,
      `Cannot apply $inc to a value of non-numeric type. The field '${name}' is of non-numeric type ${typeNameOf(current)}`,
    );
  }
  if (isDouble(current) || isDouble(operand)) return doubleValue(Number(from) + Number(by));
  return addIntegers(from, by, typeof current === 'bigint' || typeof operand === 'bigint');
}

const isDouble = (value: Value): boolean =>
  value instanceof Double || (typeof value === 'number' && !isInt32(value));

/** Two int32 make an int32 if it fits, else an int64; beyond an int64 is refused. */
function addIntegers(a: number | bigint, b: number | bigint, isLong: boolean): Value {
  const sum = BigInt(a) + BigInt(b);
  if (BigInt.asIntN(64, sum) !== sum) {
    throw new MongoError(2, 'Failed to apply $inc operations to current value: the sum is out of range');
  }
  return isLong || !isInt32(Number(sum)) ? sum : Number(sum);
}

function arrayOf(current: Value | undefined, op: string, name: string): Value[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  if (op === '$addToSet') {
    throw new MongoError(
      2,
      `Cannot apply $addToSet to non-array field. Field named '${name}' has non-array type ${typeNameOf(current)}`,
    );
  }
  throw new MongoError(2, `The field '${name}' must be an array but is of type ${typeNameOf(current)}`);
}

/** `{$each: [..]}` as its values, anything else as one value. Further clauses ($slice, $sort …) are refused (2). */
function readEach(op: string, operand: Value, typeCode: number): Value[] {
  if (!(operand instanceof Map) || !operand.has('$each')) {
    if (op === '$push' && isOperators(operand))
      throw new MongoError(52, `a value of $push begins with a $-prefixed field`);
    return [operand];
  }
  const other = [...operand.keys()].find((name) => name !== '$each');
  if (other !== undefined) throw new MongoError(2, `Unrecognized clause in ${op}: ${other}`);
  const each = operand.get('$each');
  if (Array.isArray(each)) return each;
  throw new MongoError(
    typeCode,
    `The argument to $each in ${op} must be an array but it was of type: ${typeNameOf(each)}`,
  );
}

function addToSet(current: Value | undefined, operand: Value, name: string): Value | undefined {
  const result = [...arrayOf(current, '$addToSet', name)];
  const before = result.length;
  for (const value of readEach('$addToSet', operand, 14)) {
    if (!result.some((present) => equalValues(present, value))) result.push(value);
  }
  return current !== undefined && result.length === before ? undefined : result;
}

function pull(current: Value | undefined, operand: Value): Value | undefined {
  if (current === undefined) return undefined;
  if (!Array.isArray(current)) throw new MongoError(2, 'Cannot apply $pull to a non-array value');
  return current.filter((element) => !isPulled(element, operand));
}

/** A document pulls elements that match it as a filter; operators apply to the element; a value pulls its equals. */
function isPulled(element: Value, operand: Value): boolean {
  if (isOperators(operand)) return matches(parseOperators([], operand), element);
  if (operand instanceof Map) return element instanceof Map && matches(parseFilter(operand), element);
  return equalValues(element, operand);
}
