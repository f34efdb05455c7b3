import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type Koa from 'koa';

export interface WebServer {
  /** Where people find it, `http://127.0.0.1:8080`. */
  url: string;
  stop(): Promise<void>;
}

/** Listen; WebSocket upgrades go to `upgrade`, everything else to the application. */
export async function listen(
  app: Koa,
  { host, port }: { host: string; port: number },
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Promise<WebServer> {
  const answer = app.callback();
  const server = createServer((request, response) => void answer(request, response));
  server.on('upgrade', upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}`,
    async stop() {
      server.closeIdleConnections();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
