import { afterEach, describe, expect, it } from 'vitest';
import { toId, type Answer, type ContactId } from '../../src/core/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';
/** Long enough that whatever is sent at once comes within it. */
const piecesMs = 1_500;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const said = (): string[] => world.toldTo('v-sq-1').map(({ text }) => text);

async function answers(): Promise<Record<string, Answer>> {
  const { store } = world.service.runtime;
  const turns = await store.turns.listRecent(toId<ContactId>('simulator/bot/v-sq-1'), 50);
  return Object.fromEntries(
    turns.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'answer_recorded' ? [[event.question, event.answer]] : [])),
    ),
  );
}

const say = (text: string): Promise<string[]> => world.say('v-sq-1', text);

describe('a story in several messages', () => {
  it('is one answer and gets one reply; every message is a turn of its own', async () => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const before = said().length;
    await Promise.all([say('老伴上个月住院了'), say('动了手术'), say('家里没活干了')]);
    expect(said().slice(before)).toEqual([expect.stringContaining('大概什么时候开始的？')]);
    const story = '老伴上个月住院了\n动了手术\n家里没活干了';
    expect((await answers())['narrative']).toMatchObject({
      raw: story,
      value: { type: 'text', text: story },
    });
    expect((await say('今年8月'))[0]).toContain('记下了：2026年8月');
    const { store } = world.service.runtime;
    const turns = await store.turns.listRecent(toId<ContactId>('simulator/bot/v-sq-1'), 50);
    expect(turns.filter(({ inbound }) => story.split('\n').includes(inbound.text))).toHaveLength(3);
    await expect.poll(() => store.turns.listPending()).toEqual([]);
    // Replies that were never given are not shown after a restart either.
    await world.restart();
    expect(said().filter((text) => text.includes('大概什么时候开始的？'))).toHaveLength(1);
  });

  it('too short alone, long enough together', async () => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const before = said().length;
    await Promise.all([say('摔了'), say('腿断了')]);
    expect(said().slice(before)).toEqual([expect.stringContaining('大概什么时候开始的？')]);
    expect((await answers())['narrative']).toMatchObject({ raw: '摔了\n腿断了' });
  });

  it('is not swallowed by it: a command, and words of danger', async () => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const [, back] = await Promise.all([say('老伴住院了'), say('上一步')]);
    expect(back.join()).toContain('简单说说怎么回事');
    await world.sayAll('v-sq-1', '继续');
    const [danger = ''] = await say('上一步').then(() => say('家里着火了，快来人'));
    expect(danger).toContain('119');
  });

  it('what comes after the next question was shown answers that', async () => {
    world = await openWorld({ at: thursday, piecesMs: 20 });
    await world.sayAll('v-sq-1', '申报', '1', '1', '老伴上个月住院了', '今年8月');
    expect((await answers())['narrative']).toMatchObject({ raw: '老伴上个月住院了' });
    expect((await answers())['since']).toMatchObject({ value: { start: '2026-08-01' } });
  });
});

describe('an album', () => {
  it('gets one reply with the number of photos', async () => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1', '老伴上个月住院了', '今年8月', '35000', '4', '2');
    const before = said().length;
    const photo = (): Promise<unknown> =>
      world.client.sendFile({ as: 'v-sq-1', kind: 'image', name: 'a.png', bytes: png });
    await Promise.all([photo(), photo(), photo(), photo()]);
    expect(said().slice(before)).toEqual([expect.stringContaining('收到，共4张')]);
    expect((await say('好了'))[0]).toContain('照片：4 张');
  });
});

describe('while a reply waits', () => {
  it('what is said in a group overtakes nothing', async () => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const story = say('老伴上个月住院了');
    await world.sayIn('r-sq-v@sim', 'v-sq-1', '你好', true);
    await story;
    await expect.poll(() => said().at(-1)).toContain('大概什么时候开始的？');
  });

  it.each(['好了', '跳过'])('%s ends it, and passes over nothing that was never shown', async (end) => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    void say('老伴上个月住院了');
    expect((await say(end)).at(-1)).toMatch(/^记下了。\n\n（4\/9）大概什么时候开始的？/u);
    expect((await answers())['since']).toBeUndefined();
  });

  it('a word of regret opens it again', async () => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    void say('老伴上个月住院了');
    expect((await say('我填错了')).at(-1)).toContain('上次答的是：老伴上个月住院了');
  });

  it('a photo behind it is kept, and the next question is put whole', async () => {
    world = await openWorld({ at: thursday, piecesMs });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const story = say('老伴上个月住院了');
    const photo = world.client.sendFile({ as: 'v-sq-1', kind: 'image', name: 'p.png', bytes: png });
    await Promise.all([story, photo, say('动了手术')]);
    expect((await answers())['narrative']).toMatchObject({ raw: '老伴上个月住院了\n动了手术' });
    expect(said().at(-1)).toMatch(/^记下了。\n\n（4\/9）.*\n说哪年哪月就行/u);
  });

  it('nobody else does', async () => {
    world = await openWorld({ at: thursday, piecesMs: 5_000 });
    await world.sayAll('v-sq-2', '申报');
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const before = said().length;
    const waiting = say('老伴上个月住院了');
    expect((await world.say('v-sq-2', '1'))[0]).toContain('遇到什么困难？');
    expect(said().slice(before)).toEqual([]);
    await say('上一步');
    await waiting;
  });

  it('a stop gives it at once, and a restart does not say it again', async () => {
    world = await openWorld({ at: thursday, piecesMs: 5_000 });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    void say('老伴上个月住院了').catch(() => {});
    const { store } = world.service.runtime;
    await expect.poll(async () => (await store.turns.listPending()).length).toBe(1);
    await world.restart();
    expect(await world.service.runtime.store.turns.listPending()).toEqual([]);
    expect(said().filter((text) => text.includes('大概什么时候开始的？'))).toEqual([
      expect.not.stringContaining('可能已经收到过'),
    ]);
    expect((await world.say('v-sq-1', '今年8月'))[0]).toContain('记下了：2026年8月');
  });
});
