import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The real service in a process of its own. */
export interface Child {
  url: string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  terminate(): Promise<number | null>;
  /** Everything it has printed. */
  output(): string;
  readonly exited: Promise<unknown>;
}

const startTimeoutMs = 60_000;

/** Start the executable of `npm start` on a free port. */
export async function startChild(settings: Record<string, string>): Promise<Child> {
  const { MONGODB_URI: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['dist/cli/start.js'], {
    cwd: new URL('../../..', import.meta.url).pathname,
    env: {
      ...inherited,
      PORT: '0',
      SHOUWANG_DEMO: 'off',
      ROOM_GAP_MS: '0',
      PIECES_MS: '0',
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exited = once(child, 'exit');
  const orphan = (): void => void child.kill('SIGKILL');
  process.once('exit', orphan);
  child.once('exit', () => process.off('exit', orphan));
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (): void => reject(new Error(`the service did not start:\n${printed}`));
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
    child.once('exit', () => {
      clearTimeout(timer);
      fail();
    });
  });
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  }
  return {
    url,
    kill: () => end('SIGKILL'),
    async terminate() {
      await end('SIGTERM');
      return child.exitCode;
    },
    output: () => printed,
    exited,
  };
}
