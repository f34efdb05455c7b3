import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  connectSimulator,
  createSimulator,
  type Directory,
  type Simulator,
  type SimulatorClient,
} from '../../src/channels/index.ts';
import type { Clock, Log } from '../../src/core/index.ts';
import type { Rig, Shown } from './contract.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const directory: Directory = {
  people: [
    { id: 'zhang', name: '张三', title: '村民', group: 'villager', friend: true },
    { id: 'li', name: '李四', title: '联系人', group: 'cadre', friend: true },
    { id: 'wang', name: '王五', title: '村民', group: 'villager', friend: false },
  ],
  rooms: [{ id: 'r1@room', topic: '干部群', kind: 'cadres', members: ['zhang', 'li'] }],
};

/** A simulator behind a real HTTP server on loopback. */
export interface SimulatorWorld {
  simulator: Simulator;
  url: string;
  client(): Promise<SimulatorClient>;
  close(): Promise<void>;
}

export async function openSimulator(
  options: { clock?: Clock; log?: Log; people?: Directory } = {},
): Promise<SimulatorWorld> {
  const simulator = await createSimulator({
    clock: options.clock ?? { now: () => new Date() },
    log: options.log ?? silentLog,
    botName: '守望',
    loadDirectory: async () => options.people ?? directory,
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('upgrade', simulator.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/simulator`;
  return {
    simulator,
    url,
    client: () => connectSimulator(url),
    async close() {
      await simulator.channel.stop();
      await simulator.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The simulator as the contract sees it: everything goes over the WebSocket. */
export async function openSimulatorRig(): Promise<Rig> {
  const world = await openSimulator();
  const client = await world.client();
  const shown: Shown[] = [];
  client.onMessage(({ from, conversation, text, mentions, url }) => {
    if (from !== 'bot') return;
    const file = url === undefined ? {} : { file: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64') };
    shown.push({ to: conversation, text, mentions, ...file });
  });
  return {
    channel: world.simulator.channel,
    room: 'r1@room',
    keepsMentions: true,
    givesIds: true,
    connect: async () => undefined,
    async disconnect() {
      await client.close();
      await world.close();
    },
    async say(from, text, { room, mention, id } = {}) {
      await client.say({
        as: from,
        text,
        ...(room === undefined ? {} : { room }),
        ...(mention === undefined ? {} : { mention }),
        ...(id === undefined ? {} : { id }),
      });
    },
    async sendFile(from, kind, name, bytes) {
      await client.sendFile({ as: from, kind, name, bytes });
    },
    shown: () => shown,
  };
}
