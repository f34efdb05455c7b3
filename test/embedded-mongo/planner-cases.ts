import type { Document } from 'bson';
import * as fc from 'fast-check';

const small = fc.integer({ min: -2, max: 4 });
const scalar = fc.oneof(
  { weight: 5, arbitrary: small },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      null,
      1.5,
      'a',
      'ab',
      '',
      true,
      Number.NaN,
      new Date(0),
      new Date(5),
      2n,
    ),
  },
);
const list = fc.array(scalar, { maxLength: 3, size: 'max' });
const row = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const rows = fc.array(row, { maxLength: 3, size: 'max' });
const value = fc.oneof({ weight: 4, arbitrary: scalar }, list, row, rows);
const optional = { requiredKeys: [] as never[] };
const many = { minLength: 5, maxLength: 25, size: 'max' } as const;
/** Some collections hold no arrays, so that indexes may give the order; others hold them in one field or in all. */
const documents = fc.oneof(
  fc.array(fc.record({ a: scalar, b: scalar, c: row }, optional), many),
  fc.array(fc.record({ a: fc.oneof(scalar, list), b: scalar, c: rows }, optional), many),
  fc.array(fc.record({ a: value, b: value, c: value }, optional), many),
);

const path = fc.constantFrom('a', 'a', 'b', 'b', 'c', 'c.x', 'c.y', 'a.x');
const direction = fc.constantFrom(1, -1);
const keyPattern = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name })
      .map((fields): Document => Object.fromEntries(fields)),
  },
  // Two fields of the elements of one array: the hardest case, and rare by chance.
  { weight: 1, arbitrary: direction.map((way): Document => ({ 'c.x': 1, 'c.y': way })) },
);

const operators = fc.oneof(
  fc.record({ $eq: value }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: scalar, $gte: scalar, $lt: scalar, $lte: scalar }, { requiredKeys: [] }),
  fc.record({ $gte: small, $lt: small }),
  fc.tuple(small, small).map(([from, to]) => ({ $gt: Math.min(from, to), $lte: Math.max(from, to) })),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $ne: scalar }),
  fc.record({
    $elemMatch: fc.record(
      { x: scalar, y: fc.oneof(scalar, fc.record({ $gte: scalar })) },
      { requiredKeys: ['x'] },
    ),
  }),
);
const partialFilter = fc.oneof(
  fc.tuple(path, scalar).map(([name, wanted]): Document => ({ [name]: wanted })),
  path.map((name): Document => ({ [name]: { $exists: true } })),
  fc
    .tuple(path, fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalar)
    .map(([name, op, end]): Document => ({ [name]: { [op]: end } })),
);
const index = fc
  .tuple(
    keyPattern,
    fc.oneof(
      { weight: 6, arbitrary: fc.constant({}) },
      fc.constant({ sparse: true }),
      fc.constant({ unique: true }),
      partialFilter.map((partialFilterExpression) => ({ partialFilterExpression })),
    ),
  )
  .map(([key, options]): Document => ({ key, ...options }));

const options = { maxLength: 3, size: 'max' } as const;

function conditionOn(names: string[]): fc.Arbitrary<Document> {
  return fc
    .tuple(fc.constantFrom(...names), fc.oneof(small, value, operators, operators))
    .map(([name, wanted]): Document => ({ [name]: wanted }));
}

function filterOn(names: string[]): fc.Arbitrary<Document> {
  const conditions = fc.array(conditionOn(names), { ...options, minLength: 1 });
  return fc.oneof(
    { weight: 6, arbitrary: conditions.map((parts): Document => Object.assign({}, ...parts)) },
    { weight: 2, arbitrary: conditions.map(($and): Document => ({ $and })) },
    { weight: 1, arbitrary: conditions.map(($or): Document => ({ $or })) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

/** A sort that an index may give, from one of its fields on, in its direction or the other; or any sort. */
function sortOn(keys: Document[]): fc.Arbitrary<Document> {
  const ofIndex = fc
    .tuple(fc.constantFrom(...keys), direction, fc.nat(2))
    .map(([key, turn, from]): Document =>
      Object.fromEntries(
        Object.entries(key)
          .slice(from)
          .map(([name, way]) => [name, Number(way) * turn]),
      ),
    );
  return fc.oneof(fc.constant({}), ofIndex, ofIndex, keyPattern);
}

/** A query, and how its answer is fetched. */
export interface FuzzQuery {
  filter: Document;
  sort: Document;
  limit: number;
  skip: number;
  batchSize: number;
}

/** A collection with indexes, some changes to it, and queries about the fields of the indexes. */
export interface FuzzCase {
  documents: Document[];
  indexes: Document[];
  /** A document's `_id` and the new value of its field `a`; null deletes it. */
  changes: [number, unknown][];
  queries: FuzzQuery[];
}

export const fuzzCase: fc.Arbitrary<FuzzCase> = fc
  .array(index, { minLength: 1, maxLength: 3, size: 'max' })
  .chain((indexes) => {
    const keys = indexes.map((each): Document => each['key']);
    const names = [...new Set(keys.flatMap((key) => Object.keys(key))), 'b'];
    const query = fc.record({
      filter: filterOn(names),
      sort: sortOn(keys),
      limit: fc.constantFrom(0, 0, 1, 3),
      skip: fc.constantFrom(0, 0, 2),
      batchSize: fc.integer({ min: 1, max: 6 }),
    });
    return fc.record({
      documents,
      indexes: fc.constant(indexes),
      changes: fc.array(fc.tuple(fc.nat(24), fc.option(value)), { maxLength: 5 }),
      queries: fc.array(query, { minLength: 15, maxLength: 15 }),
    });
  });
