import { describe, expect, it } from 'vitest';

import type { AreaCode } from '../../src/core/index.ts';
import { field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

describe('names', () => {
  it.each(
    table(`
    刘桂英 => accept 刘桂英
    我叫刘桂英 => accept 刘桂英
    我是刘桂英 => accept 刘桂英
    姓名：刘桂英 => accept 刘桂英
    户主是陈大山 => accept 陈大山
    陈 大 山 => accept 陈大山
    欧阳春梅 => accept 欧阳春梅
    阿依古丽·买买提 => accept 阿依古丽·买买提
    阿依古丽•买买提 => accept 阿依古丽·买买提
    刘桂英，68岁 => accept 刘桂英
    刘桂英。 => accept 刘桂英
    刘桂英（本人） => accept 刘桂英
    我妈叫刘桂英 => confirm 刘桂英
    刘大贵 文刀刘 => confirm 刘大贵
    弓长张，张玉成 => confirm 张玉成
    李不凡 => confirm 李不凡
    谢谢 => meta thanks
    你好 => meta greeting
    好的 => reject not_understood
    刘 => reject not_understood
    12345 => reject not_understood
    我不想说 => refuse
    你是谁 => meta greeting
    帮助 => meta help
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('name'))).toBe(meaning));
});

describe('phones', () => {
  it.each(
    table(`
    13900001234 => confirm 13900001234
    139 0000 1234 => confirm 13900001234
    139-0000-1234 => confirm 13900001234
    +8613900001234 => confirm 13900001234
    １３９００００１２３４ => confirm 13900001234
    我的号码是13900001234 => confirm 13900001234
    幺三九 零零零零 幺二三四 => confirm 13900001234
    一三九洞洞洞洞幺两三四 => confirm 13900001234
    13900001234。 => confirm 13900001234
    0851-85510000 => confirm 085185510000
    座机 (0851)85510000 => confirm 085185510000
    一三九 后面八个8 => confirm 13988888888
    一三九 三个零 一二三四五 => confirm 13900012345
    前面是159 中间8501 后面2346 => confirm 15985012346
    13900001234或者13900005678 => choose 13900001234 | 13900005678
    1390000123 => reject phone_wrong
    139000012345 => reject phone_wrong
    12900001234 => reject phone_wrong
    没有电话 => none
    没得手机 => none
    记不得号码 => unknown
    三千 => reject not_understood
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('phone'))).toBe(meaning));
});

describe('ID numbers', () => {
  it.each(
    table(`
    110105194912310029 => reject id_wrong_check
    11010519491231002X => confirm 11010519491231002X female 1949-12-31
    11010519491231002x => confirm 11010519491231002X female 1949-12-31
    110105 19491231 002X => confirm 11010519491231002X female 1949-12-31
    １１０１０５１９４９１２３１００２Ｘ => confirm 11010519491231002X female 1949-12-31
    一一零一零五一九四九一二三一零零二叉 => confirm 11010519491231002X female 1949-12-31
    身份证号11010519491231002X => confirm 11010519491231002X female 1949-12-31
    11010519491231OO2* => confirm 11010519491231002X female 1949-12-31
    1101051949123100 => reject id_wrong_length
    110105194913310021 => reject id_wrong_birth
    110105194902300021 => reject id_wrong_birth
    990105194912310021 => reject id_wrong_region
    110105491231002 => reject id_15_digits
    没带身份证 => unknown
    没有身份证 => none
    不想说 => refuse
    哈喽 => meta greeting
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('id_number'))).toBe(meaning));
});

describe('addresses', () => {
  const place = (area: string, name: string, within: string[] = [], aliases: string[] = []) => ({
    area: area as AreaCode,
    name,
    within,
    aliases,
  });
  const places = [
    place('C-1', '清溪镇'),
    place('C-1-1', '青杠村', ['清溪镇'], ['青杠林']),
    place('C-1-2', '双河村', ['清溪镇']),
    place('C-2', '云岭乡'),
    place('C-2-1', '双河村', ['云岭乡']),
  ];
  it.each(
    table(`
    青杠村三组 => accept C-1-1 3组
    青杠3组 => accept C-1-1 3组
    我家住青杠村5社 => accept C-1-1 5组
    清溪镇青杠村十一组 => accept C-1-1 11组
    青杠林 => accept C-1-1
    云岭乡双河村 => accept C-2-1
    双河村二组 => choose C-1-2 2组 | C-2-1 2组
    清溪镇 => accept C-1
    大河村 => confirm ?
    三组 => confirm ? 3组
    我们那里 => reject no_such_place
    不晓得 => unknown
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('address'), { places })).toBe(meaning));
});
