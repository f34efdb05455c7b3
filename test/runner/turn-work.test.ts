import { calculateObjectSize } from 'bson';
import { describe, expect, it } from 'vitest';
import { contactIdOf, toId, type AreaCode } from '../../src/core/index.ts';
import { loadDefinitions } from '../../src/definitions.ts';
import { createLog } from '../../src/log.ts';
import { createRunner, type Runner } from '../../src/runner/index.ts';
import { createRuntime } from '../../src/runtime.ts';
import { openTestStore, type TestStore } from '../store/support/open-test-store.ts';
import { createFixedClock } from '../support/world.ts';

const definitions = await loadDefinitions('demo-county');
const village = toId<AreaCode>('c-t-v');
const answers = ['1', '1 4', '地里的苞谷全淹了', '今年三月', '35000', '4', '2', '没有'];

interface Desk extends TestStore {
  runner: Runner;
  /** Commands that had left when the last reply was handed to the channel. */
  beforeReply: string[];
  /** Commands so far, as `insert turns`. */
  sent(): string[];
  say(peer: string, text: string): Promise<void>;
}

/** A runner on a store that counts its commands; the channel only listens. Villagers are known and bound. */
async function openDesk(peers: string[]): Promise<Desk> {
  const test = await openTestStore();
  const { store, commands } = test;
  const sent = (): string[] =>
    commands.map(({ name, command }) => {
      const collection = command[name];
      return typeof collection === 'string' ? `${name} ${collection}` : name;
    });
  const clock = { ...createFixedClock('2026-09-24T09:00:00+08:00'), moveTo: async () => undefined };
  await store.areas.insertMany([{ code: village, name: '石桥村', level: 'village', aliases: [] }]);
  for (const peer of peers) {
    await store.contacts.bind(contactIdOf('simulator', 'bot', peer), {
      name: '张三',
      area: village,
      place: '石桥村',
      household: null,
      standing: 'verified',
      at: clock.now(),
    });
  }
  const desk = { ...test, sent, beforeReply: [] as string[] };
  const runtime = await createRuntime({
    definitions,
    store,
    clock,
    log: createLog('silent'),
    channel: {
      name: 'simulator',
      account: 'bot',
      async send() {
        desk.beforeReply = sent();
        return { ok: true };
      },
    },
    roomGapMs: 0,
    piecesMs: 0,
    speech: null,
  });
  const runner = createRunner(runtime);
  let messages = 0;
  return Object.assign(desk, {
    runner,
    async say(peer: string, text: string) {
      messages += 1;
      const said = { channel: 'simulator', account: 'bot', id: `m${messages}`, peer, peerName: peer };
      await runner.receive({ ...said, mentionsUs: false, kind: 'text', text, sentAt: clock.now() });
    },
  });
}

describe('the work of a turn', () => {
  it('is one insert before the reply, and no read once the contact is warm', async () => {
    const desk = await openDesk(['zhang']);
    for (const text of ['申报', ...answers.slice(0, 3)]) await desk.say('zhang', text);
    await desk.runner.stop();
    desk.commands.length = 0;
    await desk.say('zhang', '今年三月');
    expect(desk.beforeReply).toEqual(['insert turns']);
    await desk.runner.stop();
    expect(desk.sent()).toEqual(['insert turns', 'update contacts', 'update turns']);
  });

  it('is settled together with that of others', async () => {
    const peers = Array.from({ length: 16 }, (_, index) => `villager-${index}`);
    const desk = await openDesk(peers);
    for (const text of ['申报', '1']) for (const peer of peers) await desk.say(peer, text);
    await desk.runner.stop();
    desk.commands.length = 0;
    await Promise.all(peers.map((peer) => desk.say(peer, '1 4')));
    await desk.runner.stop();
    const sent = desk.sent();
    expect(new Set(sent)).toEqual(new Set(['insert turns', 'update contacts', 'update turns']));
    expect(sent.length).toBeLessThan(peers.length);
  });

  it('does not grow with the answers given', async () => {
    const desk = await openDesk(['zhang']);
    for (const text of ['申报', ...answers]) await desk.say('zhang', text);
    const turns = await desk.store.turns.listAfter(contactIdOf('simulator', 'bot', 'zhang'), 0);
    const stored = await desk.raw.collection('turns').find().sort({ seq: 1 }).toArray();
    expect(turns).toHaveLength(1 + answers.length);
    // What is said and answered has its own length; the rest of a turn must not know how many went before.
    const rest = turns.map(({ inbound, reply, quick }, index) => {
      const words = Buffer.byteLength(JSON.stringify([inbound, reply, quick]));
      return calculateObjectSize(stored[index] ?? {}) - words;
    });
    const [, first = 0, ...later] = rest;
    expect(Math.max(...later) - first).toBeLessThan(150);
  });
});
