import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { maskHousehold } from '../../src/core/index.ts';
import { createRenderer, digestLimit, fitDigest, readTemplates } from '../../src/documents/index.ts';
import type { CutList, DigestData } from '../../src/documents/index.ts';

const renderer = createRenderer(readTemplates(new URL('../../templates', import.meta.url).pathname));

const household = maskHousehold({ name: '王建国', group: 12, number: 1318 });

function list<T>(total: number, item: (at: number) => T): CutList<T> {
  return { items: Array.from({ length: total }, (_, at) => item(at)), total };
}

function digestOf(declared: number, handle: number, publicity: number, deadlines: number): DigestData {
  return {
    day: '2026-10-09',
    village: '上河村',
    open: declared + handle,
    declared: list(declared, () => household),
    handle: list(handle, (at) => ({
      household,
      number: `2026-${1000 + at}`,
      stage: 'accepted',
      next: 'verified',
      due: '2026-12-20',
      overdue: true,
    })),
    publicity: list(publicity, (at) => ({
      household,
      number: `2026-${1000 + at}`,
      day: 3,
      of: 5,
      end: '2026-12-31',
      closesAt: '18:00',
      provisional: true,
      lastDay: false,
      toClose: false,
      held: false,
    })),
    visits: { done: 10, of: 1200, overdue: 80 },
    requests: 0,
    leads: { toAnswer: 120, oldestDays: 300 },
    deadlines: list(deadlines, () => ({ what: 'visit', due: '2026-12-22', daysLeft: 3, count: 120 })),
  };
}

test('a short digest is left alone', () => {
  const data = digestOf(2, 2, 2, 1);
  expect(fitDigest(renderer, data)).toEqual(data);
});

test('a digest of hundreds of rows keeps the first rows and says how many there are', () => {
  const text = renderer.render('digest', fitDigest(renderer, digestOf(300, 400, 200, 30)));
  expect(text.length).toBeLessThanOrEqual(digestLimit);
  expect(text.length).toBeGreaterThan(700);
  expect(text).toContain('等300户');
  expect(text).toContain('【待办】400件');
  expect(text).toContain('2026-1000');
});

test('no digest is longer than its limit, whatever the village has', () => {
  const size = integer({ min: 0, max: 60 });
  assert(
    property(size, size, size, size, (declared, handle, publicity, deadlines) => {
      const data = digestOf(declared, handle, publicity, deadlines);
      const before = structuredClone(data);
      const fitted = fitDigest(renderer, data);
      expect(renderer.render('digest', fitted).length).toBeLessThanOrEqual(digestLimit);
      expect(data).toEqual(before);
    }),
    { numRuns: 40 },
  );
});
