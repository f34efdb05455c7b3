import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { connectSimulator, type ChatMessage, type SimulatorClient } from '../../src/channels/index.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/core/index.ts';
import { startService, type Service } from '../../src/main.ts';
import { findOffList, type StoreCommand } from '../../src/store/index.ts';
import { expect } from 'vitest';
import { freshDatabaseUri } from './database.ts';

/** A wall clock that stands where a test puts it. */
export interface FixedClock extends Clock {
  set(instant: string): void;
}

export function createFixedClock(instant: string): FixedClock {
  let now = new Date(instant);
  return {
    now: () => new Date(now),
    set(next) {
      now = new Date(next);
    },
  };
}

/**
 * The whole service on a real store, spoken to like a messenger would: simulator page → WebSocket → Wechaty puppet →
 * adapter → runner, and back. Only the wall clock is ours.
 */
export interface World {
  service: Service;
  client: SimulatorClient;
  /** Where a command line program finds the same store. */
  place: { uri: string; masterKey: Uint8Array };
  /** Send words in private and get the replies of that turn. */
  say(as: string, text: string): Promise<string[]>;
  /** Send several messages one after the other; the replies of the last. */
  sayAll(as: string, ...texts: string[]): Promise<string[]>;
  sayIn(room: string, as: string, text: string, mention?: boolean): Promise<string[]>;
  /** Everything the bot has put into a room so far. */
  inRoom(room: string): string[];
  /** Everything the bot has told a person in private so far. */
  toldTo(person: string): ChatMessage[];
  /** Resolves once everything that can be said now has been said and has arrived. */
  idle(): Promise<void>;
  /** Put the clock forward; every schedule on the way fires at its own time. */
  moveTo(instant: string): Promise<void>;
  /** Stop and start again on the same store, under the county's other rules where they are named. */
  restart(profile?: string): Promise<void>;
  /** Stop, let time go by, start again. */
  restartAt(instant: string): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  at: string;
  demo?: boolean;
  /** The county's rules; default the demo county's. */
  profile?: string;
  /** How long the reply to a piece of an answer waits, milliseconds; default 0, it does not. */
  piecesMs?: number;
  /** Where voice messages are turned into words; default nowhere. */
  speechUrl?: string;
  /** Told every command the service sends to its store. */
  onStoreCommand?: (command: StoreCommand) => void;
}

export async function openWorld({
  at,
  demo = true,
  profile = 'demo-county',
  piecesMs = 0,
  speechUrl,
  onStoreCommand,
}: WorldOptions): Promise<World> {
  const wall = createFixedClock(at);
  const data = await mkdtemp(path.join(tmpdir(), 'shouwang-world-'));
  const place = { uri: freshDatabaseUri(), masterKey: randomBytes(32) };
  const config = readConfig({
    PORT: '0',
    SHOUWANG_DATA: data,
    MONGODB_URI: place.uri,
    SHOUWANG_MASTER_KEY: place.masterKey.toString('base64'),
    SHOUWANG_PROFILE: profile,
    SHOUWANG_DEMO: demo ? 'on' : 'off',
    ROOM_GAP_MS: '0',
    PIECES_MS: String(piecesMs),
    SPEECH_URL: speechUrl,
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'error',
  });
  const offList = new Set<string>();
  const options = {
    wall,
    onStoreCommand: (command: StoreCommand) => {
      onStoreCommand?.(command);
      for (const name of findOffList(command)) offList.add(name);
    },
  };
  let service = await startService(config, options);
  let client = await connectSimulator(`${service.url.replace('http', 'ws')}/simulator`);
  const texts = (messages: ChatMessage[]): string[] => messages.map(({ text }) => text);

  async function startAgain(rules = profile): Promise<void> {
    await client.close();
    await service.stop();
    service = await startService({ ...config, SHOUWANG_PROFILE: rules }, options);
    client = await connectSimulator(`${service.url.replace('http', 'ws')}/simulator`);
  }

  const world: World = {
    place,
    get service() {
      return service;
    },
    get client() {
      return client;
    },
    async say(as, text) {
      return texts(await client.say({ as, text }));
    },
    async sayAll(as, ...all) {
      let replies: string[] = [];
      for (const text of all) replies = await world.say(as, text);
      return replies;
    },
    async sayIn(room, as, text, mention = false) {
      return texts(await client.say({ as, room, text, mention }));
    },
    inRoom: (room) => texts(client.messages(room).filter(({ from }) => from === 'bot')),
    toldTo: (person) => client.messages(person).filter(({ from }) => from === 'bot'),
    async idle() {
      const { store, clock } = service.runtime;
      await expect
        .poll(async () => {
          const next = await store.outbox.nextAt();
          return next === null || next > clock.now();
        })
        .toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async moveTo(instant) {
      await service.moveClock(new Date(instant));
      // What was sent over the socket arrives after this process has had its turn.
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
    restart: startAgain,
    async restartAt(instant) {
      wall.set(instant);
      await startAgain();
    },
    async close() {
      await client.close();
      await service.stop();
      await rm(data, { recursive: true, force: true });
      // Whatever a scenario does, the application asks the store for nothing but what is written down.
      expect([...offList]).toEqual([]);
    },
  };
  return world;
}
