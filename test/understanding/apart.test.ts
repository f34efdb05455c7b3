import { describe } from 'vitest';

import { toId, type AreaCode } from '../../src/core/index.ts';
import { asked } from './support/asked.ts';
import { field } from './support/lexicon.ts';

const choice = (...labels: string[]) =>
  field('select_multiple', { choices: labels.map((label, at) => ({ name: String(at + 1), label })) });
const village = { area: toId<AreaCode>('1-1'), name: '石桥村', within: ['河口镇'] };

describe('what belongs to an answer, told from what only stands beside it', () => {
  asked(
    'sums',
    field('amount'),
    {},
    `
    十来w => confirm 100000..150000
    顶多三千，少说两千 => confirm 2000..3000
    少则三百多则八百 => confirm 300..800
    周薪九百 => confirm 900/week
    一年忙到头两三万 => confirm 20000..30000/year
    三千二白 => confirm 3200
    一玩二 => confirm 12000
    四姨给了六百 => confirm 600
    十一放假挣了七百 => confirm 700
    腊月二十几卖猪得了四千 => confirm 4000
    一个铜板都没见着 => accept 0
    没落下一分 => accept 0
    没挣几个钱 => unknown
  `,
  );

  asked(
    'people',
    field('count', { unit: '人' }),
    {},
    `
    爷孙仨 => accept 3
    弟兄四个 => accept 4
    我们两口子和二儿子一家三口 => confirm 5
    五个，哦是六个 => confirm 6
    最少三个最多五个 => confirm 3..5
  `,
  );

  asked(
    'ages',
    field('count', { unit: '岁' }),
    {},
    `
    满月了 => confirm 1~
    奔七了 => confirm 70~
  `,
  );

  asked(
    'land and harvests',
    field('quantity', { unit: '亩' }),
    {},
    `
    颗粒无收 => reject not_understood
    最多三亩最少两亩 => confirm 2..3 亩
    没田没土 => accept 0 亩
  `,
  );

  asked(
    'choices beside those that are denied',
    choice('低保金', '养老金', '残疾补贴', '粮食补贴', '都没有'),
    {},
    `
    养老金有，低保没评上 => confirm 2
    低保没有残疾补贴有 => accept 3
    低保养老金都没有 => accept 5
    低保没得，养老金也没得 => confirm 5
    低保早取消了，就养老金 => confirm 2
    第一第三 => accept 1 3
    倒数第二个 => accept 4
  `,
  );

  asked(
    'two denials',
    field('yes_no', { asked: '去年的医保交了吗？' }),
    {},
    `
    没有不交的 => confirm yes
    不能说没交 => confirm yes
    没有，没交 => confirm no
    搞忘了交 => confirm no
    ✅ => accept yes
    ❌ => accept no
  `,
  );

  asked(
    'consent',
    field('yes_no', { asked: '同意查询家里的收入吗？' }),
    {},
    `
    没人反对 => confirm yes
    爱查就查 => accept yes
    反对 => accept no
  `,
  );

  asked(
    'days',
    field('date'),
    {},
    `
    大前儿 => accept 2026-09-21
    外前天 => accept 2026-09-21
    腊月头上 => confirm 2026-01-19..2026-01-28 ~
    这两天 => confirm 2026-09-22..2026-09-24 ~
    去年入冬 => confirm 2025-11-07..2025-12-21 ~
  `,
  );

  asked('names', field('name'), {}, '照户口本写 => unknown');

  asked(
    'groups in brackets',
    field('address'),
    { places: [village] },
    `
    石桥村（3）组 => accept 1-1 3组
  `,
  );
});
