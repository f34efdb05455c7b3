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
const places = [place('1', '河口镇'), place('1-1', '石桥村', '河口镇'), place('1-2', '柏垭村', '河口镇')];
const pending = { type: 'amount', min: 200_000, max: 200_000, approx: false } as const;

describe('numbers with other things told beside them', () => {
  asked(
    'amounts',
    field('amount'),
    {},
    `
    手头一个子儿都没得了 => accept 0
    干了半年，一分没拿到 => accept 0
    大概百分之三十 => reject not_understood
    欠了一屁股账，三万多 => confirm 30000..40000
    一学期学费两千四 => confirm 2400
    拿回来六千 => confirm 6000
    两千多三千不到 => confirm 2000..3000
    旺季一天两百，淡季一百 => confirm 100..200/day
    两亩半地，一亩八百 => confirm 2000
    总共花了五万，自己出了两万 => choose 70000 | 50000 | 20000
    不亏不赚 => reject not_understood
    没赚也没亏 => accept 0
  `,
  );

  asked(
    'people',
    field('count', { unit: '人' }),
    {},
    `
    老头子去年走了，就我一个 => accept 1
    女婿跑了，我带着两个外孙 => confirm 3
    两儿两女 => confirm 4
    大娃十岁，小娃六岁，两个娃 => confirm 2
    三个人，老的七十六了 => confirm 3
    5个，3个在家2个在外 => confirm 5
    一个读初中，一个读小学 => confirm 2
    没得一个人来 => accept 0
    一次都没去过 => accept 0
    说不清住过几次 => unknown
    比他大五岁 => reject not_understood
    伍个 => accept 5
  `,
  );

  asked('ages', field('count', { unit: '岁' }), {}, `两岁半 => accept 30`);

  asked(
    'land',
    field('quantity', { unit: '亩' }),
    {},
    `
    两亩八分五 => accept 2.85 亩
    一亩零五厘 => accept 1.05 亩
    四母地 => accept 4 亩
    亩把 => confirm 1..2 亩
    一亩不到 => confirm ..1 亩
    早就不种地了 => accept 0 亩
    租出去了，一分没留 => accept 0 亩
    八亩，那是我哥的，我的五亩 => confirm 5 亩
    卖了两千块钱 => reject unit_mismatch
  `,
  );

  asked(
    'lengths of time',
    field('duration'),
    {},
    `
    一个夏天 => confirm 3~ month
    两个月，不是，三个月 => confirm 3 month
    整整八个月，一天没歇 => accept 8 month
    顶多十天半个月 => confirm ..15 day
    今年没出过门 => accept 0 month
  `,
  );
});

describe('days told by other days', () => {
  asked(
    'dates',
    field('date'),
    { today: '2026-10-09' },
    `
    端午前三天 => confirm 2026-06-16
    中秋过了五天 => confirm 2026-09-30
    清明第二天 => accept 2026-04-06
    古历腊月二十 => confirm 2026-02-07
    腊月三十那天 => confirm 2026-02-16
    24.3.5 => accept 2024-03-05
    大上周 => accept 2026-09-21..2026-09-27
    夜儿黑 => accept 2026-10-08
    九几年修的 => confirm 1990-01-01..1999-12-31 ~
    汶川地震那年 => confirm 2008-01-01..2008-12-31 ~
    是个礼拜五，几号记不得了 => unknown
  `,
  );
});

describe('who, where and how to call', () => {
  asked(
    'names',
    field('name'),
    {},
    `
    俺是李家庄的李满仓 => confirm 李满仓
    户主是我女儿周小梅不是我 => confirm 周小梅
    我喊冯玉珍 => accept 冯玉珍
    李军，是均匀的均 => confirm 李均
    罗建军，军人的军 => accept 罗建军
    王主任 => reject not_understood
    大家都叫我孙大娘 => reject not_understood
  `,
  );

  asked(
    'phones',
    field('phone'),
    {},
    `
    幺五八 嗯 六六七七 嗯 八八九九 => confirm 15866778899
    电话139 1234 5678，三组的 => confirm 13912345678
    老号停了，新号是13912345678 => confirm 13912345678
    我的13800138000，儿子的13912345678 => choose 13800138000 | 13912345678
  `,
  );

  asked(
    'places',
    field('address'),
    { places },
    `
    以前住石桥村，现在搬到柏垭村二组了 => accept 1-2 2组
    柏鸭村三组 => confirm 1-2 3组
    河口镇柏桠村 => confirm 1-2
    石桥村二组，哦并组以后是四组 => confirm 1-1 4组
  `,
  );
});

describe('corrections and steering', () => {
  asked(
    'the answer to a read-back',
    field('amount'),
    { phase: 'confirm', pending },
    `
    哎呀少写两个零 => confirm 200000
    是三千，你听成两千了 => confirm 3000
    手滑了，2500 => accept 2500
    嗯，是这个数 => confirmed
    要得，就记这个 => confirmed
    哪有那么多哦 => denied
    搞错了，没那么多 => denied
  `,
  );

  asked(
    'steering',
    field('text'),
    {},
    `
    回上面那题 => meta back
    都重新来过 => meta restart
    哪里可以改答案 => meta correct
    请村干部来帮我填 => meta human
    我去喂猪了 => meta pause
    填这个有啥用处 => meta explain
    我咋晓得嘛 => unknown
    这是我家的私事，不跟你讲 => refuse
    打听那么细搞啥子，不说 => refuse
  `,
  );
});
