import { readFileSync, renameSync, rmSync, writeFileSync, mkdirSync, linkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who serves a directory, and where. */
export interface Lock {
  pid: number;
  /** For clients; empty while the server starts. */
  uri: string;
  /** Tells one process from a later one of the same number, where the system says it. */
  birth: string;
}

/** A lock that is ours until released. */
export interface HeldLock {
  /** Tell others where the server listens. */
  publish(uri: string): void;
  release(): void;
}

const fileName = 'shouwang.lock';
/** Two that take over the same dead lock see within this time which of them was last. */
const settleMs = 100;

/** Read the lock of a running server; undefined when none runs (a dead process's lock counts as none). */
export function readLock(directory: string): Lock | undefined {
  const lock = parse(join(directory, fileName));
  return lock !== undefined && isAlive(lock) ? lock : undefined;
}

/** Take the directory for this process; throws, naming the holder, when a live process has it. */
export async function acquireLock(directory: string): Promise<HeldLock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, fileName);
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  let lock: Lock = { pid: process.pid, uri: '', birth: birthOf(process.pid) };
  const token = own;
  const write = (): void => writeFileSync(own, JSON.stringify({ ...lock, token }), { mode: 0o600 });
  write();
  try {
    if (!tryLink(own, path)) {
      const holder = readLock(directory);
      if (holder !== undefined) throw new Error(`process ${holder.pid} already serves ${directory}`);
      renameSync(own, path);
      await pause(settleMs);
    }
    if (!readFileSync(path, 'utf8').includes(JSON.stringify(token))) {
      throw new Error(`process ${parse(path)?.pid ?? 'unknown'} took ${directory} at the same moment`);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return {
    publish: (uri) => {
      lock = { ...lock, uri };
      write();
      renameSync(own, path);
    },
    release: () => {
      if (readFileSync(path, 'utf8').includes(JSON.stringify(token))) rmSync(path, { force: true });
    },
  };
}

/** A link is made whole or not at all, and never over another file. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function parse(path: string): Lock | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined;
    const uri = 'uri' in value && typeof value.uri === 'string' ? value.uri : '';
    const birth = 'birth' in value && typeof value.birth === 'string' ? value.birth : '';
    return { pid: value.pid, uri, birth };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, birth }: Lock): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  // In a container a number comes back soon: another birth is another process.
  const present = birthOf(pid);
  return birth === '' || present === '' || birth === present;
}

/** Boot and start tick of a process on Linux, else empty. */
function birthOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the start tick is the 20th field after it.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot}:${tick}`;
  } catch {
    return '';
  }
}
