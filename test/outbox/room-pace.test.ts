import { expect, test } from 'vitest';
import { backoffMs } from '../../src/outbox/backoff.ts';
import { createRoomPace } from '../../src/outbox/room-pace.ts';

test('a burst to groups gets slots one gap apart, and a quiet while later the gate is open', () => {
  let now = 5_000;
  const pace = createRoomPace(1_000, () => now);
  expect([0, 1, 2, 3].map(() => pace.waitMs())).toEqual([0, 1_000, 2_000, 3_000]);
  now = 6_000;
  expect(pace.waitMs()).toBe(0);
  now = 20_000;
  expect(pace.waitMs()).toBe(0);
  expect(pace.waitMs()).toBe(1_000);
});

test('no gap, no wait', () => {
  const pace = createRoomPace(0, () => 7);
  expect([0, 1, 2].map(() => pace.waitMs())).toEqual([0, 0, 0]);
});

test('retries back off from one second to five minutes, spread by at most a fifth', () => {
  expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(backoffMs(1, 1)).toBe(1_200);
  expect(backoffMs(10_000, 1)).toBe(300_000);
});
