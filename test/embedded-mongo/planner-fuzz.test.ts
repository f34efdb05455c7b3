import { serialize, type Document } from 'bson';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { decodeDocument } from '../../src/embedded-mongo/bson-decode.ts';
import { compareTuples, parseSort, readSortKey } from '../../src/embedded-mongo/sort.ts';
import { openEngine } from './engine.ts';
import { fuzzCase, type FuzzQuery } from './planner-cases.ts';

/** Long form: FUZZ_RUNS=5000. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 150);

const engine = openEngine();
afterAll(() => engine.close());
let collections = 0;
const used = { queries: 0, byIndex: 0, ordered: 0 };

const stagesOf = (plan: Document): string =>
  `${String(plan['stage'])} ${plan['inputStage'] === undefined ? '' : stagesOf(plan['inputStage'])}`;
const sortKeys = (found: Document[], sort: Document): ReturnType<typeof readSortKey>[] =>
  found.map((each) =>
    readSortKey(
      decodeDocument(Buffer.from(serialize(each))),
      parseSort(decodeDocument(Buffer.from(serialize(sort)))),
    ),
  );

async function checkQuery(find: string, { batchSize, ...wanted }: FuzzQuery): Promise<void> {
  const command = { find, ...wanted };
  const natural = await engine.findAll({ ...command, hint: { $natural: 1 } }, 1000);
  const planned = await engine.findAll(command, batchSize);
  const { queryPlanner } = await engine.run({ explain: command });
  const stages = stagesOf(queryPlanner.winningPlan);
  used.queries += 1;
  used.byIndex += Number(stages.includes('IXSCAN'));
  used.ordered += Number(
    stages.includes('IXSCAN') && Object.keys(wanted.sort).length > 0 && !stages.includes('SORT'),
  );
  expect(new Set(planned.map(({ _id }) => String(_id))).size, 'each document once').toBe(planned.length);
  if (wanted.limit === 0 && wanted.skip === 0) {
    expect(
      planned.map(({ _id }) => Number(_id)).toSorted((a, b) => a - b),
      stages,
    ).toEqual(natural.map(({ _id }) => Number(_id)).toSorted((a, b) => a - b));
  }
  expect(planned.length, stages).toBe(natural.length);
  const sort = parseSort(decodeDocument(Buffer.from(serialize(wanted.sort))));
  const keys = sortKeys(natural, wanted.sort);
  for (const [at, key] of sortKeys(planned, wanted.sort).entries()) {
    expect(compareTuples(key, keys[at] ?? [], sort), `order by ${stages}`).toBe(0);
  }
}

/** Make indexes; those that contradict another one or the documents are left out. */
async function createIndexes(collection: string, indexes: unknown[]): Promise<void> {
  await engine.run({ createIndexes: collection, indexes }).catch((error: unknown) => {
    if (!/^(?:85|86|171|11000):/.test(error instanceof Error ? error.message : '')) throw error;
  });
}

/** Two arrays in one index or one sort are refused; that is not what this looks for. */
const isParallel = (error: unknown): boolean => error instanceof Error && error.message.startsWith('171');

test(
  'a plan finds what a scan of the collection finds, in the same order',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fuzzCase, async ({ documents, indexes, changes, queries }) => {
        const name = `c${collections++}`;
        try {
          await engine.run({ create: name });
          const [first, ...later] = indexes.map((each, at) => ({ ...each, name: `i${at}` }));
          await createIndexes(name, [first]);
          const rows = documents.map((each, _id) => ({ _id, ...each }));
          if (rows.length > 0) await engine.run({ insert: name, documents: rows, ordered: false });
          for (const each of later) await createIndexes(name, [each]);
          for (const [_id, changed] of changes) {
            if (changed === null) await engine.run({ delete: name, deletes: [{ q: { _id }, limit: 1 }] });
            else await engine.run({ update: name, updates: [{ q: { _id }, u: { $set: { a: changed } } }] });
          }
          for (const each of queries) {
            await checkQuery(name, each).catch((error: unknown) => {
              if (!isParallel(error)) throw error;
            });
          }
        } finally {
          await engine.run({ drop: name });
        }
      }),
      { numRuns: runs },
    );
    console.log(
      `planner fuzz: ${used.queries} queries, ${used.byIndex} by an index, ${used.ordered} in its order`,
    );
    expect(used.byIndex).toBeGreaterThan(used.queries / 10);
    expect(used.ordered).toBeGreaterThan(used.queries / 100);
  },
);
