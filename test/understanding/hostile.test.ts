import { describe, expect, it } from 'vitest';

import { questionTypes } from '../../src/core/index.ts';
import {
  findDanger,
  findNumber,
  findPrivateData,
  parseMeta,
  understand,
} from '../../src/understanding/index.ts';
import { context, field, lexicon } from './support/lexicon.ts';

/** What grows when it is said again and again: numbers, ranges, dates, corrections, places, words of the lists. */
const pieces = [
  '三',
  '1-',
  '到1',
  '一个月',
  '不对,',
  '不是一是',
  '十百千万',
  '三到五千,',
  '农历',
  '没有',
  '石桥村',
  '我和老伴',
  '去年没交，',
  '(再|',
  '𠮷①',
];
const places = Array.from({ length: 200 }, (_, at) => ({
  area: `1-${at}` as never,
  name: `石桥${at}村`,
  within: ['河口镇'],
}));
const choices = [
  { name: 'a', label: '种地' },
  { name: 'b', label: '养猪' },
];

/** The fastest of a few runs, in milliseconds: what the work itself takes, whatever else the machine does. */
function quickest(run: () => void): number {
  let best = Infinity;
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    run();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

describe('hostile text', () => {
  it('of 2,000 signs is refused unread, whatever was asked', () => {
    for (const piece of pieces) {
      const text = piece.repeat(2000).slice(0, 2000);
      for (const type of questionTypes) {
        expect(understand(text, field(type, { choices }), context)).toEqual({
          status: 'reject',
          reasons: ['too_long'],
        });
      }
    }
  });

  // Four times the length is four times the work, sixteen times where every place is looked at with every other one;
  // what backtracks takes 64 times as long or more.
  it.each(pieces)('of %j costs no more than its length squared', (piece) => {
    const grows = (run: (text: string) => void, length: number) => {
      const long = piece.repeat(length).slice(0, length);
      const part = long.slice(0, length / 4);
      // Under load one comparison says little; what truly grows does so every time.
      const growths = [1, 2, 3].map(
        () =>
          quickest(() => run(long)) /
          Math.max(
            quickest(() => run(part)),
            0.05,
          ),
      );
      return Math.min(...growths);
    };
    for (const type of questionTypes) {
      const asked = field(type, { choices });
      const growth = grows((text) => understand(text, asked, { ...context, places }), 500);
      expect(growth, type).toBeLessThan(32);
    }
    const anywhere = grows((text) => {
      findDanger(text, lexicon);
      findPrivateData(text, lexicon);
      findNumber(text, lexicon);
      parseMeta(text, lexicon);
    }, 2000);
    expect(anywhere).toBeLessThan(32);
  });
});
