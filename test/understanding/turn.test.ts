import { describe, expect, it } from 'vitest';

import type { Value } from '../../src/core/index.ts';
import { findField, type CorrectableField } from '../../src/understanding/index.ts';
import { context, field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

const amount = (yuan: number): Value => ({ type: 'amount', min: yuan * 100, max: yuan * 100, approx: false });

describe('the answer to a read-back', () => {
  it.each(
    table(`
    对 => confirmed
    对的 => confirmed
    对头 => confirmed
    是 => confirmed
    嗯嗯 => confirmed
    好 => confirmed
    要得 => confirmed
    没错 => confirmed
    1 => confirmed
    一 => confirmed
    不对 => denied
    不是 => denied
    错了 => denied
    2 => denied
    说错了 => denied
    三万五 => confirmed
    35000 => confirmed
    对，三万五 => confirmed
    不对，是三万 => confirm 30000
    不是，两万八 => confirm 28000
    30000 => accept 30000
    三万 => confirm 30000
    三万，不是三万五 => confirm 30000
    我说的是三千不是三万五 => confirm 3000
    没有三万五，只有三万 => confirm 30000
    搞错了应该是三千三 => confirm 3300
    那个数不对 应该是七千 => confirm 7000
    少了个零 => confirm 350000
    多打了个零 => confirm 3500
    多打了个零，是三千五 => confirm 3500
    对了，还有两千 => choose 37000 | 35000 | 2000
    上一题 => meta back
    帮助 => meta help
    不晓得 => unknown
    哈哈 => reject not_understood
    `),
  )('%s => %s', (words, meaning) => {
    expect(hear(words, field('amount'), { phase: 'confirm', pending: amount(35_000) })).toBe(meaning);
  });

  it.each(
    table(`
    1 => accept 3000
    2 => accept 120
    第二个 => accept 120
    3 => reject no_such_choice
    都不对 => denied
    对 => reject no_such_choice
    四千 => confirm 4000
    `),
  )('among offered values: %s => %s', (words, meaning) => {
    const offered = [amount(3000), amount(120)];
    expect(hear(words, field('amount'), { phase: 'confirm', offered })).toBe(meaning);
  });
});

describe('corrections', () => {
  it.each(
    table(`
    上一题填错了 => correct previous
    上一个写错了 => correct previous
    刚才那个不对 => correct previous
    前面那题要改 => correct previous
    重新填上一题 => correct previous
    改上一题 => correct previous
    改第3题 => correct 3
    我要把第5题重新填 => correct 5
    改第三题 => correct 3
    我要改第2题 => correct 2
    第4题填错了 => correct 4
    修改第十题 => correct 10
    改3 => correct 3
    改5.2 => correct 5.2
    改5点2 => correct 5.2
    改第5个的第2题 => correct 5.2
    第五个人的第二题填错了 => correct 5.2
    第5个第2题不对 => correct 5.2
    改 => meta correct
    我要修改 => meta correct
    不对，是三万 => correct current 30000
    说错了，应该是两千 => correct current 2000
    上一题 => meta back
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('amount'))).toBe(meaning));
});

describe('corrections among several alike', () => {
  const fields: CorrectableField[] = [
    { no: '1', type: 'count', labels: ['家里人口'] },
    { no: '2.1', type: 'text', labels: ['第1个人的姓名', '秦彩云的姓名'] },
    { no: '2.2', type: 'count', labels: ['第1个人的年龄', '秦彩云的年龄'] },
    { no: '3.1', type: 'text', labels: ['第2个人的姓名', '田守田的姓名'] },
    { no: '3.2', type: 'count', labels: ['第2个人的年龄', '田守田的年龄'] },
  ];

  it.each(
    table(`
    秦彩云的年龄填错了 => correct field 2.2
    田守田年龄不对 => correct field 3.2
    改秦彩云的年龄 => correct field 2.2
    改第2个人的姓名 => correct field 3.1
    彩云的年龄要改 => correct field 2.2
    人口填错了 => correct field 1
    改2.2 => correct 2.2
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('amount'), { fields })).toBe(meaning));

  it.each([
    ['2.2', '2.2'],
    ['2点2', '2.2'],
    ['第2个的第2题', '2.2'],
    ['第一题', '1'],
    ['1', '1'],
    ['秦彩云的年龄', '2.2'],
    ['年龄', null],
    ['9.9', null],
  ])('%s is question %s', (words, no) => expect(findField(words, fields, context.lexicon)).toBe(no));
});

describe('free text', () => {
  it.each(
    table(`
    屋头有人病了，借了钱 => accept 屋头有人病了，借了钱
    人工费两千 => accept 人工费两千
    好 => accept 好
    没有 => accept 没有
    不晓得 => unknown
    上一题 => meta back
    转人工 => meta human
    跳过 => meta skip
    发完了 => meta done
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('text'))).toBe(meaning));

  it('keeps the words as they were typed', () => {
    expect(hear('  ＡＢＣ 門牌３號 ', field('text'))).toBe('accept ＡＢＣ 門牌３號');
  });
});

describe('anything', () => {
  it('refuses what is empty, too long or too much', () => {
    expect(hear('9'.repeat(40), field('amount'))).toBe('reject implausible');
    expect(hear('', field('text'))).toBe('reject empty');
    expect(hear(' \u200b ', field('amount'))).toBe('reject empty');
    expect(hear('三'.repeat(501), field('amount'))).toBe('reject too_long');
    expect(hear('三'.repeat(10_000), field('text'))).toBe('reject too_long');
  });
});
