import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectSimulator, type ChatMessage, type SimulatorClient } from '../../src/channels/index.ts';
import { readConfig } from '../../src/config.ts';
import { toId, type ContactId } from '../../src/core/index.ts';
import { startService, type Service } from '../../src/main.ts';
import { createJobs, occurrencesBetween } from '../../src/schedules/index.ts';
import { freshDatabaseUri } from '../support/database.ts';
import { createFixedClock, type FixedClock } from '../support/world.ts';

let service: Service;
let client: SimulatorClient;
let clock: FixedClock;

beforeEach(async () => {
  clock = createFixedClock('2026-09-24T06:50:00+08:00');
  const config = readConfig({
    PORT: '0',
    MONGODB_URI: freshDatabaseUri(),
    SHOUWANG_MASTER_KEY: randomBytes(32).toString('base64'),
    ROOM_GAP_MS: '0',
    PIECES_MS: '0',
    LOG_LEVEL: 'silent',
  });
  service = await startService(config, { wall: clock });
  client = await connectSimulator(`${service.url.replace('http', 'ws')}/simulator`);
});
afterEach(async () => {
  await client.close();
  await service.stop();
});

/** Time passes by itself: every job fires at its own time. */
async function passTo(instant: string): Promise<void> {
  const jobs = createJobs(service.runtime);
  const from = service.runtime.clock.now();
  for (const occurrence of occurrencesBetween(jobs, from, new Date(instant))) {
    clock.set(occurrence.at.toISOString());
    await service.scheduler.fire(occurrence);
  }
  clock.set(instant);
}

const fromBot = (conversation: string): ChatMessage[] =>
  client.messages(conversation).filter(({ from }) => from === 'bot');

/** What the bot has said so far, anywhere. */
function everything(): string[] {
  const places = [...client.people, ...client.rooms];
  return places.flatMap(({ id }) => fromBot(id).map(({ text }) => `${id} ${text}`));
}

/** Resolves when everything that waited has gone out, and a little later, in which nothing more may come. */
async function catchUp(): Promise<void> {
  const { outbox } = service.runtime.store;
  await vi.waitFor(async () => expect(await outbox.nextAt()).toBeNull(), { timeout: 10_000, interval: 50 });
  await new Promise((resolve) => setTimeout(resolve, 400));
}

describe('scenario 45: the account is offline for six hours', () => {
  it('queues what falls due, loses nothing of a talk, and catches up without saying anything twice', async () => {
    const as = 'v-sq-1';
    for (const text of ['申报', '1', '1', '老伴住院了，还要吃药']) await client.say({ as, text });
    const before = everything().length;

    service.simulator.setOnline(false);
    await passTo('2026-09-24T12:50:00+08:00');
    expect(everything()).toHaveLength(before);
    await expect(client.say({ as, text: '今年8月', id: 'said-offline' })).rejects.toThrow('not connected');
    const next = await service.runtime.store.outbox.nextAt();
    expect(next).not.toBeNull();

    service.simulator.setOnline(true);
    const digests = (): number =>
      ['r-sq@sim', 'r-ls@sim', 'r-yp@sim', 'r-lw@sim'].filter((group) => fromBot(group).length > 0).length;
    await vi.waitFor(() => expect(digests()).toBe(4), { timeout: 20_000, interval: 50 });
    await vi.waitFor(() => expect(fromBot('r-qx@sim')).toHaveLength(1), { timeout: 20_000, interval: 50 });
    await catchUp();
    const said = everything();
    expect(said.length).toBeGreaterThan(before);
    for (const group of ['r-sq@sim', 'r-ls@sim', 'r-yp@sim', 'r-lw@sim']) {
      expect(fromBot(group).filter(({ text }) => text.includes('日报'))).toHaveLength(1);
    }
    expect(fromBot('r-qx@sim')).toHaveLength(1);
    expect(new Set(said).size).toBe(said.length);
    expect(await service.runtime.store.outbox.nextAt()).toBeNull();

    // The channel delivers what was said meanwhile, twice; the talk goes on where it stood.
    const [reply] = await client.say({ as, text: '今年8月', id: 'said-offline' });
    expect(reply?.text).toContain('多少钱');
    expect(await client.say({ as, text: '今年8月', id: 'said-offline' })).toEqual([]);
    for (const text of ['35000', '4', '2', '没有']) await client.say({ as, text });
    const [receipt] = await client.say({ as, text: '1' });
    expect(receipt?.text).toMatch(/2026-\d{4}/);
  }, 40_000);

  it('keeps a reply that the channel would not take, and sends it once', async () => {
    const as = 'v-sq-1';
    service.simulator.failSends('offline');
    const { runner, runtime } = service;
    const contact = toId<ContactId>('simulator/bot/v-sq-1');
    await runner.receive({
      channel: 'simulator',
      account: 'bot',
      id: 'heard',
      peer: as,
      peerName: '',
      mentionsUs: false,
      kind: 'text',
      text: '申报',
      sentAt: clock.now(),
    });
    expect(fromBot(as)).toEqual([]);
    expect(await runtime.store.outbox.find(`reply:${contact}:1`)).toMatchObject({ kind: 'reply' });
    service.simulator.failSends(null);
    // A row in hand is in no queue: first see it arrive, then that nothing follows.
    await vi.waitFor(() => expect(fromBot(as)).toHaveLength(1), { timeout: 20_000, interval: 50 });
    await catchUp();
    expect(fromBot(as)).toHaveLength(1);
    expect(fromBot(as)[0]?.text).toContain('给自己家报');
  }, 40_000);
});
