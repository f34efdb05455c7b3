import { mongo } from 'mongoose';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLock, startEmbeddedMongo } from '../../src/embedded-mongo/index.ts';
import { makeDirectory, startServerProcess } from './server-process.ts';

const executable = fileURLToPath(new URL('../../src/embedded-mongo/mongod', import.meta.url));
const insertInto = async (uri: string): Promise<number> => {
  const client = await mongo.MongoClient.connect(uri);
  await client.db('a').collection('b').insertOne({ x: 1 });
  const count = await client.db('a').collection('b').estimatedDocumentCount();
  await client.close();
  return count;
};

test('in a thread of our process, on a Unix socket that only its owner reaches', async () => {
  const { directory, remove } = makeDirectory();
  const server = await startEmbeddedMongo({ directory });
  expect(server.uri).toMatch(/^mongodb:\/\/%2F.*\.sock\/\?directConnection=true$/);
  expect(statSync(join(directory, 'socket')).mode & 0o777).toBe(0o700);
  expect(await insertInto(server.uri)).toBe(1);
  expect(await readLock(directory)).toMatchObject({ pid: process.pid, uri: server.uri });
  await server.stop();
  expect(await readLock(directory)).toBeNull();
  expect(existsSync(join(directory, 'socket', 'mongod.sock'))).toBe(false);

  const again = await startEmbeddedMongo({ directory, port: 0 });
  expect(again.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
  expect(await insertInto(again.uri)).toBe(2);
  await again.stop();
  remove();
});

test('a path too long for a socket falls back to a port of the loopback', async () => {
  const { directory, remove } = makeDirectory();
  const server = await startEmbeddedMongo({ directory: join(directory, 'x'.repeat(100)) });
  expect(server.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
  expect(await insertInto(server.uri)).toBe(1);
  await server.stop();
  remove();
});

test('two on one directory are refused, and told who has it', async () => {
  const { directory, remove } = makeDirectory();
  const first = await startServerProcess(directory);
  await expect(startServerProcess(directory)).rejects.toThrow(`process ${first.pid} already serves`);
  await expect(startEmbeddedMongo({ directory })).rejects.toThrow(`process ${first.pid} already serves`);
  expect(statSync(join(directory, 'shouwang.lock')).mode & 0o777).toBe(0o600);
  expect(await insertInto(first.uri)).toBe(1);
  expect(await first.kill('SIGINT')).toBe(0);
  remove();
});

test('of several that start at once exactly one gets the directory', async () => {
  const { directory, remove } = makeDirectory();
  const starts = await Promise.allSettled([1, 2, 3].map(() => startEmbeddedMongo({ directory })));
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  expect(started.length).toBe(1);
  await started[0]?.stop();
  remove();
});

test('the lock of a dead process, or of another one with its number, is taken over', async () => {
  const { directory, remove } = makeDirectory();
  const dead = await startServerProcess(directory);
  await dead.kill('SIGKILL');
  expect(existsSync(join(directory, 'shouwang.lock'))).toBe(true);
  const next = await startServerProcess(directory);
  expect(await next.kill('SIGTERM')).toBe(0);
  mkdirSync(directory, { recursive: true });
  const stale = { pid: process.pid, uri: 'mongodb://gone', birth: 'an-earlier-boot:1', token: '' };
  writeFileSync(join(directory, 'shouwang.lock'), JSON.stringify(stale));
  if (process.platform === 'linux') {
    expect(await readLock(directory)).toBeNull();
    await (await startEmbeddedMongo({ directory })).stop();
  }
  remove();
});

test('the executable does not listen beyond this machine', () => {
  const { stderr, status } = spawnSync(process.execPath, [executable, '--bind_ip', '0.0.0.0'], {
    encoding: 'utf8',
  });
  expect(stderr).toContain('loopback only');
  expect(status).toBe(1);
});

test('the executable says its version as mongod does', () => {
  const { stdout, status } = spawnSync(process.execPath, [executable, '--version'], { encoding: 'utf8' });
  expect(stdout).toMatch(/^db version v8\.0\.0\n/);
  expect(status).toBe(0);
});
