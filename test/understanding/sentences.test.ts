import { describe } from 'vitest';

import { toId, type AreaCode } from '../../src/core/index.ts';
import type { Place } from '../../src/understanding/index.ts';
import { asked } from './support/asked.ts';
import { field } from './support/lexicon.ts';

const place = (area: string, name: string, ...within: string[]): Place => ({
  area: toId<AreaCode>(area),
  name,
  within,
});
const places = [place('1', '河口镇'), place('1-1', '石桥村', '河口镇'), place('2-2', '桃沟村', '柳林乡')];

describe('whole sentences, where the answer is only a part', () => {
  asked(
    'amounts',
    field('amount'),
    {},
    `
    百把块 => confirm 100..150
    千把块 => confirm 1000..1500
    万二八千 => confirm 8000..12000
    比上年少了五千 => reject not_understood
    比别人家多两千 => reject not_understood
    四捆钱 => reject unit_mismatch
    一分钱没见到 => accept 0
    两万打底 => confirm 20000..
    今年没卖，全留着吃 => accept 0
    一个月两千八，干了七个月 => confirm 19600
    做了十八天，一天一百六 => confirm 2880
    一亩八百，种了四亩 => confirm 3200
    卖菜三千，打零工九千 => choose 12000 | 3000 | 9000
    哪有三万，就两万 => confirm 20000
    心里没数 => unknown
  `,
  );

  asked(
    'people',
    field('count', { unit: '人' }),
    {},
    `
    就我跟孙子 => confirm 2
    我，老伴，还有幺儿 => confirm 3
    老两口带个外孙 => confirm 3
    三个儿一个女再加我们两口子 => confirm 6
    大人两个娃一个 => confirm 3
    我跟儿媳两个 => accept 2
    四口人，一个老人，一个娃 => confirm 4
    屋里老的三个，小的一个，总共四个 => confirm 4
    在家两个在外三个，一共五个 => confirm 5
    原来七个，嫁了一个，现在六个 => confirm 6
    四口，一个在外头打工 => choose 4 | 1
    三个，哦不，四个 => confirm 4
    不是五个，是六个 => confirm 6
    六个不是七个 => confirm 6
  `,
  );

  asked(
    'ages',
    field('count', { unit: '岁' }),
    {},
    `
    七十有二 => accept 72
    还没满八十 => confirm ..80
  `,
  );

  asked(
    'land',
    field('quantity', { unit: '亩' }),
    {},
    `
    以前有六亩，修渠占了两亩，现在四亩 => confirm 4 亩
    山林土一亩二不是二亩一 => confirm 1.2 亩
    田都包出去了，自己没种 => confirm 0 亩
    分把地都没有 => accept 0 亩
    五亩，租出去两亩 => choose 7 亩 | 5 亩 | 2 亩
  `,
  );

  asked(
    'animals',
    field('quantity', { unit: '头' }),
    {},
    `
    一对 => accept 2 头
    猪两头羊三只 => accept 2 头
  `,
  );

  asked(
    'days',
    field('date'),
    {},
    `
    去年腊月 => confirm 2026-01-19..2026-02-16
    前年冬月 => confirm 2024-12-01..2024-12-30
    去年四五月份 => confirm 2025-04-01..2025-05-31 ~
    七八月 => confirm 2026-07-01..2026-08-31 ~
    八月十五 => choose 2025-10-06 | 2026-08-15
    不是初三，是初四 => confirm 2026-09-14
    昨天上午十点五十 => accept 2026-09-23
    去年打霜那阵 => confirm 2025-01-01..2025-12-31
  `,
  );

  asked(
    'lengths of time',
    field('duration'),
    {},
    `
    二月到九月 => confirm 7..8 month
    从正月一直做到腊月 => confirm 11..12 month
    年初干到年底 => confirm 12~ month
    两个月，说错了，三个月 => confirm 3 month
    五个月零十天 => confirm 160~ day
  `,
  );

  asked(
    'names',
    field('name'),
    { places },
    `
    写我老公的，蒋大河 => confirm 蒋大河
    弓长张，张有粮 => confirm 张有粮
    户口本上写的是罗桂枝 => confirm 罗桂枝
    叫唐德厚就是了 => confirm 唐德厚
    我家男人秦长根 => confirm 秦长根
    是李贵福不是李贵富 => confirm 李贵福
    我叫王二娃，大名王富强 => confirm 王富强
    写吴春花 => confirm 吴春花
    没得户主 => none
    马上来 => meta pause
    问这个干啥子 => refuse
    桃沟村3组 => reject not_a_name
    石桥村 => reject not_a_name
    二组的 => reject not_a_name
    李新村 => accept 李新村
    我是她儿子 => reject not_understood
  `,
  );

  asked(
    'ID numbers',
    field('id_number'),
    {},
    `
    11010519491231002× => confirm 11010519491231002X female 1949-12-31
    11O10519491231002X => confirm 11010519491231002X female 1949-12-31
    没带身份证 => unknown
    证在家里，没带 => unknown
  `,
  );

  asked(
    'phones',
    field('phone'),
    {},
    `
    没有电话，有事喊人来 => none
  `,
  );

  asked(
    'places',
    field('address'),
    { places },
    `
    石桥村十2组 => accept 1-1 12组
    不是二组，是五组，桃沟村 => confirm 2-2 5组
  `,
  );
});
