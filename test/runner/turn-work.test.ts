import { calculateObjectSize } from 'bson';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { contactIdOf, toId, type AreaCode, type HouseholdId, type PersonId } from '../../src/core/index.ts';
import { loadDefinitions } from '../../src/definitions.ts';
import { createLog } from '../../src/log.ts';
import { readProjectFile } from '../../src/project-files.ts';
import { createRunner, type Runner } from '../../src/runner/index.ts';
import { createRuntime } from '../../src/runtime.ts';
import { openTestStore, type TestStore } from '../store/support/open-test-store.ts';
import { createFixedClock } from '../support/world.ts';

const definitions = await loadDefinitions('demo-county');
const twelve = await readTwelve();
const village = toId<AreaCode>('c-t-v');
const answers = ['1', '1 4', '地里的苞谷全淹了', '今年三月', '35000', '4', '2', '没有'];

interface Desk extends TestStore {
  runner: Runner;
  /** Commands that had left when the last reply was handed to the channel. */
  beforeReply: string[];
  /** Commands so far, as `insert turns`, but for the outbox's looking for rows, which goes on beside every turn. */
  sent(): string[];
  say(peer: string, text: string): Promise<void>;
}

/** The bench's form of twelve questions in place of the quick report, and what is said to it: all of it, with mistakes. */
async function readTwelve(): Promise<{ says: string[]; definitions: typeof definitions }> {
  const { file, text } = await readProjectFile('test/bench/household-form.yaml');
  const { flow, findings } = definitions.flowLoader.load(file, text);
  if (flow === null) throw new Error(JSON.stringify(findings));
  const others = definitions.flows.filter(({ id }) => id !== 'quick-report');
  const { text: talks } = await readProjectFile('test/bench/household-talks.yaml');
  const { says = [] } = (parse(talks) as { talks: { says: string[] }[] }).talks[0] ?? {};
  return { says, definitions: { ...definitions, flows: [...others, flow] } };
}

/** A runner on a store that counts its commands; the channel only listens. Villagers are known and bound. */
async function openDesk(peers: string[], asked = definitions): Promise<Desk> {
  const test = await openTestStore();
  const { store, commands } = test;
  const sent = (): string[] =>
    commands
      .map(({ name, command }) => {
        const collection = command[name];
        return typeof collection === 'string' ? `${name} ${collection}` : name;
      })
      .filter((command) => command !== 'find outbox');
  const clock = { ...createFixedClock('2026-09-24T09:00:00+08:00'), moveTo: async () => undefined };
  await store.areas.insertMany([{ code: village, name: '石桥村', level: 'village', aliases: [] }]);
  const secretary = toId<PersonId>('p-secretary');
  const roles = [{ role: 'village_secretary', area: village, from: '2026-01-01' } as const];
  await store.people.insertMany([{ id: secretary, name: '李书记', roles }]);
  for (const [index, peer] of peers.entries()) {
    const household = toId<HouseholdId>(`h-${peer}`);
    await store.households.insert({ id: household, village, number: index + 1, name: '张三', members: 4 });
    await store.contacts.bind(contactIdOf('simulator', 'bot', peer), {
      name: '张三',
      area: village,
      place: '石桥村',
      household,
      standing: 'verified',
      at: clock.now(),
    });
  }
  const desk = { ...test, sent, beforeReply: [] as string[] };
  const runtime = await createRuntime({
    definitions: asked,
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
  runtime.outbox.start();
  onTestFinished(() => runtime.outbox.stop());
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
    const [, first = 0, ...later] = await measureRest(desk, 'zhang');
    expect(later).toHaveLength(answers.length - 1);
    expect(Math.max(...later) - first).toBeLessThan(150);
  });
});

describe('the work of a form of twelve questions', () => {
  const answersOfTwelve = twelve.says.slice(1, -1);
  const submission = twelve.says.at(-1) ?? '';

  it('is the same three commands for every answer, refused or taken, the first or the twelfth', async () => {
    const desk = await openDesk(['zhang'], twelve.definitions);
    await desk.say('zhang', twelve.says[0] ?? '');
    await desk.runner.stop();
    for (const text of answersOfTwelve) {
      desk.commands.length = 0;
      await desk.say('zhang', text);
      expect(desk.beforeReply, text).toEqual(['insert turns']);
      await desk.runner.stop();
      expect(desk.sent(), text).toEqual(['insert turns', 'update contacts', 'update turns']);
    }
  });

  it('is one act at the end, which reads and writes each thing once', async () => {
    const desk = await openDesk(['zhang'], twelve.definitions);
    for (const text of twelve.says.slice(0, -1)) await desk.say('zhang', text);
    await desk.runner.stop();
    desk.commands.length = 0;
    await desk.say('zhang', submission);
    await desk.runner.stop();
    const act = [
      'find households',
      'find journal',
      'find cases',
      'findAndModify counters',
      'insert journal',
      'update cases',
      'find people',
    ];
    // What others have told of the household becomes part of its case.
    const told = ['find leads', 'insert outbox', 'insert operator', 'update outbox', 'update outbox'];
    const settled = ['update contacts', 'update turns'];
    expect(desk.sent().slice(0, 8)).toEqual(['insert turns', ...act]);
    // The answer is on its way while the rest is written.
    expect(desk.sent().slice(8).toSorted()).toEqual([...told, ...settled].toSorted());
  });

  it('writes turns that do not know how many went before', async () => {
    const desk = await openDesk(['zhang'], twelve.definitions);
    for (const text of twelve.says.slice(0, -1)) await desk.say('zhang', text);
    const [, first = 0, ...later] = await measureRest(desk, 'zhang');
    expect(later).toHaveLength(answersOfTwelve.length - 1);
    expect(Math.max(...later) - first).toBeLessThan(150);
  });
});

/** Bytes of each stored turn without what was said and answered: that has its own length. */
async function measureRest(desk: Desk, peer: string): Promise<number[]> {
  const turns = await desk.store.turns.listAfter(contactIdOf('simulator', 'bot', peer), 0);
  const stored = await desk.raw.collection('turns').find().sort({ seq: 1 }).toArray();
  return turns.map(({ inbound, reply, quick }, index) => {
    const words = Buffer.byteLength(JSON.stringify([inbound, reply, quick]));
    return calculateObjectSize(stored[index] ?? {}) - words;
  });
}
