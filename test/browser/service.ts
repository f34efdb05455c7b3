import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The real service in a process of its own. */
export interface Service {
  url: string;
  /** Everything it has printed so far. */
  output(): string;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

const startTimeoutMs = 60_000;

/** Start `npm start`'s executable on an empty data directory and a free port. */
export async function startService(): Promise<Service> {
  const root = new URL('../..', import.meta.url).pathname;
  const data = await mkdtemp(path.join(tmpdir(), 'shouwang-data-'));
  const { MONGODB_URI: _, ...env } = process.env;
  const child = spawn(process.execPath, ['dist/cli/start.js'], {
    cwd: root,
    env: { ...env, PORT: '0', PIECES_MS: '300', SHOUWANG_DATA: data, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (): void => reject(new Error(`The service did not start:\n${printed}`));
    const timer = setTimeout(fail, startTimeoutMs);
    const read = (piece: Buffer): void => {
      printed += piece.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', fail);
  });
  return {
    url,
    output: () => printed,
    async stop() {
      child.kill('SIGINT');
      await exited;
      await rm(data, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
