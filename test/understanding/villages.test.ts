import { describe, expect, it } from 'vitest';

import { toId, type AreaCode } from '../../src/core/index.ts';
import type { CorrectableField } from '../../src/understanding/index.ts';
import { findNumber } from '../../src/understanding/index.ts';
import { field, lexicon } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

describe('amounts as they are said elsewhere', () => {
  it.each(
    table(`
    三几百 => confirm 300..400
    三几千块 => confirm 3000..4000
    几百把块 => confirm 200..1050
    百把块 => confirm 100..150
    百十块 => confirm 100..120
    两千半 => confirm 2500
    一万半 => confirm 15000
    四万万 => confirm 400000000
    一万好几 => confirm 10000..20000
    一千大几 => confirm 1500..2000
    三千五百来块 => confirm 3500..3550
    小两千 => confirm 1800..2000
    近万元 => confirm 10000~
    不下五千 => confirm 5000..
    一万还多 => confirm 10000..
    五千往上 => confirm 5000..
    十块八毛 => confirm 10.8
    一个工两百 => confirm 200/day
    一工一百八 => confirm 180/day
    每人每月280 => confirm 280/month/人
    280/月 => confirm 280/month
    挣不到钱 => accept 0
    分文没有 => accept 0
    颗粒无收 => accept 0
    没啥收入 => unknown
    没细算过 => unknown
    挣不了几个钱 => unknown
    记不清了,大概三千 => confirm 3000~
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('amount'))).toBe(meaning));

  it('asks again when it is ten times what was recorded last, or a tenth', () => {
    const known = field('amount', { lastYear: 3000 });
    expect(hear('3500', known)).toBe('accept 3500');
    expect(hear('35000', known)).toBe('confirm 35000');
    expect(hear('300', known)).toBe('confirm 300');
  });
});

describe('ages and people', () => {
  it.each(
    table(`
    八个月的娃 => confirm 8
    九个多月 => confirm 9..10
    十二周 => confirm 12
    90天 => confirm 90
    半岁 => confirm 6~
    六十啷当岁 => confirm 60..63
    1958年生 => reject not_understood
    60后 => reject not_understood
    满七周岁 => accept 7
    `),
  )('age: %s => %s', (words, meaning) => expect(hear(words, field('count', { unit: '岁' }))).toBe(meaning));

  it.each(
    table(`
    就我老头一个 => accept 1
    光杆司令 => accept 1
    仨娃 => accept 3
    三代同堂六口 => accept 6
    没住过院 => accept 0
    一大家子 => reject not_understood
    两男一女 => confirm 3
    `),
  )('people: %s => %s', (words, meaning) =>
    expect(hear(words, field('count', { unit: '人' }))).toBe(meaning),
  );
});

describe('fields, weights and lengths of time', () => {
  it.each(
    table(`
    两亩来地 => confirm 2..2.5 亩
    三挑 => accept 300 斤
    两垧地 => accept 30 亩
    一百二十个平方 => accept 120 平方米
    一对牛 => confirm 1 
    两层楼 => confirm 2 
    没种地 => accept 0 
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('quantity')).trim()).toBe(meaning));

  it.each(
    table(`
    个半月 => accept 1.5 month
    2年零3个月 => accept 27 month
    三年五载 => confirm 36..60 month
    没出去 => accept 0 month
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('duration'))).toBe(meaning));
});

describe('times of the farming year, on 2026-09-24', () => {
  it.each(
    table(`
    月初 => confirm 2026-09-01..2026-09-07 ~
    月底 => confirm 2026-09-24..2026-09-30 ~
    月中 => confirm 2026-09-11..2026-09-20 ~
    开年 => confirm 2026-02-18..2026-03-03 ~
    开年的时候 => confirm 2026-02-18..2026-03-03 ~
    去年秋收 => confirm 2025-08-01..2025-10-31 ~
    秋收的时候 => confirm 2026-08-01..2026-10-31 ~
    插秧的时候 => confirm 2026-04-01..2026-06-30 ~
    从去年到现在 => accept 2025-01-01..2026-09-24
    去年大寒 => choose 2026-01-20 | 2025-01-20
    大寒 => accept 2026-01-20
    腊月二十几 => confirm 2026-02-07..2026-02-16 ~
    三天了 => confirm 2026-09-21 ~
    已经三个月了 => confirm 2026-06-17..2026-07-01 ~
    前几年 => confirm 2021-01-01..2024-12-31 ~
    上前天 => accept 2026-09-21
    昨下午 => accept 2026-09-23
    上周末 => accept 2026-09-19..2026-09-20
    去年办酒席的时候 => confirm 2025-01-01..2025-12-31
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('date'))).toBe(meaning));
});

