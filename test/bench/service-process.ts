import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { round } from './measure.ts';

/** What a process holds, in MB. */
export interface Memory {
  residentMb: number;
  /** Without mapped files: the store's pages are the system's to take back. */
  ownMb: number;
}

/** What `npm start` runs once everything is built, in a process of its own. */
export interface ServiceProcess {
  url: string;
  /** From the start of the process until its page answered. */
  startMs: number;
  memory(): Promise<Memory | null>;
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;

/** Start it on a data directory and a free port; resolves when the page answers. */
export async function startServiceProcess(data: string): Promise<ServiceProcess> {
  const { MONGODB_URI: _, ...env } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/cli/start.js'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...env, PORT: '0', PIECES_MS: '0', SHOUWANG_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const fail = (): void => reject(new Error(`the service did not start:\n${printed}`));
    const timer = setTimeout(fail, startTimeoutMs);
    child.once('exit', fail);
    child.stdout.on('data', (piece: Buffer) => {
      // Only until it has said where it is; afterwards its log is read and dropped.
      if (printed === 'known') return;
      printed += piece.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address === undefined) return;
      printed = 'known';
      clearTimeout(timer);
      resolve(address);
    });
  });
  const page = await fetch(url);
  if (!page.ok) throw new Error(`the page answered ${page.status}`);
  await page.text();
  const startMs = Math.round(performance.now() - began);
  return {
    url,
    startMs,
    memory: () => readMemory(child.pid),
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}

/** What a process holds now; null where the system has no `/proc`. */
export async function readMemory(pid: number | undefined): Promise<Memory | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (status === null) return null;
  const megabytes = (field: string): number => {
    const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
    return round(Number(kilobytes) / 1024, 0);
  };
  return { residentMb: megabytes('VmRSS'), ownMb: megabytes('RssAnon') };
}
