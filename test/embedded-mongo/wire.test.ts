import { deserialize, serialize } from 'bson';
import * as fc from 'fast-check';
import { mongo } from 'mongoose';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDirectory, startServerProcess, type ServerProcess } from './server-process.ts';

const { directory, remove } = makeDirectory();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess(directory);
});
afterAll(async () => {
  await server.kill('SIGTERM');
  remove();
});

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

/** A message with a header of its own length unless another is given. */
function frame(opcode: number, payload: Uint8Array, length = payload.length + 16): Buffer {
  return Buffer.concat([int32(length), int32(1), int32(0), int32(opcode), payload]);
}

const opMsg = (document: Uint8Array, flags = 0): Buffer =>
  Buffer.concat([int32(flags), Buffer.of(0), document]);

/** Send bytes and wait for an answer or the end of the connection; gives what came back. */
async function send(bytes: Uint8Array): Promise<Buffer> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    socket.end();
  });
  const closed = once(socket, 'close');
  socket.write(bytes);
  const timer = setTimeout(() => socket.destroy(), 100);
  await closed;
  clearTimeout(timer);
  return Buffer.concat(chunks);
}

const refusalIn = (answer: Buffer): unknown => deserialize(answer.subarray(21))['code'];

async function expectAlive(): Promise<void> {
  expect(server.isRunning()).toBe(true);
  const client = await mongo.MongoClient.connect(server.uri);
  expect(await client.db('a').command({ ping: 1 })).toEqual({ ok: 1 });
  await client.close();
}

const ping = serialize({ ping: 1, $db: 'a' });

test('a well-formed message is answered', async () => {
  expect((await send(frame(2013, opMsg(ping)))).length).toBeGreaterThan(20);
});

const broken: [string, Buffer][] = [
  ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ['a negative length', frame(2013, opMsg(ping), -5)],
  ['a length beyond the limit', frame(2013, opMsg(ping), 48_000_001)],
  ['an unknown opcode', frame(1234, opMsg(ping))],
  ['compression', frame(2012, opMsg(ping))],
  ['an unknown required flag', frame(2013, opMsg(ping, 1 << 5))],
  ['no section', frame(2013, int32(0))],
  ['a section of unknown kind', frame(2013, Buffer.concat([int32(0), Buffer.of(7), ping]))],
  ['two bodies', frame(2013, Buffer.concat([opMsg(ping), Buffer.of(0), ping]))],
  ['a document longer than its message', frame(2013, opMsg(Buffer.concat([int32(1000), ping.subarray(4)])))],
  [
    'OP_QUERY of something else',
    frame(2004, Buffer.concat([int32(0), Buffer.from('a.b\0'), int32(0), int32(1), ping])),
  ],
];

for (const [name, bytes] of broken) {
  test(`${name} ends its connection and nothing else`, async () => {
    expect((await send(bytes)).length).toBe(0);
    await expectAlive();
  });
}

const unreadable: [string, Buffer][] = [
  ['a document without an end', frame(2013, opMsg(Buffer.concat([ping.subarray(0, -1), Buffer.of(1)])))],
  [
    'a string of negative length',
    frame(2013, opMsg(Buffer.concat([int32(17), Buffer.of(2, 97, 0), int32(-1), Buffer.from('xxxxx\0')]))),
  ],
];

for (const [name, bytes] of unreadable) {
  test(`${name} is refused, and the connection goes on`, async () => {
    expect(refusalIn(await send(bytes))).toBe(22);
    await expectAlive();
  });
}

test('random changes to a message never end the server', { timeout: 60_000 }, async () => {
  const insert = serialize({ insert: 'c', documents: [{ a: [1, { b: 'x' }], d: new Date(0) }], $db: 'a' });
  const whole = frame(2013, opMsg(insert));
  const changes = fc.array(fc.tuple(fc.integer({ min: 16, max: whole.length - 1 }), fc.nat(255)), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(changes, async (places) => {
      const bytes = Buffer.from(whole);
      for (const [at, byte] of places) bytes[at] = byte;
      await send(bytes);
      expect(server.isRunning()).toBe(true);
    }),
    { numRuns: 200 },
  );
  await expectAlive();
});

test('documents nested too deep are refused', async () => {
  let deep: Record<string, unknown> = {};
  for (let depth = 0; depth < 300; depth++) deep = { a: deep };
  const insert = serialize({ insert: 'c', documents: [deep], $db: 'a' });
  expect(refusalIn(await send(frame(2013, opMsg(insert))))).toBe(15);
  await expectAlive();
});

test('messages that arrive in pieces and together are taken apart', async () => {
  const two = Buffer.concat([frame(2013, opMsg(ping)), frame(2013, opMsg(ping))]);
  const socket = connect(server.port, '127.0.0.1');
  let received = 0;
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  for (const byte of two.subarray(0, 60)) {
    socket.write(Buffer.of(byte));
    await new Promise(setImmediate);
  }
  socket.write(two.subarray(60));
  const one = (await send(frame(2013, opMsg(ping)))).length;
  await expect.poll(() => received).toBe(one * 2);
  socket.destroy();
});
