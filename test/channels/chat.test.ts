import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/core/index.ts';
import { png } from './contract.ts';
import { openSimulator, type SimulatorWorld } from './simulator-rig.ts';

const program = fileURLToPath(new URL('../../dist/cli/chat.js', import.meta.url));

/** The terminal chat as it is run, against a simulator in this process. */
describe('npm run chat', () => {
  let world: SimulatorWorld;
  let folder = '';
  const received: InboundMessage[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'chat-'));
    world = await openSimulator();
    const { channel } = world.simulator;
    await channel.start(async (message) => {
      received.push(message);
      const { room, peer, kind } = message;
      const from = { channel: channel.name, account: channel.account };
      const to = room === undefined ? { ...from, peer } : { ...from, room, mentions: [peer] };
      await channel.send({ to, text: kind === 'text' ? `收到\n${message.text}` : kind });
    });
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  async function chat(args: string[], input: string): Promise<{ code: number; out: string[]; err: string }> {
    const child = spawn(process.execPath, [program, '--url', world.url, ...args]);
    const texts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
    // A program that has given up already does not read.
    child.stdin.on('error', () => undefined).end(input);
    const code = await new Promise<number>((resolve) =>
      child.once('close', (status) => resolve(status ?? -1)),
    );
    return { code, out: texts.out.split('\n').filter((line) => line !== ''), err: texts.err };
  }

  it('answers one line at a time and ends with the input', async () => {
    const { code, out, err } = await chat(['--as', '张三'], '申报\n\n2');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toEqual(['bot> 收到', 'bot> 申报', 'bot> 收到', 'bot> 2']);
  });

  it('speaks in a group by its topic', async () => {
    const { code, out } = await chat(['--as', 'li', '--room', '干部群'], '@守望 进度\n');
    expect(code).toBe(0);
    expect(out).toEqual(['bot> @李四 收到', 'bot> 进度']);
  });

  it('makes friends first', async () => {
    const { out } = await chat(['--as', '王五'], '在吗\n');
    expect(out).toEqual(['bot> friend_request', 'bot> 收到', 'bot> 在吗']);
  });

  it('sends photos, voices and stickers', async () => {
    const file = path.join(folder, 'house.png');
    await writeFile(file, png);
    const { out } = await chat(['--as', '张三'], `/photo ${file}\n/voice ${file}\n/sticker\n`);
    expect(out).toEqual(['bot> image', 'bot> audio', 'bot> sticker']);
    const photo = received.find(({ kind }) => kind === 'image');
    expect(await photo?.readMedia?.()).toMatchObject({ name: 'house.png' });
  });

  it('names who there is when nobody is called so', async () => {
    const { code, out, err } = await chat(['--as', '赵六'], '在吗\n');
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err).toContain('李四  (li, 联系人)');
    expect((await chat(['--as', '张三', '--room', '村委群'], '')).err).toContain('干部群  (r1@room)');
    expect((await chat(['--as', '王五', '--room', '干部群'], '')).code).toBe(1);
  });

  it('says how to start the service when nobody answers', async () => {
    const { code, err } = await chat(['--as', '张三', '--url', 'http://127.0.0.1:9'], '在吗\n');
    expect(code).toBe(1);
    expect(err).toContain('npm start');
    expect(err).not.toContain('    at ');
  });

  it('explains itself', async () => {
    expect((await chat([], '')).err).toContain('Usage: npm run chat');
    expect((await chat(['--loud'], '')).code).toBe(1);
    expect((await chat(['--as', '张三'], '/photo /no/such/file\n')).code).toBe(1);
  });
});
