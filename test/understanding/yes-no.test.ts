import { describe, expect, it } from 'vitest';

import { field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

describe('yes and no', () => {
  it.each(
    table(`
    有 => accept yes
    有嘞 => accept yes
    有的 => accept yes
    是 => accept yes
    是嘞 => accept yes
    对头 => accept yes
    对对对 => accept yes
    嗯 => accept yes
    嗯嗯 => accept yes
    要得 => accept yes
    得行 => accept yes
    好嘛 => accept yes
    可以 => accept yes
    没错 => accept yes
    没问题 => accept yes
    可不是嘛 => accept yes
    那可不 => accept yes
    咋没有哦 => accept yes
    住过 => accept yes
    买了 => accept yes
    👌 => accept yes
    好的👍 => accept yes
    1 => accept yes
    一 => accept yes
    第一个 => accept yes
    没有 => accept no
    没得 => accept no
    没得嘛 => accept no
    莫得 => accept no
    冇得 => accept no
    不是 => accept no
    不得行 => accept no
    哪有 => accept no
    哪有哦 => accept no
    从来没有 => accept no
    没那回事 => accept no
    啥都没有 => accept no
    没有了 => accept no
    还没有 => accept no
    不愿意 => accept no
    算了吧 => accept no
    2 => accept no
    二 => accept no
    算是吧 => confirm yes
    有时候有 => confirm yes
    也不是没有 => confirm yes
    好像有 => confirm yes
    好像没有 => confirm no
    应该没得 => confirm no
    以前有现在没得了 => confirm no
    没去过医院 => confirm no
    不晓得 => unknown
    记不清了 => unknown
    说不准 => unknown
    不想说 => refuse
    三千 => reject not_understood
    1、有 => accept yes
    2没有 => accept no
    1没有 => reject not_understood
    家里没有病人 => confirm no
    不太清楚 => unknown
    不止一个 => reject not_understood
    要不得 => accept no
    去年住过 => confirm yes
    3 => reject not_understood
    你说呢 => reject not_understood
    有没有嘛 => reject not_understood
    `),
  )('%s => %s', (words, meaning) => expect(hear(words, field('yes_no'))).toBe(meaning));

  it('knows what a bare word means to the question that was asked', () => {
    const ill = field('yes_no', { asked: '家里有没有人长期生病？' });
    expect(hear('身体都好', ill)).toBe('accept no');
    expect(hear('身体都好', field('yes_no'))).not.toBe('accept no');
  });

  it('takes labels and words of its own', () => {
    const told = field('yes_no', {
      choices: [
        { name: 'yes', label: '同意公示', words: ['莫意见'] },
        { name: 'no', label: '不同意公示' },
      ],
    });
    expect(hear('莫意见', told)).toBe('accept yes');
    expect(hear('不同意公示', told)).toBe('accept no');
  });
});
