import { describe, expect, it } from 'vitest';

import { parseMeta } from '../../src/understanding/index.ts';
import { lexicon } from './support/lexicon.ts';

describe('parseMeta', () => {
  it.each([
    ['上一步', 'back'],
    ['上一题吧', 'back'],
    ['请返回上一题', 'back'],
    ['改', 'correct'],
    ['跳过', 'skip'],
    ['那个跳过吧', 'skip'],
    ['先存着', 'pause'],
    ['接着填', 'resume'],
    ['重新开始', 'restart'],
    ['不填了', 'cancel'],
    ['帮助', 'help'],
    ['这个咋个填哦', 'help'],
    ['？', 'help'],
    ['转人工', 'human'],
    ['叫干部来嘛', 'human'],
    ['转人工客服', 'human'],
    ['有没有真人', 'human'],
    ['不跟机器说话', 'human'],
    ['叫你们工作人员来', 'human'],
    ['再说一遍', 'repeat'],
    ['莫听到', 'repeat'],
    ['这题问的是啥子意思', 'explain'],
    ['这个词我不明白', 'explain'],
    ['拍完了', 'done'],
  ])('%s is %s', (text, intent) => {
    expect(parseMeta(text, lexicon)).toBe(intent);
  });

  it.each([
    '人工费两千',
    '退休金一千二',
    '亲戚帮助了三千',
    '返还了五百',
    '有人帮忙',
    '跳过一次水沟',
    '改了房子',
    '三万',
    '',
  ])('%s steers nothing', (text) => {
    expect(parseMeta(text, lexicon)).toBeNull();
  });
});
