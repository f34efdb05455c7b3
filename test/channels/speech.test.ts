import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpSpeech, type SpeechToText } from '../../src/channels/index.ts';
import { createLog } from '../../src/log.ts';

/** What the outside service does with one voice message. */
type Service = (body: Buffer, request: IncomingMessage, response: ServerResponse) => void;

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** The adapter against a real server that stands for the outside service. */
async function open(service: Service, timeoutMs = 2_000): Promise<SpeechToText> {
  const listening = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => service(Buffer.concat(parts), request, response));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return createHttpSpeech({ url: `http://127.0.0.1:${port}/`, log: createLog('silent'), timeoutMs });
}

const voice = { bytes: Buffer.from('#!AMR\n<'), mime: 'audio/amr' };
const json =
  (body: unknown): Service =>
  (_, __, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));

/** Sends the voice on to where its words would be given. */
const redirect: Service = (body, request, response) => {
  if (request.url === '/elsewhere') json({ text: '一个月三千五' })(body, request, response);
  else response.writeHead(307, { location: '/elsewhere' }).end();
};

/** What every adapter of the port must do, whatever its service does. */
describe('speech to text', () => {
  it('gives the words of a voice message', async () => {
    let heard: { body: Buffer; type: string | undefined } | undefined;
    const speech = await open((body, request, response) => {
      heard = { body, type: request.headers['content-type'] };
      json({ text: ' 一个月三千五 ' })(body, request, response);
    });
    expect(await speech.transcribe(voice)).toBe('一个月三千五');
    expect(heard).toEqual({ body: voice.bytes, type: 'audio/amr' });
  });

  const failing: [string, Service][] = [
    ['no words', json({ text: '  ' })],
    ['a text without end', json({ text: '长'.repeat(2_000) })],
    ['another shape', json({ words: '一个月三千五' })],
    ['no JSON', (_, __, response) => response.end('<html>')],
    ['a refusal', (_, __, response) => void response.writeHead(503).end()],
    ['another address', redirect],
    ['a broken line', (_, request) => void request.socket.destroy()],
    ['no answer in time', () => undefined],
  ];

  it.each(failing)('%s is no words and no fault', async (_, service) => {
    const speech = await open(service, 200);
    expect(await speech.transcribe(voice)).toBeNull();
  });

  it('a service that is not there is no fault either', async () => {
    const speech = createHttpSpeech({ url: 'http://127.0.0.1:9/', log: createLog('silent'), timeoutMs: 500 });
    expect(await speech.transcribe(voice)).toBeNull();
  });
});
