import { describe, expect, it } from 'vitest';

import { field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

describe('quantities', () => {
  it.each(
    table(`
    5 => accept 5 亩
    五亩 => accept 5 亩
    2.5亩 => accept 2.5 亩
    三亩二 => accept 3.2 亩
    两亩六分地 => accept 2.6 亩
    半亩 => accept 0.5 亩
    八分地 => accept 0.8 亩
    一公顷 => accept 15 亩
    四五亩 => confirm 4..5 亩
    十来亩 => confirm 10..15 亩
    三亩多 => confirm 3..4 亩
    差不多六亩 => confirm 6~ 亩
    三亩到五亩 => confirm 3..5 亩
    水田一亩,旱地三亩 => choose 4 亩 | 1 亩 | 3 亩
    没得地 => accept 0 亩
    一两亩 => confirm 1..2 亩
    三分 => accept 0.3 亩
    两亩5 => accept 2.5 亩
    不到两亩 => confirm ..2 亩
    2~3亩 => confirm 2..3 亩
    三百斤 => confirm 300 斤
    全淹了 => reject not_understood
    `),
  )('land: %s => %s', (words, meaning) =>
    expect(hear(words, field('quantity', { unit: '亩' }))).toBe(meaning),
  );

  it.each(
    table(`
    八百斤 => 800 斤
    四百公斤 => 800 斤
    2吨 => 4000 斤
    一吨半 => 3000 斤
    三斤六两 => 3.6 斤
    五担 => 500 斤
    三十只鸡 => 30 只
    十二头猪 => 12 头
    两间半 => 2.5 间
    五十棵 => 50 棵
    一百平方 => 100 平方米
    `),
  )('without a unit asked: %s is %s', (words, meaning) =>
    expect(hear(words, field('quantity'))).toBe(`accept ${meaning}`),
  );
});

describe('durations', () => {
  it.each(
    table(`
    四个月 => accept 4 month
    6个月 => accept 6 month
    半年 => accept 6 month
    两年 => accept 24 month
    两年半 => accept 30 month
    一年三个月 => accept 15 month
    十五天 => accept 15 day
    二十一天 => accept 21 day
    两个礼拜 => accept 14 day
    半个月 => accept 15 day
    一个半月 => accept 1.5 month
    五六天 => confirm 5..6 day
    一个多月 => confirm 1..2 month
    两年多 => confirm 24..36 month
    个把月 => confirm 1..2 month
    十天半个月 => confirm 10..15 day
    好几年 => confirm 24..120 month
    三到六个月 => confirm 3..6 month
    常年在外头 => confirm 12~ month
    没有 => accept 0 month
    不到半年 => confirm ..6 month
    半年左右 => confirm 6~ month
    大半年 => confirm 6..12 month
    快一年了 => confirm 12~ month
    两个来月 => confirm 2..3 month
    一个月零五天 => confirm 35~ day
    不晓得 => unknown
    一天到晚 => reject not_understood
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('duration'))).toBe(meaning));

  it('takes a bare number in the asked unit only', () => {
    expect(hear('20', field('duration', { unit: '天' }))).toBe('accept 20 day');
    expect(hear('20', field('duration'))).toBe('reject not_understood');
  });
});
