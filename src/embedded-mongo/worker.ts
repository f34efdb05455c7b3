import { parentPort, workerData } from 'node:worker_threads';
import type { EndpointOptions } from './endpoint.ts';
import { startLockedServer } from './locked-server.ts';

/** What the thread is started with. */
export interface WorkerInput {
  directory: string;
  options: EndpointOptions;
}

/** What the thread says once: its address, or why it has none. It ends when it is told anything. */
export type WorkerAnswer = { uri: string } | { error: string };

function answer(value: WorkerAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(value);
}

// The other side of a thread boundary: `embedded-mongo.ts` sends exactly this.
const { directory, options } = workerData as WorkerInput;
try {
  const server = await startLockedServer(directory, options);
  parentPort?.once('message', () => {
    void server.stop().then(() => process.exit(0));
  });
  answer({ uri: server.uri });
} catch (error) {
  answer({ error: error instanceof Error ? error.message : String(error) });
}
