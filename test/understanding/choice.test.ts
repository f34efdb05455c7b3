import { describe, expect, it } from 'vitest';

import { field } from './support/lexicon.ts';
import { hear, table } from './support/show.ts';

const choices = [
  { name: 'illness', label: '生病看病', words: ['害病'] },
  { name: 'disaster', label: '自然灾害' },
  { name: 'school', label: '孩子上学' },
  { name: 'work', label: '没活干、丢了工作', words: ['失业', '没活干', '下岗'] },
  { name: 'accident', label: '意外事故', words: ['车祸', '摔伤'] },
  { name: 'none', label: '都没有' },
];

describe('choices', () => {
  it.each(
    table(`
    1 => accept illness
    2 => accept disaster
    三 => accept school
    第二个 => accept disaster
    选4 => accept work
    ⑤ => accept accident
    B => accept disaster
    第3项 => accept school
    最后一个 => accept none
    自然灾害 => accept disaster
    害病 => accept illness
    看病 => accept illness
    车祸 => accept accident
    失业了 => accept work
    3、孩子上学 => accept school
    我选第四个 => accept work
    我要第2项 => accept disaster
    没出什么事 => confirm none
    以前是上学，现在是看病 => confirm illness
    没得 => accept none
    都没有 => accept none
    7 => reject no_such_choice
    99 => reject no_such_choice
    不晓得 => unknown
    看病和天灾 => choose illness | disaster
    随便 => reject not_understood
    跳过 => meta skip
    `),
  )('one: %s => %s', (words, meaning) => expect(hear(words, field('select_one', { choices }))).toBe(meaning));

  it.each(
    table(`
    1 => accept illness
    1 4 => accept illness work
    1、4 => accept illness work
    1，4 => accept illness work
    1和4 => accept illness work
    14 => accept illness work
    一四 => accept illness work
    一和四 => accept illness work
    A C => accept illness school
    ac => accept illness school
    ①③ => accept illness school
    1到3 => accept illness disaster school
    看病和天灾 => accept illness disaster
    看病,车祸 => accept illness accident
    都有 => accept illness disaster school work accident
    除了车祸都有 => confirm illness disaster school work
    没有 => accept none
    1和9 => reject no_such_choice
    4 1 => accept illness work
    前两个 => accept illness disaster
    2和4，说错了，是2和5 => confirm disaster accident
    1和6 => confirm illness none
    我要选15 => reject not_understood
    除了3都有 => confirm illness disaster work accident
    看病跟养牛 => confirm illness
    三个都有 => reject not_understood
    `),
  )('several: %s => %s', (words, meaning) =>
    expect(hear(words, field('select_multiple', { choices }))).toBe(meaning),
  );

  it('drops none of several that are named by one sign', () => {
    const disasters = field('select_multiple', {
      choices: [
        { name: 'drought', label: '干旱', words: ['旱'] },
        { name: 'hail', label: '冰雹', words: ['雹子'] },
      ],
    });
    expect(hear('旱和雹子', disasters)).toBe('confirm hail drought');
    expect(hear('雹子', disasters)).toBe('accept hail');
  });

  it('takes 没有 for a choice that says so, whatever it is called inside', () => {
    const work = field('select_one', {
      choices: [
        { name: 'full', label: '能干' },
        { name: 'none', label: '干不了' },
      ],
    });
    expect(hear('没有', work)).toBe('reject not_understood');
    expect(hear('干不了', work)).toBe('accept none');
  });

  it('prefers a name that is a number, and a label that elsewhere steers', () => {
    const named = field('select_one', {
      choices: [
        { name: '2', label: '甲' },
        { name: '1', label: '不知道' },
      ],
    });
    expect(hear('1', named)).toBe('accept 1');
    expect(hear('不知道', named)).toBe('accept 1');
  });
});
