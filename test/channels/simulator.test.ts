import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { ChatMessage, SimulatorClient } from '../../src/channels/index.ts';
import type { InboundMessage } from '../../src/core/index.ts';
import { directory, openSimulator, type SimulatorWorld } from './simulator-rig.ts';

const start = Date.parse('2026-09-24T00:00:00Z');

const texts = (page: SimulatorClient): string[] => page.messages('zhang').map(({ text }) => text);

describe('the simulated messenger', () => {
  let world: SimulatorWorld;
  let client: SimulatorClient;
  let now = start;
  let received: InboundMessage[] = [];

  beforeEach(async () => {
    now = start;
    received = [];
    world = await openSimulator({ clock: { now: () => new Date(now) } });
    await world.simulator.channel.start(async (message) => {
      received.push(message);
      const to = { channel: message.channel, account: message.account, peer: message.peer };
      const answer = message.kind === 'friend_request' ? '您好，我是守望' : `收到：${message.text}`;
      await world.simulator.channel.send({ to, text: answer }, { quick: ['1', '2'] });
    });
    client = await world.client();
  });
  afterEach(async () => {
    await client.close();
    await world.close();
  });

  it('delivers the replies of a turn before it says that the turn has ended', async () => {
    const replies = await client.say({ as: 'zhang', text: '申报' });
    expect(replies).toMatchObject([
      { from: 'bot', conversation: 'zhang', text: '收到：申报', quick: ['1', '2'] },
    ]);
  });

  it('bears the time of the clock it is given', async () => {
    now += 86_400_000;
    const [reply] = await client.say({ as: 'zhang', text: '明天' });
    expect(reply?.at).toBe('2026-09-25T00:00:00.000Z');
    expect(received[0]?.sentAt.toISOString()).toBe('2026-09-25T00:00:00.000Z');
  });

  it('tells every page everything, also those that come later', async () => {
    const other = await world.client();
    await client.say({ as: 'zhang', text: '在吗' });
    await vi.waitFor(() => expect(texts(other)).toEqual(['在吗', '收到：在吗']));
    const late = await world.client();
    expect(texts(late)).toEqual(['在吗', '收到：在吗']);
    await Promise.all([other.close(), late.close()]);
  });

  it('shows a repeated message once and delivers it twice', async () => {
    await client.say({ as: 'zhang', text: '一遍', id: 'm1' });
    await client.say({ as: 'zhang', text: '一遍', id: 'm1' });
    expect(received.map(({ id }) => id)).toEqual(['m1', 'm1']);
    expect(client.messages('zhang').filter(({ from }) => from === 'zhang')).toHaveLength(1);
    await expect(client.say({ as: 'li', text: '别人的', id: 'm1' })).rejects.toThrow('taken');
  });

  it('makes friends, greets, and keeps it over a reload', async () => {
    await expect(client.say({ as: 'wang', text: '在吗' })).rejects.toThrow('not a friend');
    const to = { channel: 'simulator', account: 'bot', peer: 'wang' };
    expect(await world.simulator.channel.send({ to, text: '您好' })).toEqual({ ok: false, error: 'refused' });

    const greeting = await client.askFriend('wang', '我是王五');
    expect(greeting.map(({ text }) => text)).toEqual(['您好，我是守望']);
    expect(received[0]).toMatchObject({
      kind: 'friend_request',
      peer: 'wang',
      peerName: '王五',
      text: '我是王五',
    });
    expect(received[0]?.sentAt.toISOString()).toBe('2026-09-24T00:00:00.000Z');
    await world.simulator.reload();
    expect(await client.say({ as: 'wang', text: '在吗' })).toHaveLength(1);
    expect(await client.askFriend('wang', '再加一次')).toEqual([]);
  });

  it('carries stickers, places and captions', async () => {
    await client.sendSticker({ as: 'zhang' });
    await client.sendLocation({ as: 'zhang', latitude: 26.5, longitude: 106.7, name: '村口' });
    const bytes = Buffer.from('OggS');
    await client.sendFile({ as: 'zhang', kind: 'audio', name: 'v.ogg', bytes, caption: '房子漏了' });
    expect(received.map(({ kind }) => kind)).toEqual(['sticker', 'location', 'audio']);
    expect(received[1]?.location).toEqual({ latitude: 26.5, longitude: 106.7, name: '村口' });
    expect(received[2]?.text).toBe('房子漏了');
    const voice = client.messages('zhang').find(({ kind }) => kind === 'audio');
    expect(voice?.url).toBe(`data:audio/ogg;base64,${bytes.toString('base64')}`);
  });

  it('knows a mention that is written out and writes one that is only flagged', async () => {
    const room = 'r1@room';
    await client.say({ as: 'li', room, text: '@守望 进度' });
    await client.say({ as: 'li', room, text: '进度', mention: true });
    await client.say({ as: 'li', room, text: '问问守望' });
    expect(received.map(({ mentionsUs, text }) => [mentionsUs, text])).toEqual([
      [true, '进度'],
      [true, '进度'],
      [false, '问问守望'],
    ]);
    expect(client.messages(room)[1]).toMatchObject({ text: '@守望\u2005进度', mentions: ['bot'] });
  });

  it('refuses who is not there and where they are not', async () => {
    await expect(client.say({ as: 'nobody', text: '在' })).rejects.toThrow('no such person');
    await expect(client.say({ as: 'wang', room: 'r1@room', text: '在' })).rejects.toThrow('not a member');
    await expect(client.say({ as: 'li', room: 'r9', text: '在' })).rejects.toThrow('no such group');
    expect(received).toEqual([]);
  });

  it('puts quick answers under a group message that mentions people', async () => {
    const to = { channel: 'simulator', account: 'bot', room: 'r1@room', mentions: ['zhang', 'li'] };
    await world.simulator.channel.send({ to, text: '请走访' }, { quick: ['已走访'] });
    const text = '@张三\u2005@李四 请走访';
    await vi.waitFor(() =>
      expect(client.messages('r1@room').at(-1)).toMatchObject({
        text,
        quick: ['已走访'],
        mentions: ['zhang', 'li'],
      }),
    );
  });

  it('has faults on demand', async () => {
    const { simulator } = world;
    const send = (text: string) =>
      simulator.channel.send({ to: { channel: 'simulator', account: 'bot', peer: 'zhang' }, text });
    simulator.setOnline(false);
    expect(await send('离线')).toEqual({ ok: false, error: 'offline' });
    await expect(client.say({ as: 'zhang', text: '离线' })).rejects.toThrow('not connected');
    simulator.failSends('rate_limited');
    expect(await send('太快')).toEqual({ ok: false, error: 'rate_limited' });
    simulator.failSends('unknown_result');
    expect(await send('不知道')).toEqual({ ok: false, error: 'unknown_result' });
    simulator.setOnline(true);
    expect((await send('好了')).ok).toBe(true);
    expect(await send('长'.repeat(10_001))).toEqual({ ok: false, error: 'too_long' });
    await vi.waitFor(() =>
      expect(client.messages('zhang').map(({ text }) => text)).toEqual(['不知道', '好了']),
    );
  });

  it('takes an empty and a very long message', async () => {
    await client.say({ as: 'zhang', text: '' });
    await client.say({ as: 'zhang', text: '长'.repeat(10_000) });
    expect(received.map(({ text }) => text.length)).toEqual([0, 10_000]);
  });

  it('shows chat from before and the clock when it moves', async () => {
    const old: ChatMessage = {
      id: 'old',
      conversation: 'zhang',
      from: 'bot',
      fromName: '守望',
      kind: 'text',
      text: '上个月的提醒',
      mentions: [],
      at: '2026-08-01T00:00:00.000Z',
      quick: [],
    };
    world.simulator.seedHistory([old]);
    await vi.waitFor(() => expect(client.messages('zhang')).toEqual([old]));

    const page = new WebSocket(world.url);
    const frames: { op: string; now?: string }[] = [];
    page.on('message', (data) => frames.push(JSON.parse((data as Buffer).toString())));
    await vi.waitFor(() => expect(frames.map(({ op }) => op)).toEqual(['hello']));
    now += 3_600_000;
    world.simulator.announceClock();
    await vi.waitFor(() => expect(frames[1]).toEqual({ op: 'clock', now: '2026-09-24T01:00:00.000Z' }));
    page.close();
  });

  it('answers a frame it does not understand, and lives on', async () => {
    const page = new WebSocket(world.url);
    const frames: { op: string; ref?: string }[] = [];
    page.on('message', (data) => frames.push(JSON.parse((data as Buffer).toString())));
    await once(page, 'open');
    for (const bad of ['', '{', 'null', '[]', '{"op":"text","ref":"r7"}', '{"op":"fly"}']) page.send(bad);
    page.send(Buffer.from([1, 2, 3]));
    await vi.waitFor(() => expect(frames).toHaveLength(8));
    expect(frames.slice(1).every(({ op }) => op === 'error')).toBe(true);
    expect(frames[5]?.ref).toBe('r7');
    page.send('x'.repeat(15_000_001));
    await once(page, 'close');
    expect(await client.say({ as: 'zhang', text: '还在' })).toHaveLength(1);
  });

  it.each([
    ['a page of this machine', { Origin: 'http://localhost:5173' }, 101],
    ['a page from elsewhere', { Origin: 'https://example.com' }, 403],
    ['a page that has no address', { Origin: 'null' }, 403],
    ['a name that was made to point here', { Origin: 'http://example.com', Host: 'example.com' }, 403],
  ])('answers the upgrade of %s', async (_who, headers, status) => {
    const page = new WebSocket(world.url, { headers });
    const answered = await new Promise<number>((resolve) => {
      page.on('open', () => resolve(101));
      page.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
      page.on('error', () => undefined);
    });
    page.terminate();
    expect(answered).toBe(status);
  });

  it('knows no other path', async () => {
    const page = new WebSocket(world.url.replace('/simulator', '/other'));
    const [error] = (await once(page, 'error')) as [Error];
    expect(error.message).toContain('404');
  });

  it('ends open exchanges when the connection ends', async () => {
    const said = client.say({ as: 'zhang', text: '等等' });
    await world.simulator.close();
    await said.catch(() => undefined);
    await client.closed;
    await expect(client.say({ as: 'zhang', text: '在吗' })).rejects.toThrow('closed');
  });

  it('lists who there is', () => {
    expect(client.people).toEqual(directory.people);
    expect(client.rooms).toEqual(directory.rooms);
  });
});
