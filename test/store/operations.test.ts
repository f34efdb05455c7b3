import { describe, expect, it } from 'vitest';
import { supported } from '../../src/embedded-mongo/index.ts';
import { findOffList, operations, type Store } from '../../src/store/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { useEverything } from './support/use-everything.ts';

/** The store with every call written down, `turns.append`. */
function watch(store: Store, called: Set<string>): Store {
  const watched = Object.entries(store).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'object' && part !== null
      ? new Proxy(part, {
          get(target, method, receiver): unknown {
            called.add(`${name}.${String(method)}`);
            return Reflect.get(target, method, receiver);
          },
        })
      : part,
  ]);
  // The same functions under the same names.
  return Object.fromEntries(watched) as Store;
}

function functionsOf(store: Store): string[] {
  return Object.entries(store).flatMap(([name, part]: [string, object]) =>
    typeof part === 'function' ? [] : Object.keys(part).map((method) => `${name}.${method}`),
  );
}

describe('the written list of operations', () => {
  it('covers everything that any repository sends', async () => {
    const { store, commands } = await openTestStore();
    const called = new Set<string>();
    await useEverything(watch(store, called));
    await store.prepare();
    expect(functionsOf(store).filter((name) => !called.has(name))).toEqual([]);
    expect(commands.length).toBeGreaterThan(100);
    expect(commands.flatMap(findOffList)).toEqual([]);
  });

  it('names nothing that no repository sends', async () => {
    const { store, commands } = await openTestStore();
    await useEverything(store);
    const sent = JSON.stringify(commands, (_key, value: unknown) =>
      value instanceof Map ? Object.fromEntries(value) : value,
    );
    const names = [
      ...Object.keys(operations.commands),
      ...Object.keys(operations.filterOperators),
      ...Object.keys(operations.updateOperators),
      ...Object.keys(operations.indexOptions),
    ];
    // Written as plain values; and said by the driver when it leaves, or a reader does before the end.
    const silent = new Set(['$eq', 'endSessions', 'killCursors']);
    expect(names.filter((name) => !silent.has(name) && !sent.includes(`"${name}"`))).toEqual([]);
  });

  it('is what the embedded server answers', () => {
    const answered: Readonly<Record<string, readonly string[]>> = supported.commands;
    for (const [name, { fields }] of Object.entries(operations.commands)) {
      expect(answered[name], name).toEqual(expect.arrayContaining([...fields]));
    }
    const filters: readonly string[] = supported.filterOperators;
    const updates: readonly string[] = supported.updateOperators;
    const indexes: readonly string[] = supported.indexOptions;
    const statement: readonly string[] = supported.updateStatement;
    expect(Object.keys(operations.filterOperators).filter((name) => !filters.includes(name))).toEqual([]);
    expect(Object.keys(operations.updateOperators).filter((name) => !updates.includes(name))).toEqual([]);
    expect(Object.keys(operations.indexOptions).filter((name) => !indexes.includes(name))).toEqual([]);
    expect(Object.keys(operations.updateStatement).filter((name) => !statement.includes(name))).toEqual([]);
  });

  it.each([
    [{ aggregate: 'turns', pipeline: [], cursor: {} }, 'aggregate'],
    [{ find: 'turns', filter: {}, hint: 'x' }, 'find.hint'],
    [{ find: 'turns', filter: { $where: '1' } }, 'filter $where'],
    [{ find: 'turns', filter: { a: { $not: { $regex: 'x' } } } }, 'filter $not'],
    [{ find: 'turns', filter: { $and: [{ a: { $regex: 'x' } }] } }, 'filter $regex'],
    [{ find: 'turns', filter: {}, sort: { score: { $meta: 'textScore' } } }, 'sort expression'],
    [{ find: 'turns', filter: {}, projection: { a: { $slice: 1 } } }, 'projection expression'],
    [{ update: 'turns', updates: [{ q: {}, u: { $push: { a: 1 } } }] }, 'update $push'],
    [{ update: 'turns', updates: [{ q: {}, u: { $set: { 'a.$[x].b': 1 } } }] }, 'update positional $'],
    [{ update: 'turns', updates: [{ q: {}, u: {}, arrayFilters: [] }] }, 'update statement.arrayFilters'],
    [{ update: 'turns', updates: [{ q: {}, u: [{ $set: { a: 1 } }] }] }, 'update pipeline'],
    [{ findAndModify: 'turns', query: {}, update: { $rename: { a: 'b' } } }, 'update $rename'],
    [{ createIndexes: 'turns', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 'index key text'],
    [
      { createIndexes: 'turns', indexes: [{ key: { a: 1 }, expireAfterSeconds: 1 }] },
      'index.expireAfterSeconds',
    ],
    [{ insert: 'turns', documents: [], startTransaction: true }, 'insert.startTransaction'],
  ])('is left by %j', (command, off) => {
    expect(findOffList({ name: Object.keys(command)[0] ?? '', command })).toContain(off);
  });
});
