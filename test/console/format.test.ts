import { describe, expect, it } from 'vitest';
import { splitMentions } from '../../src/console/format/mentions.ts';
import { readChip } from '../../src/console/format/quick.ts';
import {
  formatDay,
  formatListTime,
  formatSeconds,
  formatSeparator,
  formatTime,
  formatWeekday,
  startsNewTime,
} from '../../src/console/format/time.ts';
import { encodeWav } from '../../src/console/media/wav.ts';

describe('a recording', () => {
  it('becomes a WAV file', () => {
    const bytes = Buffer.from(encodeWav(new Float32Array([0, 1, -1, 2])));
    expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect([0, 1, 2, 3].map((index) => bytes.readInt16LE(44 + index * 2))).toEqual([
      0, 32_767, -32_767, 32_767,
    ]);
  });
});

const at = (text: string): number => Date.parse(`${text}+08:00`);
const nowMs = at('2026-09-24T08:30:05');

describe('time in the county', () => {
  it('is written the way people read it', () => {
    expect([formatDay(nowMs), formatWeekday(nowMs), formatTime(nowMs)]).toEqual([
      '2026年9月24日',
      '星期四',
      '08:30:05',
    ]);
  });

  it.each([
    ['2026-09-24T00:05:00', '00:05', '00:05'],
    ['2026-09-23T23:59:00', '昨天 23:59', '昨天'],
    ['2026-09-20T09:00:00', '星期日 09:00', '星期日'],
    ['2026-09-17T09:00:00', '2026年9月17日 09:00', '9月17日'],
    ['2025-12-31T09:00:00', '2025年12月31日 09:00', '2025/12/31'],
    ['2026-09-25T09:00:00', '2026年9月25日 09:00', '9月25日'],
  ])('%s is %s above a bubble and %s in the list', (instant, separator, short) => {
    expect(formatSeparator(at(instant), nowMs)).toBe(separator);
    expect(formatListTime(at(instant), nowMs)).toBe(short);
  });

  it('stands above the first bubble and after five minutes', () => {
    expect(startsNewTime(undefined, nowMs)).toBe(true);
    expect(startsNewTime(nowMs, nowMs + 299_999)).toBe(false);
    expect(startsNewTime(nowMs, nowMs + 300_000)).toBe(true);
  });

  it('gives the length of a voice message', () => {
    expect([0.2, 8.4, 65].map(formatSeconds)).toEqual(['1″', '8″', '1′05″']);
  });
});

describe('mentions', () => {
  it('are cut out of the text, the longer name first', () => {
    expect(splitMentions('@秦来喜 看看，@秦来 也看', ['秦来', '秦来喜'])).toEqual([
      { text: '@秦来喜', isMention: true },
      { text: ' 看看，', isMention: false },
      { text: '@秦来', isMention: true },
      { text: ' 也看', isMention: false },
    ]);
  });

  it('are only those that are meant, and names are not patterns', () => {
    expect(splitMentions('@别人 a@b', ['守望', '.*'])).toEqual([{ text: '@别人 a@b', isMention: false }]);
    expect(splitMentions('', [])).toEqual([]);
  });
});

describe('a quick answer', () => {
  it.each([
    ['1 对', '1', '对'],
    ['2. 生病住院', '2', '生病住院'],
    ['10、别的', '10', '别的'],
    ['2000 元左右', null, '2000 元左右'],
    ['说不清', null, '说不清'],
  ])('%s', (quick, number, label) => {
    expect(readChip(quick)).toEqual({ number, label, answer: quick });
  });
});
