import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel, Receive } from '../../src/channels/index.ts';
import type { InboundMessage, OutboundMessage } from '../../src/core/index.ts';

/** What the messenger showed of a message of the bot. */
export interface Shown {
  to: string;
  text: string;
  mentions: string[];
  /** Set when it was a picture or voice. */
  file?: Buffer;
}

/** The other end of the line: people who talk, on one kind of messenger. */
export interface Rig {
  channel: Channel;
  /** After `channel.start`: whatever makes the messenger ready (a login, a page). */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /** zhang, li, wang; `room` has zhang and li in it. */
  room: string;
  say(from: string, text: string, options?: { room?: string; mention?: boolean; id?: string }): Promise<void>;
  sendFile(from: string, kind: 'image' | 'audio', name: string, bytes: Uint8Array): Promise<void>;
  /** Messages of the bot, oldest first. */
  shown(): Shown[];
  /** False where the messenger does not keep the mention list of what it is sent. */
  keepsMentions: boolean;
  /** False where the messenger gives no ids to what it is sent. */
  givesIds: boolean;
}

export const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
export const silk = Buffer.from('#!SILK_V3 voice');

/** The promises of `Channel`, run against every adapter. */
export function describeChannel(name: string, openRig: () => Promise<Rig>): void {
  describe(`channel contract: ${name}`, () => {
    let rig: Rig;
    let received: InboundMessage[] = [];
    let receive: Receive;
    const rejections: unknown[] = [];
    const note = (reason: unknown): void => void rejections.push(reason);

    const keep: Receive = async (message) => void received.push(message);
    const reply = (to: OutboundMessage['to'], text: string) => rig.channel.send({ to, text });
    const here = () => ({ channel: rig.channel.name, account: rig.channel.account });
    const arrival = (count = 1) => vi.waitFor(() => expect(received).toHaveLength(count));

    beforeAll(async () => {
      process.on('unhandledRejection', note);
      rig = await openRig();
      await rig.channel.start((message) => receive(message));
      await rig.connect();
    });
    beforeEach(() => {
      received = [];
      receive = keep;
    });
    afterEach(() => expect(rejections).toEqual([]));
    afterAll(async () => {
      await rig.channel.stop();
      await rig.disconnect();
      process.off('unhandledRejection', note);
    });

    it('takes a private text in', async () => {
      await rig.say('zhang', '申报');
      await arrival();
      expect(received[0]).toMatchObject({
        ...here(),
        peer: 'zhang',
        peerName: '张三',
        kind: 'text',
        text: '申报',
        mentionsUs: false,
      });
      expect(received[0]?.room).toBeUndefined();
      expect(received[0]?.id).not.toBe('');
      expect(received[0]?.sentAt).toBeInstanceOf(Date);
    });

    it('sends a private text', async () => {
      const outcome = await reply({ ...here(), peer: 'zhang' }, '您好');
      expect(outcome.ok).toBe(true);
      if (rig.givesIds) expect(outcome).toMatchObject({ id: expect.any(String) });
      await vi.waitFor(() => expect(rig.shown().at(-1)).toMatchObject({ to: 'zhang', text: '您好' }));
    });

    it.each([
      ['photo.png', png],
      ['voice.sil', silk],
    ])('sends a file: %s', async (file, bytes) => {
      const media = { name: file, bytes };
      const outcome = await rig.channel.send({ to: { ...here(), peer: 'zhang' }, text: '', media });
      expect(outcome.ok).toBe(true);
      await vi.waitFor(() => expect(rig.shown().at(-1)).toMatchObject({ to: 'zhang', file: bytes }));
    });

    it('says so when nobody is there to get a file', async () => {
      const media = { name: 'photo.png', bytes: png };
      const outcome = await rig.channel.send({ to: { ...here(), peer: 'nobody' }, text: '', media });
      expect(outcome).toEqual({ ok: false, error: 'unknown_peer' });
    });

    it('does not hear itself', async () => {
      await reply({ ...here(), peer: 'zhang' }, '这是我自己说的');
      await rig.say('zhang', '好');
      await arrival();
      expect(received.map(({ text }) => text)).toEqual(['好']);
    });

    it('takes a group text in, with and without a mention', async () => {
      await rig.say('li', '大家好', { room: rig.room });
      await arrival();
      expect(received[0]).toMatchObject({ peer: 'li', room: rig.room, mentionsUs: false, text: '大家好' });
      await rig.say('li', '@守望\u2005进度', { room: rig.room, mention: true });
      await arrival(2);
      expect(received[1]).toMatchObject({ peer: 'li', room: rig.room, mentionsUs: true, text: '进度' });
    });

    it('sends a group text that mentions its members and nobody else', async () => {
      const to = { ...here(), room: rig.room, mentions: ['li', 'wang'] };
      expect((await reply(to, '今天要走访')).ok).toBe(true);
      const expected = { to: rig.room, text: '@李四 今天要走访' };
      await vi.waitFor(() => expect(rig.shown().at(-1)).toMatchObject(expected));
      if (rig.keepsMentions) expect(rig.shown().at(-1)?.mentions).toEqual(['li']);
    });

    it('takes a picture in', async () => {
      await rig.sendFile('zhang', 'image', 'photo.png', png);
      await arrival();
      expect(received[0]).toMatchObject({ kind: 'image', peer: 'zhang' });
      const media = await received[0]?.readMedia?.();
      expect(media?.name).toBe('photo.png');
      expect(Buffer.from(media?.bytes ?? [])).toEqual(png);
    });

    it('takes a voice message in', async () => {
      await rig.sendFile('zhang', 'audio', 'voice.sil', silk);
      await arrival();
      expect(received[0]?.kind).toBe('audio');
      const media = await received[0]?.readMedia?.();
      expect(Buffer.from(media?.bytes ?? [])).toEqual(silk);
    });

    it('hands a repeated message over again', async () => {
      await rig.say('zhang', '只说一次', { id: 'same-id' });
      await rig.say('zhang', '只说一次', { id: 'same-id' });
      await arrival(2);
      expect(received.map(({ id }) => id)).toEqual(['same-id', 'same-id']);
    });

    it('keeps the order of one person', async () => {
      const words = Array.from({ length: 20 }, (_, index) => `第${index}句`);
      await Promise.all(words.map((word) => rig.say('zhang', word)));
      await arrival(words.length);
      expect(received.map(({ text }) => text)).toEqual(words);
    });

    it('lives on when a turn fails', async () => {
      receive = async () => {
        throw new Error('the turn failed');
      };
      await rig.say('zhang', '第一句');
      receive = keep;
      await rig.say('zhang', '第二句');
      await vi.waitFor(() => expect(received.map(({ text }) => text)).toContain('第二句'));
    });

    it('says so when the address is unknown', async () => {
      const nobody = { ...here(), peer: 'nobody' };
      const noRoom = { ...here(), room: 'nowhere@room', mentions: [] };
      const elsewhere = { channel: 'pigeon', account: rig.channel.account, peer: 'zhang' };
      for (const to of [nobody, noRoom, elsewhere]) {
        expect(await reply(to, '在吗')).toEqual({ ok: false, error: 'unknown_peer' });
      }
    });

    it('lets the open turn reply before it stops, and starts again', async () => {
      const work = new EventEmitter();
      let outcome: unknown;
      let isOpen = false;
      receive = async () => {
        isOpen = true;
        await once(work, 'done');
        outcome = await reply({ ...here(), peer: 'zhang' }, '说完了');
      };
      const said = rig.say('zhang', '等一下');
      await vi.waitFor(() => expect(isOpen).toBe(true));
      const stopped = rig.channel.stop();
      work.emit('done');
      await stopped;
      await said;
      expect(outcome).toMatchObject({ ok: true });
      expect(await reply({ ...here(), peer: 'zhang' }, '还在吗')).toEqual({ ok: false, error: 'offline' });

      receive = keep;
      await rig.channel.start((message) => receive(message));
      await rig.connect();
      await rig.say('zhang', '又来了');
      await arrival();
      expect((await reply({ ...here(), peer: 'zhang' }, '又好了')).ok).toBe(true);
    });
  });
}
