import { describe, expect, it } from 'vitest';

import { findDanger, findPrivateData } from '../../src/understanding/index.ts';
import { lexicon } from './support/lexicon.ts';
import { table } from './support/show.ts';

describe('danger to life', () => {
  it.each(
    table(`
    家里没饭吃了 => hunger
    屋头没得饭吃 => hunger
    没米下锅了 => hunger
    娃娃两天没吃饭了 => hunger
    揭不开锅了 => hunger
    断粮好几天 => hunger
    没钱买吃的,饿肚子 => hunger
    房子着火了 => fire
    屋里起火了快来人 => fire
    隔壁烧起来了 => fire
    饭店着火了 => fire
    老汉快不行了 => dying
    他要断气了 => dying
    娃娃昏迷了叫不醒 => dying
    我妈吐血了 => dying
    救命啊 => dying
    有人掉河里了 => dying
    他天天打我,往死里打 => dying
    我不想活了 => suicide
    活不下去了 => suicide
    想不开 => suicide
    他喝农药了 => suicide
    喝了农药 => suicide
    我妈喝了百草枯 => suicide
    死了算了 => suicide
    日子没法过,还不如死了 => suicide
    房子塌了压着人 => collapse
    土墙垮了,把人埋了 => collapse
    房子要塌了 => collapse
    我们被洪水困住了 => collapse
    没 饭 吃 => hunger
    没，饭吃 => hunger
    收入三千，没饭吃 => hunger
    不，我不想活了 => suicide
    `),
  )('%s => %s', (words, kind) => expect(findDanger(words, lexicon)).toBe(kind));

  it.each([
    '镇上没饭店',
    '这个歌火了',
    '卖火腿挣了两千',
    '提着火腿走亲戚',
    '坐着火车去打工',
    '去年着火烧了房子',
    '前年屋里失火',
    '小时候没饭吃',
    '想不开心都难',
    '没吃饭就出门了',
    '快要过年了',
    '打农药花了三百',
    '买农药两百',
    '笑死了',
    '热死了',
    '救命钱两万',
    '过年要杀猪',
    '煤气没气了',
    '冬天烤着火',
    '累得要死了',
    '天天喝中药',
    '孩子要上学',
    '困难得很',
    '有被困难吓到',
    '不行',
    '三万',
    '房子塌了一间，去年的事',
    '去年房子塌了',
    '没得收入',
    '',
  ])('%s is no danger', (words) => expect(findDanger(words, lexicon)).toBeNull());
});

describe('private data in a group', () => {
  it.each([
    ['张三的身份证11010519491231002X', ['id_number']],
    ['110105 19491231 0029', ['id_number']],
    ['打我电话13900001234', ['phone']],
    ['139-0000-1234', ['phone']],
    ['他得了尿毒症', ['illness']],
    ['老王确诊肺癌，电话13900001234', ['phone', 'illness']],
    ['明天开会', []],
    ['18号那户走访了', []],
    ['2026年9月24日', []],
    ['公示到10月8日', []],
  ])('%s', (words, found) => expect(findPrivateData(words, lexicon)).toEqual(found));
});
