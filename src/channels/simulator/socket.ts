import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { textOf } from './raw-data.ts';
import type { Log } from '../../core/index.ts';
import { clientFrame, type ServerFrame } from './frames.ts';
import { Refusal, type Messenger } from './messenger.ts';
import { isFromHere } from './origin.ts';

export interface SimulatorSocket {
  /** Answers a WebSocket upgrade; refuses every other path and every page that is not ours. */
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
}

const maxPayloadBytes = 15_000_000;
/** A page that reads this much too slowly is cut off; it comes back and gets the whole again. */
const maxBehindBytes = 64_000_000;

/** The pages' side of the simulated messenger, on a port that an HTTP server listens on. */
export function attachSimulator({
  messenger,
  log,
  path = '/simulator',
}: {
  messenger: Messenger;
  log: Log;
  path?: string;
}): SimulatorSocket {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes });
  const unsubscribe = messenger.subscribe((frame) => {
    const text = JSON.stringify(frame);
    for (const page of server.clients) {
      if (page.bufferedAmount > maxBehindBytes) page.terminate();
      else if (page.readyState === WebSocket.OPEN) page.send(text);
    }
  });
  server.on('connection', (page) => {
    page.on('error', (error) => log.warn({ err: error }, 'simulator page lost'));
    page.on('message', (data, isBinary) => take({ messenger, log, page }, isBinary ? null : data));
    answer(page, messenger.hello());
  });
  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const [asked] = (request.url ?? '').split('?');
      if (asked !== path) return refuse(socket, '404 Not Found');
      if (!isFromHere(request.headers)) return refuse(socket, '403 Forbidden');
      server.handleUpgrade(request, socket, head, (page) => server.emit('connection', page, request));
    },
    async close() {
      unsubscribe();
      for (const page of server.clients) page.close(1001);
      const patience = setTimeout(() => server.clients.forEach((page) => page.terminate()), 500);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(patience);
    },
  };
}

function answer(page: WebSocket, frame: ServerFrame): void {
  page.send(JSON.stringify(frame));
}

/** Whatever a page sends, it gets a frame back and the process lives on. */
function take(
  { messenger, log, page }: { messenger: Messenger; log: Log; page: WebSocket },
  data: RawData | null,
): void {
  const json = data === null ? null : parseJson(data);
  const ref = readRef(json);
  const parsed = clientFrame.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path }) => path.join('.') || 'frame').join(', ');
    answer(page, { op: 'error', ...ref, message: `not understood: ${where}` });
    return;
  }
  try {
    messenger.post(parsed.data, (id) => answer(page, { op: 'accepted', ref: parsed.data.ref, id }));
  } catch (error) {
    const refused = error instanceof Refusal;
    if (!refused) log.error({ err: error }, 'simulator frame not handled');
    answer(page, { op: 'error', ...ref, message: refused ? error.message : 'internal error' });
  }
}

function parseJson(data: RawData): unknown {
  try {
    return JSON.parse(textOf(data));
  } catch {
    return null;
  }
}

/** The page's own reference, also of a frame that is wrong elsewhere. */
function readRef(json: unknown): { ref?: string } {
  const ref = typeof json === 'object' && json !== null && 'ref' in json ? json.ref : undefined;
  return typeof ref === 'string' ? { ref } : {};
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
