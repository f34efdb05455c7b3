import { describe } from 'vitest';

import type { Value } from '../../src/core/index.ts';
import type { Choice } from '../../src/understanding/index.ts';
import { asked } from './support/asked.ts';
import { field } from './support/lexicon.ts';

const choicesOf = (...labels: string[]): Choice[] =>
  labels.map((label, at) => ({ name: 'abcde'[at] ?? '', label }));
const incomes = choicesOf('种植收入', '养殖收入', '务工收入', '低保等补助', '以上都没有');
const disasters: Choice[] = [
  { name: 'f', label: '洪水' },
  { name: 'g', label: '干旱', words: ['旱'] },
  { name: 'h', label: '冰雹' },
];
const pending: Value = { type: 'amount', min: 2_000_000, max: 2_000_000, approx: false };

describe('yes and no, choices and steering in the words of a talk', () => {
  asked(
    'illness',
    field('yes_no', { asked: '家里有没有人长期生病？' }),
    {},
    `
    我老汉尘肺好些年 => confirm yes
    婆婆身体不太行 => confirm yes
    都硬朗着呢 => accept no
    一家人都没病没灾 => accept no
    托你的福，都好 => confirm no
    没得病人 => confirm no
  `,
  );

  asked(
    'insurance',
    field('yes_no', { asked: '去年交医保了没有？' }),
    {},
    `
    咋会没交 => confirm yes
    哪家没得嘛 => accept yes
    有啥子有 => accept no
    要是有就好了 => accept no
    前年没交，去年交了 => confirm yes
    以前交过，现在没交了 => confirm no
    全家都交了 => confirm yes
    想交没交成 => confirm no
    村上给交的 => confirm yes
    不交不行 => confirm yes
    那倒没有 => accept no
    有没有哦，我想想 => unknown
    不晓得交没交 => unknown
    有两个呢 => confirm yes
  `,
  );

  asked(
    'income',
    field('select_multiple', { choices: incomes }),
    {},
    `
    种点菜喂点鸡 => accept a b
    我在家喂猪，娃在外头打工 => confirm b c
    前面两个都有 => accept a b
    做小工 => accept c
    啥都没搞 => accept e
    不种地，就打工 => confirm c
  `,
  );

  asked(
    'disaster',
    field('select_one', { choices: disasters }),
    {},
    `
    头一个 => accept f
    最后那个 => accept h
    没发大水，就是旱 => confirm g
  `,
  );

  asked(
    'what steers, and what only sounds like it',
    field('text'),
    {},
    `
    再念一哈 => meta repeat
    你刚才问的么子 => meta repeat
    歇哈再写 => meta pause
    晚上再来填 => meta pause
    我先去放牛，待会再弄 => meta pause
    等娃回来再说 => meta pause
    喊个村干部来 => meta human
    我要跟活人讲 => meta human
    打个电话给支书 => meta human
    啥子叫监测户 => meta explain
    这个题看不懂 => meta explain
    字小了看不清 => meta help
    我不想讲 => refuse
    凭啥给你说 => refuse
    这个题我不晓得 => unknown
    全部重新写 => meta restart
    算了，不搞了 => meta cancel
    不填了，烦得很 => meta cancel
    写完了，交上去 => meta submit
    还有几道题嘛 => meta progress
    喂，在不在 => meta greeting
    取消了低保，日子难过 => accept 取消了低保，日子难过
    继续住院，钱不够 => accept 继续住院，钱不够
    跳过河沟摔断了腿 => accept 跳过河沟摔断了腿
    等着钱救命 => accept 等着钱救命
    人工费花了五千 => accept 人工费花了五千
  `,
  );

  asked(
    'the answer to a read-back',
    field('amount'),
    { phase: 'confirm', pending },
    `
    要得，就这样 => confirmed
    没得错 => confirmed
    没错，两万 => confirmed
    差不多 => confirmed
    好像是 => confirmed
    不对头 => denied
    少打了个零，是二十万 => confirm 200000
    少了，还有一笔五千 => choose 25000 | 20000 | 5000
    哪有两万，一万都不到 => confirm ..10000
    等等，我算一下 => unknown
  `,
  );

  asked(
    'corrections',
    field('text'),
    {},
    `
    前头第二题要改 => correct 2
    第八题重填 => correct 8
    把上面那题改一哈 => correct previous
    上一题我要重新答 => correct previous
    想改点东西 => meta correct
    有个地方填拐了 => meta correct
    回到前一题 => meta back
  `,
  );
});
