import { describe, expect, it } from 'vitest';

import { understand } from '../../src/understanding/index.ts';
import { context, field } from './support/lexicon.ts';

/** What is put before the villager: one read-back, or what there is to choose from. */
function put(text: string, type: Parameters<typeof field>[0], more: Parameters<typeof field>[1] = {}) {
  const heard = understand(text, field(type, more), context);
  if (heard.status === 'choose') return heard.candidates.map(({ readback }) => readback);
  return heard.status === 'confirm' || heard.status === 'accept' ? heard.readback : heard.status;
}

describe('read-backs that the value alone would not give', () => {
  it('says wages times months as the villager could count them', () => {
    expect(put('在工地干了八个月，一个月三千五', 'amount')).toBe(
      '每月 3,500 元 × 8 个月 = 28,000 元（二万八千元）',
    );
    expect(put('一亩八百，种了三亩', 'amount')).toBe('每亩 800 元 × 3 亩 = 2,400 元（二千四百元）');
  });

  it('keeps the parts of wages times months', () => {
    expect(understand('一天一百六，做了十八天', field('amount'), context)).toMatchObject({
      status: 'confirm',
      value: { min: 288_000, max: 288_000 },
      parts: { times: 18, items: [{ min: 16_000, period: 'day' }], total: { min: 288_000 } },
    });
  });

  it('leaves the choice where the period is the one that was asked for', () => {
    expect(put('一个月三千五，干了八个月', 'amount', { period: 'month' })).toEqual([
      '每月 3,500 元（三千五百元）',
      '28,000 元（二万八千元）',
    ]);
  });

  it('says several values with the words each was said in, and their sum', () => {
    expect(put('卖猪八千，打工两万', 'amount')).toEqual([
      '8,000 元 + 20,000 元 = 28,000 元（二万八千元）',
      '8,000 元（八千元）：卖猪八千',
      '20,000 元（二万元）：打工两万',
    ]);
    expect(put('五口，两个在浙江打工', 'count', { unit: '人' })).toEqual([
      '5（五）：五口',
      '2（二）：两个在浙江打工',
    ]);
    expect(put('大人三个娃两个在外', 'count', { unit: '人' })).toEqual([
      '3（三）：大人三个',
      '2（二）：娃两个在外',
    ]);
  });

  it('keeps the words to their value when one was said twice', () => {
    expect(put('三个在家，三个，两个在外', 'count', { unit: '人' })).toEqual([
      '3（三）：三个在家',
      '2（二）：两个在外',
    ]);
  });

  it('takes the number of people that was said, with the others as its parts', () => {
    expect(put('5口人，两个老人两个娃', 'count', { unit: '人' })).toBe('5（五）');
  });

  it('names lunar months and days as such, with the solar days behind them', () => {
    expect(put('去年腊月', 'date')).toBe('农历2025年腊月（2026年1月19日到2月16日）');
    expect(put('闰六月初三', 'date')).toBe('农历2025年闰六月初三（2025年7月27日）');
    expect(put('前年冬月初八', 'date')).toBe('农历2024年冬月初八（2024年12月8日）');
    expect(put('八月十五', 'date')).toEqual(['农历2025年八月十五（2025年10月6日）', '2026年8月15日']);
  });
});
