import { types } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWechatyChannel, type Channel, type Puppet } from '../../src/channels/index.ts';
import type { InboundMessage } from '../../src/core/index.ts';
import { silentLog } from './simulator-rig.ts';

const newPuppet = (): PuppetMock => new PuppetMock({ mocker: new mock.Mocker() });

describe('the Wechaty adapter', () => {
  let channel: Channel | null = null;
  afterEach(async () => {
    await channel?.stop();
    channel = null;
  });

  async function open(puppet: PuppetMock, log = silentLog) {
    const received: InboundMessage[] = [];
    channel = createWechatyChannel({ name: 'mock', account: 'county', puppet, log, sendTimeoutMs: 50 });
    await channel.start(async (message) => void received.push(message));
    const { mocker } = puppet;
    const bot = mocker.createContact({ id: 'mock-bot', name: '守望' });
    const zhang = mocker.createContact({ id: 'zhang', name: '张三', type: types.Contact.Individual });
    mocker.login(bot);
    return { channel, received, mocker, bot, zhang };
  }

  const to = { channel: 'mock', account: 'county', peer: 'zhang' };

  it('is never built without a puppet', () => {
    for (const puppet of [undefined, null, ''] as unknown as Puppet[]) {
      expect(() => createWechatyChannel({ name: 'x', account: 'y', puppet, log: silentLog })).toThrow(
        'no puppet',
      );
    }
  });

  it('throws when the puppet does not start', async () => {
    const puppet = newPuppet();
    // As wechaty-puppet-service does with a wrong token: it resolves and is not there.
    puppet.start = async () => undefined;
    const broken = createWechatyChannel({ name: 'mock', account: 'county', puppet, log: silentLog });
    await expect(broken.start(async () => undefined)).rejects.toThrow('channel:unavailable');
    expect(await broken.send({ to, text: '在吗' })).toEqual({ ok: false, error: 'offline' });
  });

  it('is offline before it has started and before it has logged in', async () => {
    const idle = createWechatyChannel({
      name: 'mock',
      account: 'county',
      puppet: newPuppet(),
      log: silentLog,
    });
    expect(await idle.send({ to, text: '在吗' })).toEqual({ ok: false, error: 'offline' });
    await idle.start(async () => undefined);
    expect(await idle.send({ to, text: '在吗' })).toEqual({ ok: false, error: 'offline' });
    await idle.stop();
  });

  it.each([
    ['Emoticon', 'sticker'],
    ['Attachment', 'file'],
    ['Video', 'other'],
    ['Unknown', 'other'],
    ['RedEnvelope', 'other'],
  ] as const)('reads %s as %s', async (type, kind) => {
    const { received, mocker, bot, zhang } = await open(newPuppet());
    const text = '<msg><img/></msg>';
    const message = { id: 'm', talkerId: zhang.id, listenerId: bot.id, text, timestamp: 1_790_000_000 };
    mocker.MessageMock.create({ ...message, type: types.Message[type] });
    mocker.puppet.emit('message', { messageId: 'm' });
    await vi.waitFor(() => expect(received).toMatchObject([{ kind, text: '' }]));
    expect(received[0]?.sentAt).toEqual(new Date(1_790_000_000_000));
  });

  it('reads a location from the puppet', async () => {
    const { received, mocker, bot, zhang } = await open(newPuppet());
    const message = { id: 'm', talkerId: zhang.id, listenerId: bot.id, timestamp: Date.now() };
    mocker.MessageMock.create({ ...message, type: types.Message.Location });
    mocker.puppet.emit('message', { messageId: 'm' });
    await vi.waitFor(() => expect(received[0]?.location?.latitude).toBeCloseTo(39.995));
  });

  it('hears no official accounts and no system notes', async () => {
    const { received, mocker, bot, zhang } = await open(newPuppet());
    const official = mocker.createContact({ id: 'news', name: '新闻', type: types.Contact.Official });
    official.say('今日要闻').to(bot);
    const message = { id: 'm', talkerId: zhang.id, listenerId: bot.id, text: 'x', timestamp: Date.now() };
    mocker.MessageMock.create({ ...message, type: types.Message.Recalled });
    mocker.puppet.emit('message', { messageId: 'm' });
    zhang.say('在').to(bot);
    await vi.waitFor(() => expect(received).not.toEqual([]));
    expect(received.map(({ text }) => text)).toEqual(['在']);
  });

  it('calls a send that hangs or fails in an unknown way an unknown result', async () => {
    const puppet = newPuppet();
    const { channel: opened } = await open(puppet);
    puppet.messageSendText = () => new Promise(() => undefined);
    expect(await opened.send({ to, text: '在吗' })).toEqual({ ok: false, error: 'unknown_result' });
    puppet.messageSendText = () => Promise.reject(new Error('socket hang up'));
    expect(await opened.send({ to, text: '在吗' })).toEqual({ ok: false, error: 'unknown_result' });
  });

  it('logs errors without words of people, and lives on', async () => {
    const lines: string[] = [];
    const note = (fields: object, message: string) =>
      void lines.push(`${Object.keys(fields).join()} ${message}`);
    const { received, mocker, bot, zhang } = await open(newPuppet(), { info: note, warn: note, error: note });
    mocker.puppet.emit('error', { gerror: '{"name":"x","message":"张三"}' });
    mocker.puppet.emit('message', { messageId: 'nobody-knows' });
    mocker.puppet.emit('friendship', { friendshipId: 'nobody-knows' });
    zhang.say('在').to(bot);
    await vi.waitFor(() => expect(received).toHaveLength(1));
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(2));
    expect(lines.join('\n')).not.toContain('张三');
    expect(lines).toContain('err,channel,count wechaty error');
  });
});
