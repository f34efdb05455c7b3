import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { normalize, squeeze } from '../../src/understanding/normalize.ts';
import { readNumeral, scanNumerals } from '../../src/understanding/numeral.ts';
import { table } from './support/show.ts';

describe('numerals as intervals', () => {
  it.each(
    table(`
    三四万 => 30000..40000
    十五六 => 15..16
    两万多 => 20000..30000
    二十几万 => 200000..300000
    三五百 => 300..500
    一万五六千 => 15000..16000
    4万5 => 45000
    3千5 => 3500
    1.2w => 12000
    3k => 3000
    三万零五 => 30005
    一千零二 => 1002
    一千二 => 1200
    两千五六 => 2500..2600
    十三万五 => 135000
    九千九百九 => 9990
    六十三四万 => 630000..640000
    3万4000 => 34000
    4万05 => 40005
    5万4千6百 => 54600
    一七二零 => 1720
    二点五 => 2.5
    一亿两千万 => 120000000
    十多万 => 100000..200000
    500余万 => 5000000..6000000
    几百 => 200..1000
    十几 => 10..20
    百十 => 100..120
    廿五 => 25
    壹万贰仟叁佰 => 12300
    拾万 => 100000
    `),
  )('%s => %s', (words, meaning) => {
    const numeral = readNumeral(words, 0);
    expect(numeral?.end).toBe(words.length);
    expect(
      numeral && (numeral.min === numeral.max ? `${numeral.min}` : `${numeral.min}..${numeral.max}`),
    ).toBe(meaning);
  });

  it.each(['收拾', '放肆', '大陆', '队伍', '无', '百姓', '千金', '元角分', ''])(
    '%s holds no number',
    (words) => expect(scanNumerals(words)).toEqual([]),
  );

  it('parts numbers that stand side by side', () => {
    expect(scanNumerals('一千两千').map(({ min }) => min)).toEqual([1000, 2000]);
    expect(scanNumerals('3万和5万').map(({ min }) => min)).toEqual([30_000, 50_000]);
  });
});

describe('normalize', () => {
  it.each([
    ['１２３，４５６', '123,456'],
    ['①③', '13'],
    ['三\u200b万', '三万'],
    ['兩萬塊錢', '两万块钱'],
    ['  三   万  ', '三 万'],
    ['3W', '3w'],
    ['👌🏿', '👌'],
  ])('%s', (text, folded) => {
    expect(normalize(text)).toBe(folded);
    expect(normalize(folded)).toBe(folded);
  });

  it('keeps a blank only between two figures', () => {
    expect(squeeze('三 万 1 4 个')).toBe('三万1 4个');
  });
});

describe('a number that is read', () => {
  it('takes at least one sign, so that reading on comes to an end', () => {
    const signs = fc.constantFrom(...'零一二两三五十百千万亿几多来把半点廿5708.wk个块');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (said) => {
        const text = said.join('');
        for (let at = 0; at < text.length; at += 1) {
          const numeral = readNumeral(text, at);
          if (numeral) expect(numeral.end).toBeGreaterThan(at);
        }
      }),
      { numRuns: 3000 },
    );
    expect(scanNumerals('十点五十')).toHaveLength(2);
  });
});
