import { describe, expect, it } from 'vitest';
import { supported } from '../../src/embedded-mongo/index.ts';
import { operations } from '../../src/store/index.ts';

/** The store's written list and what the embedded server says it answers are two tables; they must agree. */
describe('the written list of store operations', () => {
  it('names only commands and fields that the embedded server answers', () => {
    const answered: Record<string, readonly string[]> = supported.commands;
    const missing = Object.entries(operations.commands).flatMap(([name, { fields }]) =>
      answered[name] === undefined
        ? [name]
        : fields.filter((field) => !answered[name]?.includes(field)).map((field) => `${name}.${field}`),
    );
    expect(missing).toEqual([]);
  });

  it('names only operators and options that the embedded server answers', () => {
    const within = (asked: object, answered: readonly string[]): string[] =>
      Object.keys(asked).filter((name) => !answered.includes(name));
    expect(
      within(operations.filterOperators, [...supported.filterOperators, ...supported.filterLogic]),
    ).toEqual([]);
    expect(within(operations.updateOperators, supported.updateOperators)).toEqual([]);
    expect(within(operations.updateStatement, supported.updateStatement)).toEqual([]);
    expect(within(operations.indexOptions, supported.indexOptions)).toEqual([]);
  });

  it('has neither pipelines nor positional updates', () => {
    expect(Object.keys(operations.commands)).not.toContain('aggregate');
    expect(Object.keys(supported.commands)).not.toContain('aggregate');
  });
});
