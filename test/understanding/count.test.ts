import { describe, expect, it } from 'vitest';

import { field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

describe('counts and ages', () => {
  it.each(
    table(`
    4 => accept 4
    四 => accept 4
    4个 => accept 4
    四口人 => accept 4
    6口 => accept 6
    三个娃 => accept 3
    两口子 => accept 2
    老两口 => accept 2
    我和老伴 => accept 2
    就我一个 => accept 1
    光棍一条 => accept 1
    一家四口 => accept 4
    我跟儿子两个 => accept 2
    一对双胞胎 => accept 2
    十一个 => accept 11
    一共七个人 => accept 7
    有两个在读书 => accept 2
    四川来的媳妇一个 => accept 1
    五六个 => confirm 5..6
    七八口子 => confirm 7..8
    十来个 => confirm 10..15
    十几个人 => confirm 10..20
    好几个 => confirm 2..10
    三个多 => confirm 3..4
    大概五个 => confirm 5~
    不到十个 => confirm ..10
    三到五个 => confirm 3..5
    四口,出去打工两个 => choose 4 | 2
    没得老人 => accept 0
    没得人了就剩我 => accept 1
    没有 => accept 0
    一个都没得 => accept 0
    不晓得 => unknown
    半个 => reject not_understood
    三亩 => confirm 3
    10几个 => confirm 10..20
    十八 => accept 18
    除了我还有三个 => confirm 3
    -5 => confirm 5
    我和老婆两个娃 => confirm 4
    我和老婆三个娃 => confirm 5
    我跟老伴两个带孙孙 => confirm 3
    `),
  )('people: %s => %s', (words, meaning) =>
    expect(hear(words, field('count', { unit: '人' }))).toBe(meaning),
  );

  it.each(
    table(`
    68 => accept 68
    六十八 => accept 68
    68岁 => accept 68
    七十三岁了 => accept 73
    虚岁六十 => accept 60
    满五周岁 => accept 5
    五十出头 => confirm 50..53
    六十来岁 => confirm 60..65
    七十多岁 => confirm 70..80
    四十五六 => confirm 45..46
    快八十了 => confirm 80~
    八个月 => confirm 8
    七十挂零 => confirm 70..73
    我属虎 => reject not_understood
    `),
  )('ages: %s => %s', (words, meaning) => expect(hear(words, field('count', { unit: '岁' }))).toBe(meaning));
});
