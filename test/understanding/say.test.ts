import { describe, expect, it } from 'vitest';

import { say, toFigures, toHan } from '../../src/understanding/index.ts';

describe('toHan and toFigures', () => {
  it.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [15, '十五'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1002, '一千零二'],
    [1020, '一千零二十'],
    [2500, '二千五百'],
    [10_000, '一万'],
    [10_005, '一万零五'],
    [12_000, '一万二千'],
    [35_000, '三万五千'],
    [100_500, '十万零五百'],
    [1_234_567, '一百二十三万四千五百六十七'],
    [100_000_000, '一亿'],
    [100_010_000, '一亿零一万'],
    [2.5, '二点五'],
    [-3, '负三'],
  ])('%d is %s', (value, words) => expect(toHan(value)).toBe(words));

  it.each([
    [0, '0'],
    [999, '999'],
    [35_000, '35,000'],
    [1_234_567.5, '1,234,567.5'],
    [-1200, '-1,200'],
    [0.25, '0.25'],
  ])('%d is %s', (value, words) => expect(toFigures(value)).toBe(words));
});

describe('say', () => {
  const exact = { approx: false };
  const vague = { approx: true };
  it.each([
    [{ type: 'amount', min: 3_500_000, max: 3_500_000, ...exact }, '35,000 元（三万五千元）'],
    [{ type: 'amount', min: 1250, max: 1250, ...exact }, '12.5 元（十二元五角）'],
    [{ type: 'amount', min: 3_000_000, max: 4_000_000, ...vague }, '30,000 到 40,000 元（三万到四万元）'],
    [{ type: 'amount', min: null, max: 2_000_000, ...vague }, '不到 20,000 元（二万元）'],
    [{ type: 'amount', min: 300_000, max: null, ...vague }, '至少 3,000 元（三千元）'],
    [{ type: 'amount', min: 500_000, max: 500_000, ...vague }, '大约 5,000 元（五千元）'],
    [{ type: 'amount', min: 50_000, max: 50_000, ...exact, period: 'month' }, '每月 500 元（五百元）'],
    [{ type: 'amount', min: 80_000, max: 80_000, ...exact, per: '亩' }, '每亩 800 元（八百元）'],
    [{ type: 'amount', min: -300_000, max: -300_000, ...exact }, '亏 3,000 元（三千元）'],
    [{ type: 'amount', min: 0, max: 0, ...exact }, '0 元（零元）'],
    [{ type: 'count', min: 4, max: 4, ...exact }, '4（四）'],
    [{ type: 'quantity', unit: '亩', min: 2.3, max: 2.3, ...exact }, '2.3 亩（二点三亩）'],
    [{ type: 'duration', unit: 'month', min: 3, max: 4, ...vague }, '3 到 4 个月（三到四个月）'],
    [{ type: 'date', start: '2026-03-01', end: '2026-03-31', ...exact }, '2026年3月'],
    [{ type: 'date', start: '2026-03-05', end: '2026-03-05', ...exact }, '2026年3月5日'],
    [{ type: 'period', start: '2025-01-01', end: '2025-12-31', ...exact }, '2025年'],
    [{ type: 'date', start: '2026-03-05', end: '2026-04-02', ...vague }, '大约 2026年3月5日到4月2日'],
    [{ type: 'phone', phone: '13900001234' }, '139 0000 1234'],
    [{ type: 'phone', phone: '085185510000' }, '0851 85510000'],
    [
      { type: 'id_number', id: '11010519491231002X', birth: '1949-12-31', sex: 'female' },
      '1101**********002X（1949年12月31日生，女）',
    ],
    [{ type: 'name', name: '刘桂英' }, '刘桂英'],
  ] as const)('%#: %j', (value, words) => expect(say(value)).toBe(words));

  it('uses the labels of choices', () => {
    const choices = [
      { name: 'a', label: '生病' },
      { name: 'b', label: '上学' },
      { name: 'yes', label: '有' },
    ];
    expect(say({ type: 'select_one', choice: 'b' }, choices)).toBe('上学');
    expect(say({ type: 'select_multiple', choices: ['a', 'b'] }, choices)).toBe('生病、上学');
    expect(say({ type: 'yes_no', yes: true }, choices)).toBe('有');
  });
});
