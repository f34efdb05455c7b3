import { describe } from 'vitest';

import { asked } from './support/asked.ts';
import { field } from './support/lexicon.ts';

const yesNo = (question: string) => field('yes_no', { asked: question });
const choice = (type: 'select_one' | 'select_multiple', ...labels: string[]) =>
  field(type, { choices: labels.map((label, at) => ({ name: String(at + 1), label })) });

describe('what people say of a thing instead of yes and no', () => {
  asked(
    'illness',
    yesNo('家里有没有人长期生病？'),
    {},
    `
    我妈天天吃药 => confirm yes
    老头子腿脚不方便 => confirm yes
    一年要住两三回院 => confirm yes
    老娘风湿几十年了 => confirm yes
    全家没得哪个得病 => confirm no
    托您的福都结实 => confirm no
    没灾没病的 => confirm no
    都能下地干活 => confirm no
  `,
  );

  asked(
    'debts',
    yesNo('家里有没有欠债？'),
    {},
    `
    亲戚那里借了三万 => confirm yes
    信用社的还没还完 => confirm yes
    去年卖牛还了 => confirm no
    哪个敢借给我们 => confirm no
    一分钱没欠 => confirm no
  `,
  );

  asked(
    'work elsewhere',
    yesNo('家里有没有人在外面打工？'),
    {},
    `
    两个儿都在浙江 => confirm yes
    男人在工地上 => confirm yes
    大的在福建，小的没出去 => confirm yes
    一家人都在屋里种地 => confirm no
    去年在外头，今年走不开 => confirm no
  `,
  );

  asked(
    'water, house, crops',
    yesNo('喝水有没有困难？'),
    {},
    `
    水管三天两头坏 => confirm yes
    要走半个钟头去背 => confirm yes
    家家都有自来水 => confirm no
    井里头的水够吃 => confirm no
  `,
  );

  asked(
    'the house',
    yesNo('房子有没有漏雨、裂缝？'),
    {},
    `
    一下雨就要拿盆接 => confirm yes
    后墙快倒了 => confirm yes
    去年政府给修好了 => confirm no
    还牢实 => confirm no
  `,
  );

  asked(
    'insurance money',
    yesNo('有没有领到保险赔款？'),
    {},
    `
    上个月打到卡上了 => confirm yes
    赔是赔了，就是少 => confirm yes
    还在等消息 => confirm no
    说不在范围内 => confirm no
  `,
  );

  asked(
    'the form of the whole sentence comes first',
    yesNo('今年医保交了没有？'),
    {},
    `
    全家都交齐了 => confirm yes
    咋会不交嘛 => confirm yes
    不交不得行 => confirm yes
    太贵了，没舍得交 => confirm no
    过两天就去交 => confirm no
    交没交我搞不清 => unknown
    没得…哦老大有 => confirm yes
    有是有，不多 => confirm yes
    么得 => accept no
  `,
  );
});

describe('what people say instead of a choice', () => {
  asked(
    'why help is needed',
    choice(
      'select_multiple',
      '看病',
      '残疾或没人照看',
      '上学',
      '天灾',
      '意外事故',
      '没活干或收入少',
      '种养赔了',
      '房子不安全',
      '没水喝或水不好',
      '家里没劳力',
      '其他',
    ),
    {},
    `
    老伴得了癌症 => confirm 1
    儿子瘫在床上没人管 => confirm 2
    供两个大学生 => confirm 3
    去年发大水把田冲了 => confirm 4
    屋头失火了 => confirm 5
    老板跑路了，工资没拿到 => confirm 6
    养的鸡全瘟死了 => confirm 7
    墙歪了要倒 => confirm 8
    自来水浑得很 => confirm 9
    干活没人，都老了 => confirm 10
  `,
  );

  asked(
    'where somebody is',
    choice('select_one', '在家', '外出打工', '上学', '当兵', '其他（去世、服刑、失联）'),
    {},
    `
    在深圳进厂 => accept 2
    在县城读高中 => confirm 3
    参军去了 => confirm 4
    坐牢 => confirm 5
    在屋种地 => confirm 1
    大二 => confirm 3
  `,
  );

  asked(
    'what is kept',
    choice('select_multiple', '猪', '牛', '羊', '鸡鸭鹅', '蜜蜂', '都没养'),
    {},
    `
    一头母猪带崽 => confirm 1
    啥都没养 => accept 6
    牛早没养了，喂了几只鸡 => confirm 4
    猪瘟死光了，没养了 => confirm 6
    养蜂的 => confirm 5
  `,
  );

  asked(
    'work that can be done',
    choice('select_one', '能干活', '能干点轻活', '不能干活'),
    {},
    `
    样样活都能干 => confirm 1
    力气活不行 => confirm 2
    只能扫扫地带带孩子 => confirm 2
    瘫在床上 => confirm 3
  `,
  );

  asked(
    'why the talk was begun',
    choice('select_one', '申报困难', '替别人申报', '查进度', '反映问题', '问政策', '我是干部'),
    {},
    `
    我家遇到困难了 => confirm 1
    代邻居报 => confirm 2
    我的申请批下来没有 => confirm 3
    有人骗低保 => confirm 4
    低保咋个申请 => confirm 5
    我是村里的网格员 => confirm 6
  `,
  );
});
