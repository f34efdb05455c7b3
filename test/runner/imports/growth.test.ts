import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/index.ts';
import { openTestStore } from '../../store/support/open-test-store.ts';
import { areas, idNumber, importSheet } from './support.ts';

/** Commands that carry rows; what the driver says to itself is not counted. */
const counted = new Set(['find', 'getMore', 'insert', 'update', 'findAndModify']);

function listOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const isHead = index % 4 === 0;
    const id = idNumber(String(19500101 + Math.floor(index / 900) * 10_000), index % 900);
    return `清溪镇|石桥村|人${'甲乙丙丁戊己庚辛壬癸'[index % 10] ?? ''}|${isHead ? '户主' : '之子'}|${id}`;
  });
  return ['乡镇|村|姓名|与户主关系|身份证号码', ...lines].join('\n');
}

describe('a long list', () => {
  it('sends commands by the batch, not by the row', async () => {
    const { store, commands } = await openTestStore();
    await store.areas.insertMany(areas);
    async function cost(of: (store: Store) => Promise<unknown>): Promise<number> {
      const before = commands.length;
      await of(store);
      return commands.slice(before).filter(({ name }) => counted.has(name)).length;
    }
    const list = listOf(2_000);
    const first = await cost(async () => {
      const { verdicts } = await importSheet(store, 'households', list);
      expect(verdicts.every(({ state }) => state === 'new')).toBe(true);
    });
    const again = await cost(async () => {
      const { verdicts } = await importSheet(store, 'households', list);
      expect(verdicts.every(({ state }) => state === 'same')).toBe(true);
    });
    expect(first).toBeLessThan(40);
    expect(again).toBeLessThan(40);
    const more = await cost(() => importSheet(store, 'households', listOf(4_000)));
    expect(more).toBeLessThan(80);
  });
});
