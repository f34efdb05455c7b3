import { mkdirSync } from 'node:fs';
import { createServer, type ListenOptions, type Socket } from 'node:net';
import { openCatalog } from './catalog.ts';
import { serveConnection } from './connection.ts';
import { createCursorTable } from './cursor-table.ts';
import { createRecordWriter } from './record-writes.ts';
import { openStorage } from './storage.ts';

const sweepMs = 60_000;

/** A server that listens. */
export interface Server {
  /** The port in use; 0 on a Unix socket. */
  port: number;
  /** End all connections, then close the files. */
  stop(): Promise<void>;
}

/** Open the store in `directory` and listen. The caller holds the directory's lock. */
export async function startServer(directory: string, listen: ListenOptions): Promise<Server> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const storage = openStorage(directory);
  const catalog = openCatalog(storage);
  const context = {
    storage,
    catalog,
    writer: createRecordWriter(storage, catalog),
    cursors: createCursorTable(),
  };
  const sockets = new Map<Socket, Promise<void>>();
  let connectionId = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.set(
      socket,
      serveConnection(socket, context, ++connectionId).finally(() => sockets.delete(socket)),
    );
  });
  const sweep = setInterval(() => context.cursors.expire(performance.now()), sweepMs);
  sweep.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen, resolve);
  });
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    stop: async () => {
      clearInterval(sweep);
      server.close();
      const serving = [...sockets.values()];
      for (const socket of sockets.keys()) socket.destroy();
      await Promise.all(serving);
      await storage.close();
    },
  };
}
