import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, listen, type WebServer } from '../../src/http/index.ts';

let directory: string;
let server: WebServer;
let moved: string[];

const silent = { info: () => {}, warn: () => {}, error: () => {} };

async function serve(simulator: boolean, healthy = true): Promise<void> {
  const app = createApp({
    log: silent,
    clock: { now: () => new Date('2026-09-24T01:00:00Z') },
    pageDirectory: directory,
    isHealthy: async () => healthy,
    ...(simulator
      ? {
          moveClock: async (by: string) => {
            moved.push(by);
            return new Date('2026-09-25T01:00:00Z');
          },
        }
      : {}),
  });
  server = await listen(app, { host: '127.0.0.1', port: 0 }, (_request, socket) => socket.destroy());
}

beforeEach(async () => {
  moved = [];
  directory = await mkdtemp(path.join(tmpdir(), 'shouwang-page-'));
  await writeFile(path.join(directory, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(path.join(directory, 'secret.txt'), 'not for the page');
});

afterEach(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

const post = (body: string): Promise<Response> =>
  fetch(`${server.url}/api/clock`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });

describe('the page', () => {
  it('is served with headers that keep others out', async () => {
    await serve(true);
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('page');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    '/secret.txt',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/nothing.html',
    '/index.html%00',
  ])('gives nothing else: %s', async (asked) => {
    await serve(true);
    expect((await fetch(server.url + asked)).status).toBe(404);
  });
});

describe('the clock', () => {
  it('moves by a day or a month and says the new now', async () => {
    await serve(true);
    expect(await (await post('{"move":"day"}')).json()).toEqual({ now: '2026-09-25T01:00:00.000Z' });
    expect(moved).toEqual(['day']);
  });

  it.each(['{"move":"year"}', '{}', 'not json', '{"move":"day","x":1}'])('refuses %s', async (body) => {
    await serve(true);
    expect((await post(body)).status).toBe(400);
    expect(moved).toEqual([]);
  });

  it('exists only with the simulator', async () => {
    await serve(false);
    expect((await post('{"move":"day"}')).status).toBe(404);
  });
});

describe('health', () => {
  it('says when the store cannot be reached', async () => {
    await serve(true, false);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(503);
  });
});
