import { parentPort, workerData } from 'node:worker_threads';
import { startLockedServer } from './locked-server.ts';

/** The server's own thread: says its address, or why it has none, and ends when it is told anything. */
const { directory, options } = workerData as Parameters<typeof toOptions>[0];

function toOptions(data: {
  directory: string;
  options: { port?: number; socketPath?: string };
}): typeof data {
  return data;
}

try {
  const server = await startLockedServer(directory, options);
  parentPort?.once('message', () => {
    void server.stop().then(() => process.exit(0));
  });
  parentPort?.postMessage({ uri: server.uri });
} catch (error) {
  parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
}
