import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectSimulator, type SimulatorClient } from '../../dist/channels/index.js';
import { buildPageWhenStale } from '../../dist/cli/build-page.js';
import { readConfig } from '../../dist/config.js';
import { locateStore, readMasterKey } from '../../dist/store-location.js';
import { openStore } from '../../dist/store/index.js';
import { createTally, figuresOf, timeAll, type Figures } from './measure.ts';
import { startServiceProcess, type Memory } from './service-process.ts';
import { requireCaseNumber } from './turns.ts';
import { createVillager, settleIn, type Villager } from './villagers.ts';

/** The service as `npm start` runs it, spoken to over the simulator's WebSocket: Wechaty and all. */
export interface ServiceFigures {
  /** Process start → the page answers. Everything is built; the embedded store is ours. */
  startMs: {
    /** On an empty directory: the demo county is loaded on the way. */
    first: number;
    /** The county is there; the middle one of several starts. */
    again: number;
  };
  /** A page's message → the reply is on the page. */
  wholePath: Record<1 | 64, Figures>;
  /** At rest, and after so many messages. */
  memory: { idle: Memory | null; after: Memory | null; messages: number };
}

const channel = { name: 'simulator', account: 'bot' };
const conversations = { 1: 12, 64: 192 } as const;
const restarts = 3;
const idleMs = 3_000;

export async function measureService(): Promise<ServiceFigures> {
  await buildPageWhenStale();
  const data = await mkdtemp(path.join(tmpdir(), 'shouwang-bench-'));
  const first = await startServiceProcess(data);
  await first.stop();
  const people = await givePhones(data, 1 + conversations[1] + conversations[64]);

  const again: number[] = [];
  for (let done = 1; done < restarts; done += 1) {
    const service = await startServiceProcess(data);
    again.push(service.startMs);
    await service.stop();
  }
  const service = await startServiceProcess(data);
  again.push(service.startMs);
  await pause(idleMs);
  const idle = await service.memory();

  const client = await connectSimulator(`${service.url.replace('http', 'ws')}/simulator`);
  await converse(client, people.splice(0, 1), 1);
  const wholePath = {
    1: await converse(client, people.splice(0, conversations[1]), 1),
    64: await converse(client, people.splice(0, conversations[64]), 64),
  };
  const after = await service.memory();
  await client.close();
  await service.stop();
  await rm(data, { recursive: true, force: true });
  return {
    startMs: { first: first.startMs, again: again.toSorted((a, b) => a - b)[Math.floor(restarts / 2)] ?? 0 },
    wholePath,
    memory: { idle, after, messages: 10 * (1 + conversations[1] + conversations[64]) },
  };
}

/** Put more villagers on the simulated messenger than the demo county has. */
async function givePhones(data: string, count: number): Promise<Villager[]> {
  const people = Array.from({ length: count }, (_, index) => createVillager(index + 1));
  const config = readConfig({ SHOUWANG_DATA: data });
  const location = await locateStore(config, { share: false });
  const store = await openStore({ uri: location.uri, masterKey: await readMasterKey(config) });
  await settleIn(store, people, channel, new Date());
  const key = 'demoPhoneBook';
  const book = await store.settings.read<{ villagers: object[] }>(key);
  if (book === null) throw new Error('the demo county has no phone book');
  const phones = people.map(({ peer, household }) => ({ peer, household, known: true }));
  await store.settings.write(key, { ...book, villagers: [...book.villagers, ...phones] });
  await store.close();
  await location.stop();
  return people;
}

async function converse(client: SimulatorClient, villagers: Villager[], atOnce: number): Promise<Figures> {
  const tally = createTally();
  const replied = new Map<string, number>();
  const stop = client.onMessage(({ from, conversation }) => {
    if (from === 'bot' && !replied.has(conversation)) replied.set(conversation, performance.now());
  });
  await timeAll(tally, villagers, atOnce, async ({ peer, says }) => {
    let last = '';
    for (const text of says) {
      replied.delete(peer);
      const began = performance.now();
      const replies = await client.say({ as: peer, text });
      tally.latenciesMs.push((replied.get(peer) ?? performance.now()) - began);
      last = replies.at(-1)?.text ?? '';
    }
    requireCaseNumber(last);
  });
  stop();
  return figuresOf(tally);
}
