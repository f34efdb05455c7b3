import { describe, expect, it } from 'vitest';
import { findAsked, soundsLikeQuestion } from '../../src/understanding/index.ts';

const entries = [
  { name: 'who', words: ['能不能报'] },
  { name: 'car', words: ['有车…报', '车…能不能报'] },
  { name: 'line', words: ['收入多少'] },
];

describe('what is asked for', () => {
  it.each([
    ['我家能不能报？', 'who'],
    ['有 车 能不能报', 'car'],
    ['我有台车，这个能不能报啊', 'car'],
    ['收入多少才算低', 'line'],
    ['报了有车', null],
    ['老伴住院了', null],
    ['', null],
  ])('%s: %s', (said, name) => {
    expect(findAsked(said, entries)?.name ?? null).toBe(name);
  });
});

describe('a question', () => {
  const marks = { ends: ['吗', '呢'], holds: ['怎么', '多少'] };
  it.each([
    ['这个钱几时发？', true],
    ['残疾证要去县里办吗', true],
    ['娃儿上学补助怎么领', true],
    ['多少', false],
    ['啥？', false],
    ['老伴住院了', false],
  ])('%s: %s', (said, isOne) => {
    expect(soundsLikeQuestion(said, marks)).toBe(isOne);
  });
});