describe('yes and no from other provinces', () => {
  it.each(
    table(`
    没得问题 => accept yes
    没意见 => accept yes
    冇错 => accept yes
    年年有 => accept yes
    谁说没有 => accept yes
    √ => accept yes
    A => accept yes
    木得 => accept no
    有个球 => accept no
    没影的事 => accept no
    早就没有了 => accept no
    × => accept no
    算是有 => confirm yes
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('yes_no'))).toBe(meaning));

  it('hears 没意见 as a no where objections are asked for', () => {
    expect(hear('没意见', field('yes_no', { asked: '有没有意见？' }))).toBe('accept no');
  });
});

describe('corrections by the name of a question', () => {
  const fields: CorrectableField[] = [
    { no: '1', type: 'name', labels: ['姓名'] },
    { no: '2', type: 'id_number', labels: ['身份证'] },
    { no: '3', type: 'amount', labels: ['花费损失'] },
    { no: '4', type: 'count', labels: ['人口'] },
    { no: '5', type: 'amount', labels: ['去年收入'] },
  ];
  it.each(
    table(`
    身份证号码填错了 => correct field 2
    身份证不对 => correct field 2
    我想改身份证号 => correct field 2
    收入那题不对 => correct field 5
    花费填错了 => correct field 3
    把名字改一下 => correct field 1
    改一下人口 => correct field 4
    人数错了 => correct field 4
    第4题填错了 => correct 4
    上一题填错了 => correct previous
    电话填错了 => reject not_understood
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('quantity'), { fields })).toBe(meaning));
});

describe('read-backs', () => {
  const pending = { type: 'amount', min: 2_000_000, max: 2_000_000, approx: false } as const;
  it.each(
    table(`
    不是两万 => denied
    没有两万 => denied
    不是两万是三万 => confirm 30000
    应该是三万 => confirm 30000
    就是两万 => confirmed
    对的没错 => confirmed
    没那么多 => denied
    说多了 => denied
    加上五百 => choose 20500 | 20000 | 500
    提交 => confirmed
    谢谢 => meta thanks
    `),
  )('20,000: %s => %s', (words, meaning) =>
    expect(hear(words, field('amount'), { phase: 'confirm', pending })).toBe(meaning),
  );

  it('takes 没有 to "没有，对吗？" for a yes', () => {
    const no = { type: 'yes_no', yes: false } as const;
    expect(hear('没有', field('yes_no'), { phase: 'confirm', pending: no })).toBe('confirmed');
    expect(hear('不对', field('yes_no'), { phase: 'confirm', pending: no })).toBe('denied');
  });
});

describe('findNumber', () => {
  it.each([
    ['一共三十二个', { min: 32, max: 32, approx: false }],
    ['10万万', { min: 1e9, max: 1e9, approx: false }],
    ['一个大于100并小于300的数', { min: 100, max: 300, approx: true }],
    ['比三十大一些', { min: 30, max: null, approx: true }],
    ['二分之一', { min: 0.5, max: 0.5, approx: false }],
    ['四川', null],
    ['10..1万', null],
  ])('%s', (words, range) => expect(findNumber(words, lexicon)).toEqual(range));
});

describe('words that steer', () => {
  it.each(
    table(`
    听不懂 => meta explain
    啥子意思 => meta explain
    还有几题 => meta progress
    你好 => meta greeting
    谢谢你们 => meta thanks
    难为你了 => meta thanks
    提交 => meta submit
    就这样 => meta submit
    能不能重新开始 => meta restart
    可以提交了吗 => meta submit
    我想找村干部 => meta human
    这题先不填 => meta skip
    空了再填 => meta pause
    没看到 => accept 没看到
    看不见 => accept 看不见
    不要了 => accept 不要了
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('text'))).toBe(meaning));

  it('lets a yes-or-no question hear 交了 first', () => {
    expect(hear('交了', field('yes_no', { asked: '医保交了没有？' }))).toBe('accept yes');
    expect(hear('提交', field('yes_no'))).toBe('meta submit');
  });
});

describe('sound-alikes', () => {
  const places = [
    { area: '1', name: '河口镇' },
    { area: '1-1', name: '石桥村', within: ['河口镇'] },
    { area: '1-2', name: '新民村', within: ['河口镇'] },
  ].map((place) => ({ ...place, area: toId<AreaCode>(place.area) }));
  it.each(
    table(`
    石桥村三组 => accept 1-1 3组
    实桥村三组 => confirm 1-1 3组
    石乔3组 => confirm 1-1 3组
    新明村四组 => confirm 1-2 4组
    青山村一组 => confirm ? 1组
    `),
  )('places: %s => %s', (words, meaning) => expect(hear(words, field('address'), { places })).toBe(meaning));

  const choices = [
    { name: 'work', label: '打工收入', words: ['打工'] },
    { name: 'ill', label: '慢性病' },
    { name: 'flood', label: '洪水' },
  ];
  it.each(
    table(`
    打共 => confirm work
    大工 => confirm work
    慢性并 => confirm ill
    发宏水了 => confirm flood
    打牌 => reject not_understood
    没打共 => reject not_understood
    `),
  )('choices: %s => %s', (words, meaning) =>
    expect(hear(words, field('select_one', { choices }))).toBe(meaning),
  );
});

describe('what is too long', () => {
  it.each(['三', '1', '一个月', '到', '不对,', '石桥', '9-'])(
    '%s again and again is refused unread',
    (part) => {
      const text = part.repeat(2000).slice(0, 2000);
      for (const type of ['amount', 'date', 'address', 'select_one', 'text'] as const)
        expect(hear(text, field(type))).toBe('reject too_long');
    },
  );
});
