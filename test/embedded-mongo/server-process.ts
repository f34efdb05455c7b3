import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const executable = fileURLToPath(new URL('../../src/embedded-mongo/mongod', import.meta.url));

/** The executable in a process of its own. */
export interface ServerProcess {
  uri: string;
  port: number;
  pid: number;
  /** Resolves with the exit code, or null after a signal that was not handled. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  isRunning(): boolean;
}

/** Start it on a directory and wait until it listens; throws with its error output when it does not. */
export async function startServerProcess(directory: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [executable, '--port', '0', '--dbpath', directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await waitForPort(child);
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    port,
    pid: child.pid ?? 0,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async (signal) => {
      const exit = once(child, 'exit');
      child.kill(signal);
      const [code] = (await exit) as [number | null];
      return code;
    },
  };
}

async function waitForPort(child: ChildProcess): Promise<number> {
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const port = /waiting for connections on port (\d+)/.exec(String(chunk))?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', () => reject(new Error(errors)));
  });
}

/** A new directory, and how to be rid of it. */
export function makeDirectory(): { directory: string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'shouwang-mongo-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
