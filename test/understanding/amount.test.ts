import { describe, expect, it } from 'vitest';

import { understand, type FieldSpec } from '../../src/understanding/index.ts';
import { context, field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

const income = field('amount', { plausible: { min: 0, max: 500_000 } });

describe('amounts', () => {
  it.each(
    table(`
    30000 => accept 30000
    30000元 => accept 30000
    ３００００ => accept 30000
    28,600 => accept 28600
    ￥4500 => accept 4500
    1860.5 => accept 1860.5
    2400块 => accept 2400
    2400块钱吧 => accept 2400
    一共6800 => accept 6800
    0 => accept 0
    800。 => accept 800
    `),
  )('plain figures: %s => %s', (words, meaning) => expect(hear(words, income)).toBe(meaning));

  it.each(
    table(`
    六千 => confirm 6000
    三万五 => confirm 35000
    三万五千 => confirm 35000
    两千八 => confirm 2800
    一百八 => confirm 180
    九百六 => confirm 960
    四千零三 => confirm 4003
    四千零三十 => confirm 4030
    五万零六百 => confirm 50600
    两万零七 => confirm 20007
    十一万三 => confirm 113000
    八万六千四百二 => confirm 86420
    7万2 => confirm 72000
    6千8 => confirm 6800
    2万6千 => confirm 26000
    3.6万 => confirm 36000
    1.8w => confirm 18000
    6K => confirm 6000
    4W2 => confirm 42000
    万八 => confirm 18000
    千六 => confirm 1600
    叁万贰仟元整 => confirm 32000
    伍佰元 => confirm 500
    壹拾贰万元 => confirm 120000
    卅块 => confirm 30
    俩千 => confirm 2000
    五块五 => confirm 5.5
    三块二毛 => confirm 3.2
    四毛五 => confirm 0.45
    两角 => confirm 0.2
    十二块零五分 => confirm 12.05
    六元八角 => confirm 6.8
    二十块零三毛 => confirm 20.3
    12 000 => confirm 12000
    三 千 六 => confirm 3600
    `),
  )('spoken: %s => %s', (words, meaning) => expect(hear(words, income)).toBe(meaning));

  it.each(
    table(`
    四五千 => confirm 4000..5000
    两三万吧 => confirm 20000..30000
    七八千块 => confirm 7000..8000
    三五千 => confirm 3000..5000
    十七八万 => confirm 170000..180000
    一万七八 => confirm 17000..18000
    六千七八 => confirm 6700..6800
    一千七八百 => confirm 1700..1800
    三万多 => confirm 30000..40000
    五千多块钱 => confirm 5000..6000
    四百多 => confirm 400..500
    两万八千多 => confirm 28000..29000
    十几万块 => confirm 100000..200000
    三十几万 => confirm 300000..400000
    十多万 => confirm 100000..200000
    80多万 => confirm 800000..900000
    6000多 => confirm 6000..7000
    二千余元 => confirm 2000..3000
    几千 => confirm 2000..10000
    好几千块 => confirm 2000..10000
    千把块钱 => confirm 1000..1500
    百来块 => confirm 100..150
    上千块 => confirm 1000..2000
    两万出头 => confirm 20000..23000
    小两万 => confirm 18000..20000
    不到三万 => confirm ..30000
    三万不到 => confirm ..30000
    没超过五千 => confirm ..5000
    顶多两万 => confirm ..20000
    起码四千 => confirm 4000..
    少说也有两千 => confirm 2000..
    一万以上 => confirm 10000..
    五千以下 => confirm ..5000
    大概六千 => confirm 6000~
    差不多四万 => confirm 40000~
    两千左右 => confirm 2000~
    八千块钱上下 => confirm 8000~
    快五万了 => confirm 50000~
    将近一万二 => confirm 12000~
    怕有三千 => confirm 3000~
    大概4000 => confirm 4000~
    2000到3000 => confirm 2000..3000
    2000-3000元 => confirm 2000..3000
    两千到三千块 => confirm 2000..3000
    2~3万 => confirm 20000..30000
    三到五千 => confirm 3000..5000
    1500至2000元/月 => confirm 1500..2000/month
    一万至两万 => confirm 10000..20000
    两千三千的 => confirm 2000..3000
    两千和三千之间 => confirm 2000..3000
    千儿八百 => confirm 800..1000
    千八百 => confirm 800..1800
    三千都不到 => confirm ..3000
    三万差一点 => confirm 30000~
    百儿八十 => confirm 80..100
    四五十块 => confirm 40..50
    一万几 => confirm 10000..20000
    `),
  )('vague: %s => %s', (words, meaning) => expect(hear(words, income)).toBe(meaning));

  it.each(
    table(`
    一个月三千 => confirm 3000/month
    每个月2000 => confirm 2000/month
    两千五一个月 => confirm 2500/month
    月工资四千 => confirm 4000/month
    一天八十 => confirm 80/day
    一百二一天 => confirm 120/day
    一百三十一天 => confirm 130/day
    每年六千 => confirm 6000/year
    一年下来两万 => confirm 20000/year
    半年八千 => confirm 8000/half-year
    一个星期三百 => confirm 300/week
    一季度九百 => confirm 900/quarter
    一亩六百 => confirm 600/亩
    每亩地补四十 => confirm 40/亩
    一斤一块二 => confirm 1.2/斤
    一头猪两千二 => confirm 2200/头
    人均八千 => confirm 8000/人
    一百一个人 => confirm 100/人
    一天120,干了25天 => confirm 3000
    一天一百,做了一个月 => confirm 100/day
    每月两千 做了十个月 => confirm 20000
    在工地干了八个月，一个月三千五 => confirm 28000
    一亩八百,种了三亩 => confirm 2400
    种地三千,打工一万二 => choose 15000 | 3000 | 12000
    药费两千,车费三百 => choose 2300 | 2000 | 300
    种地三千,打工一万二,一共一万五 => confirm 15000
    两头牛一共一万八 => confirm 18000
    `),
  )('rates and several sums: %s => %s', (words, meaning) => expect(hear(words, income)).toBe(meaning));

  it.each(
    table(`
    没有 => accept 0
    没得 => accept 0
    莫得 => accept 0
    冇 => accept 0
    一分钱都没得 => accept 0
    没挣到钱 => accept 0
    没得收入 => accept 0
    没卖钱 => accept 0
    啥都没有 => accept 0
    不要钱 => accept 0
    零元 => accept 0
    不晓得 => unknown
    不晓得哦 => unknown
    这个我搞不清楚 => unknown
    记不到了 => unknown
    没算过 => unknown
    哪个晓得哦 => unknown
    不想说 => refuse
    凭啥告诉你 => refuse
    `),
  )('none, unknown, refused: %s => %s', (words, meaning) => expect(hear(words, income)).toBe(meaning));

  it.each(
    table(`
    人工费两千 => confirm 2000
    退休金一千四 => confirm 1400
    亲戚帮助了三千 => confirm 3000
    返还了五百 => confirm 500
    跳舞挣了两百 => confirm 200
    三轮车卖了四千 => confirm 4000
    四川打工两万 => confirm 20000
    五保金六百三 => confirm 630
    老二寄回来三千 => confirm 3000
    去年卖了8000 => confirm 8000
    2024年卖了6500 => confirm 6500
    一般就是两千 => confirm 2000
    万一亏了呢 => reject not_understood
    收了三千斤苞谷 => reject unit_mismatch
    三个人 => reject unit_mismatch
    看情况嘛 => reject not_understood
    哈哈哈 => reject not_understood
    亏了三千 => confirm 3000
    一万,不对,两万 => confirm 20000
    五千,哦不,六千 => confirm 6000
    三千不是三万 => confirm 3000
    3 => confirm 3
    2元 => accept 2
    六百万 => confirm 6000000
    `),
  )('traps: %s => %s', (words, meaning) => expect(hear(words, income)).toBe(meaning));

  it('takes a loss below zero where the field allows it', () => {
    expect(hear('亏了三千', field('amount'))).toBe('confirm -3000');
    expect(hear('赔了一两万', field('amount'))).toBe('confirm -20000..-10000');
  });

  it('says that a loss is no answer where only amounts from 0 on are asked for', () => {
    const reasonsOf = (asked: FieldSpec): unknown => {
      const understood = understand('亏了三千', asked, context);
      return 'reasons' in understood ? understood.reasons : [];
    };
    expect(reasonsOf(income)).toContain('negative');
    expect(reasonsOf(field('amount'))).toContain('loss');
    expect(reasonsOf(field('amount'))).not.toContain('negative');
  });

  it('confirms another period than the one asked for, and figures heard from a voice', () => {
    const yearly = field('amount', { period: 'year' });
    expect(hear('3000', yearly)).toBe('accept 3000');
    expect(hear('一个月500', yearly)).toBe('confirm 500/month');
    expect(hear('3000', income, { source: 'asr' })).toBe('confirm 3000');
    expect(hear('3000', field('amount', { risk: 'high' }))).toBe('confirm 3000');
  });
});
