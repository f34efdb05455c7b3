import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock, type Clock } from '../../dist/core/index.js';
import { loadDefinitions, type Definitions } from '../../dist/definitions.js';
import { loadDemoCounty, parseDemoCounty } from '../../dist/demo/index.js';
import { startEmbeddedMongo } from '../../dist/embedded-mongo/index.js';
import { createLog } from '../../dist/log.js';
import { readProjectFile, type TextFile } from '../../dist/project-files.js';
import { createRunner } from '../../dist/runner/index.js';
import { createRuntime } from '../../dist/runtime.js';
import { openMovableClock } from '../../dist/schedules/index.js';
import { openStore, type Store, type StoreCommand } from '../../dist/store/index.js';
import type { Villager } from './villagers.ts';

/** The service without its web server and messenger: whatever the runner sends ends here. */
export interface Desk {
  /** URI of the database, past all sealing. */
  uri: string;
  store: Store;
  channel: { name: string; account: string };
  now(): Date;
  /** One message in; resolves when its turn has ended. */
  say(villager: Villager, text: string): Promise<Heard>;
  /** Resolves when everything that followed from the turns so far is written and sent; milliseconds it took. */
  settle(): Promise<number>;
  close(): Promise<void>;
}

/** What came back: milliseconds until the first reply was handed to the channel, and the last one's words. */
export interface Heard {
  ms: number;
  reply: string;
}

export interface DeskOptions {
  /** Asked in place of the quick report. */
  form?: TextFile;
  onCommand?: (command: StoreCommand) => void;
}

const channelName = { name: 'simulator', account: 'bot' };
/** A working day's morning: outside quiet hours, so that notices go out while we measure. */
const morning = Date.parse('2026-09-24T09:00:00+08:00');

function createMorningClock(): Clock {
  const aheadMs = morning - systemClock.now().getTime();
  return { now: () => new Date(systemClock.now().getTime() + aheadMs) };
}

/** Start on an empty directory: embedded store in its thread on a Unix socket, the demo county, the runner. */
export async function openDesk({ form, onCommand }: DeskOptions = {}): Promise<Desk> {
  const data = await mkdtemp(path.join(tmpdir(), 'shouwang-bench-'));
  const server = await startEmbeddedMongo({ directory: path.join(data, 'db') });
  const store = await openStore({
    uri: server.uri,
    masterKey: randomBytes(32),
    ...(onCommand === undefined ? {} : { onCommand }),
  });
  await store.prepare();
  const house = await loadDefinitions('demo-county');
  const definitions = form === undefined ? house : putInPlace(house, form);
  const clock = await openMovableClock(store.settings, createMorningClock());
  const { profile, calendar, flows } = house;
  const county = parseDemoCounty((await readProjectFile('flows/demo/county.yaml')).text);
  const flow = flows.find(({ id }) => id === 'quick-report')?.hash ?? profile.hash;
  await loadDemoCounty({ store, profile, calendar, now: clock.now(), channel: channelName, flow }, county);

  const replied = new Map<string, { at: number; text: string }>();
  const runtime = await createRuntime({
    definitions,
    store,
    clock,
    log: createLog('silent'),
    channel: {
      ...channelName,
      async send({ to, text }) {
        if ('peer' in to) {
          const earlier = replied.get(to.peer)?.at;
          replied.set(to.peer, { at: earlier ?? performance.now(), text });
        }
        return { ok: true };
      },
    },
    roomGapMs: 0,
    piecesMs: 0,
    speech: null,
  });
  const runner = createRunner(runtime);
  runtime.outbox.start();

  let messages = 0;
  return {
    uri: server.uri,
    store,
    channel: channelName,
    now: () => clock.now(),
    async say({ peer }, text) {
      messages += 1;
      const began = performance.now();
      await runner.receive({
        channel: channelName.name,
        account: channelName.account,
        id: `message-${String(messages).padStart(9, '0')}`,
        peer,
        peerName: peer,
        mentionsUs: false,
        kind: 'text',
        text,
        sentAt: clock.now(),
      });
      const reply = replied.get(peer);
      if (reply === undefined) throw new Error(`no reply to ${peer}`);
      replied.delete(peer);
      return { ms: reply.at - began, reply: reply.text };
    },
    async settle() {
      const began = performance.now();
      await runner.stop();
      while ((await store.outbox.nextAt()) !== null) await new Promise((resolve) => setTimeout(resolve, 5));
      return performance.now() - began;
    },
    async close() {
      await runner.stop();
      await runtime.outbox.stop();
      await store.close();
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The house's definitions with another form under the quick report's triggers, loaded like any flow. */
function putInPlace(house: Definitions, { file, text }: TextFile): Definitions {
  const { flow, findings } = house.flowLoader.load(file, text);
  if (flow === null) throw new Error(`${file} does not inspect clean: ${JSON.stringify(findings)}`);
  return {
    ...house,
    flows: [...house.flows.filter(({ id }) => id !== 'quick-report'), flow],
    kept: [...house.kept, { hash: flow.hash, kind: 'flow', name: flow.id, text }],
  };
}
