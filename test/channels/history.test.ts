import { describe, expect, it } from 'vitest';
import { createHistory, type Entry } from '../../src/channels/simulator/history.ts';
import { guessMediaType } from '../../src/channels/simulator/media-type.ts';
import { stripMention } from '../../src/channels/wechaty/mention.ts';

function entry(id: string, text: string): Entry {
  const common = { conversation: 'zhang', from: 'zhang', fromName: '张三', mentions: [], at: '', quick: [] };
  return { message: { id, kind: 'text', text, ...common } };
}

describe('history', () => {
  it('keeps the newest, by number and by size', () => {
    const history = createHistory({ messages: 3, characters: 10 });
    for (const id of ['a', 'b', 'c', 'd']) history.add(entry(id, '12'));
    expect(history.list().map(({ id }) => id)).toEqual(['b', 'c', 'd']);
    history.add(entry('e', '12345678'));
    expect(history.list().map(({ id }) => id)).toEqual(['d', 'e']);
    expect(history.find('b')).toBeUndefined();
  });

  it('keeps one message that is larger than the limit', () => {
    const history = createHistory({ messages: 3, characters: 4 });
    history.add(entry('a', '1'));
    history.add(entry('b', '123456'));
    expect(history.list().map(({ id }) => id)).toEqual(['b']);
  });
});

describe('media type', () => {
  it.each([
    ['ffd8ffe000104a46', 'image/jpeg'],
    ['89504e470d0a1a0a', 'image/png'],
    ['52494646240000005745425056503820', 'image/webp'],
    ['524946462400000057415645666d7420', 'audio/wav'],
    ['1a45dfa39f428681', 'audio/webm'],
    ['000000206674797069736f6d', 'audio/mp4'],
    ['02232153494c4b5f5633', 'audio/silk'],
    ['3c7363726970743e', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('%s is %s', (hex, type) => {
    expect(guessMediaType(Buffer.from(hex, 'hex').toString('base64'))).toBe(type);
  });
});

describe('mention', () => {
  it.each([
    ['@守望\u2005进度', '进度'],
    ['@守望 进度', '进度'],
    ['进度 @守望', '进度'],
    ['@守望', ''],
    ['@李四\u2005@守望\u2005去看看', '@李四\u2005去看看'],
    ['@守望者 你好', '@守望者 你好'],
  ])('%j becomes %j', (text, rest) => {
    expect(stripMention(text, ['守望'])).toBe(rest);
  });

  it('takes a name for what it is', () => {
    expect(stripMention('@a.b(c) 好', ['a.b(c)'])).toBe('好');
    expect(stripMention('@ 好', [])).toBe('@ 好');
  });
});
