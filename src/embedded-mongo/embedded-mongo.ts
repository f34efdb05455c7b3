import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EndpointOptions } from './endpoint.ts';
import type { WorkerAnswer, WorkerInput } from './worker.ts';

/** Where the server keeps its files and where it listens. */
export interface EmbeddedMongoOptions extends EndpointOptions {
  /** Where the data, the lock file and the socket are kept; made when it is not there. */
  directory: string;
}

/** A running server; clients connect to `uri`. */
export interface EmbeddedMongo {
  uri: string;
  /** Ends connections, closes the files and gives the directory free. */
  stop(): Promise<void>;
}

/** The thread needs compiled code: run from the sources (tests) it is taken from the build. */
const isSource = import.meta.url.endsWith('.ts');
const workerUrl = new URL(isSource ? '../../dist/embedded-mongo/worker.js' : './worker.js', import.meta.url);

/**
 * Start the server on a directory in a thread of its own. Throws when another live process serves the directory
 * (the message names its pid) and when it cannot listen.
 */
export async function startEmbeddedMongo({
  directory,
  ...options
}: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const input: WorkerInput = { directory, options };
  const worker = new Worker(workerUrl, { workerData: input });
  const [answer] = (await once(worker, 'message')) as [WorkerAnswer];
  if ('error' in answer) {
    await worker.terminate();
    throw new Error(`the embedded MongoDB does not start: ${answer.error}`);
  }
  return {
    uri: answer.uri,
    stop: async () => {
      const ended = once(worker, 'exit');
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage('stop');
      await ended;
    },
  };
}
