import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { loadDefinitions } from '../../../src/definitions.ts';
import { readLock, startEmbeddedMongo } from '../../../src/embedded-mongo/index.ts';
import { freshDatabaseUri } from '../../support/database.ts';
import { startChild, type Child } from './child.ts';
import { makeCounty, placesOf, settleCounty, shuffle, villagersOf, withStore } from './county.ts';
import { createPhones, type Phones } from './phones.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { createOracle, type Line, type Script } from './script.ts';

/** A service that can be struck down, the phones that talk to it, and what they will say. */
export interface Rig {
  scripts: Script[];
  random: Random;
  phones: Phones;
  /** On the wire before the database; null with the embedded store, which the service runs itself. */
  proxy: Proxy | null;
  masterKey: Buffer;
  /** How often the service was ended, by force or not. */
  readonly ends: number;
  /** Exit codes of the ends by SIGTERM. */
  readonly exitCodes: (number | null)[];
  /** Deliver a message until its turn has ended, under the same id each time, as a channel does. */
  deliver(script: Script, line: Line): Promise<void>;
  /** End the service and start it again; `whileDown` looks at what it left. `post` gets through once it is up. */
  restart(how: 'kill' | 'terminate', whileDown?: () => Promise<void>): Promise<void>;
  /** Put the clock a day forward: no lease of a killed process and no quiet hour of now holds any longer. */
  nextDay(): Promise<void>;
  /** Where the data can be read while the service runs. */
  dataUri(): Promise<string>;
  /** End the service for good; resolves with the URI of its data and how to let go of it. */
  close(): Promise<{ uri: string; release: () => Promise<void> }>;
}

export interface RigOptions {
  store: 'given' | 'embedded';
  seed: number;
  /** Conversations. */
  count?: number;
  /** The county of the demo, with its cadres, groups and cases, instead of our own; nobody talks. */
  demo?: boolean;
  /** How long replies wait for more of an answer; the oracle takes every message by itself, so default 0. */
  piecesMs?: number;
}

const reportTwice = 0.2;
const strangers = 0.25;
/** Pause before a message that got lost is delivered again, milliseconds. */
const redeliverMs = 20;

export async function openRig({
  store,
  seed,
  count = 200,
  demo = false,
  piecesMs = 0,
}: RigOptions): Promise<Rig> {
  const random = createRandom(seed);
  const county = makeCounty();
  const definitions = await loadDefinitions('demo-county');
  const oracle = createOracle(definitions, placesOf(county));
  const people = villagersOf(county);
  const known = people.filter(({ household }) => household !== null);
  const unknown = people.filter(({ household }) => household === null);
  const newcomers = Math.round(count * strangers);
  const chosen = shuffle(
    [...known.slice(0, count - newcomers), ...shuffle(unknown, random).slice(0, newcomers)],
    random,
  );
  const scripts = chosen.map((villager) => {
    const named =
      villager.household === null && random.chance(0.5) ? { ...villager, name: '周德福' } : villager;
    const twice = villager.household !== null && random.chance(reportTwice);
    return oracle.write(named, random, twice ? 2 : 1);
  });

  const data = await mkdtemp(path.join(tmpdir(), 'shouwang-faults-'));
  const directory = path.join(data, 'db');
  const masterKey = randomBytes(32);
  const given = freshDatabaseUri();
  if (demo) {
    // The service fills its empty database itself.
  } else if (store === 'given') {
    await withStore({ uri: given, masterKey }, (opened) => settleCounty(opened, county));
  } else {
    const server = await startEmbeddedMongo({ directory });
    await withStore({ uri: server.uri, masterKey }, (opened) => settleCounty(opened, county));
    await server.stop();
  }
  const proxy = store === 'given' ? await openProxy(given) : null;
  const settings = {
    SHOUWANG_DATA: data,
    SHOUWANG_DEMO: demo ? 'on' : 'off',
    SHOUWANG_MASTER_KEY: masterKey.toString('base64'),
    PIECES_MS: String(piecesMs),
    ...(proxy === null ? {} : { MONGODB_URI: proxy.uri }),
  };

  const phones = createPhones();
  const exitCodes: (number | null)[] = [];
  let ends = 0;
  let child: Child = await startChild(settings);
  let up: Promise<void> = phones.connect(child.url);
  await up;
  // Also when the test has failed half way: nothing of it lives on.
  onTestFinished(async () => {
    await child.kill();
    await rm(data, { recursive: true, force: true });
  });

  async function begin(): Promise<void> {
    child = await startChild(settings);
    await phones.connect(child.url);
  }

  return {
    scripts,
    random,
    phones,
    proxy,
    masterKey,
    get ends() {
      return ends;
    },
    exitCodes,
    async deliver({ villager }, { id, text }) {
      for (;;) {
        await up;
        if ((await phones.post({ id, as: villager.peer, text })) === 'handled') return;
        await new Promise((resolve) => setTimeout(resolve, redeliverMs));
      }
    },
    async restart(how, whileDown) {
      ends += 1;
      if (how === 'kill') await child.kill();
      else exitCodes.push(await child.terminate());
      proxy?.setGate(null);
      phones.hangUp();
      await whileDown?.();
      up = begin();
      await up;
    },
    async nextDay() {
      const moved = await fetch(`${child.url}/api/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ move: 'day' }),
      });
      if (!moved.ok) throw new Error(`the clock does not move: ${moved.status}`);
    },
    async dataUri() {
      if (store === 'given') return given;
      const lock = await readLock(directory);
      if (lock === null) throw new Error('the service does not run');
      return lock.uri;
    },
    async close() {
      exitCodes.push(await child.terminate());
      phones.hangUp();
      await proxy?.close();
      const tidy = (): Promise<void> => rm(data, { recursive: true, force: true });
      if (store === 'given') return { uri: given, release: tidy };
      const server = await startEmbeddedMongo({ directory });
      return {
        uri: server.uri,
        async release() {
          await server.stop();
          await tidy();
        },
      };
    },
  };
}

/** Run work for all items, at most `atOnce` at a time. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  async function take(): Promise<void> {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  }
  await Promise.all(Array.from({ length: atOnce }, take));
}

/** In groups of `size`, one group after the other. */
export function groupsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
