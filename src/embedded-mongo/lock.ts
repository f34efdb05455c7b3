import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync, mkdirSync, linkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who serves a directory, and where. */
export interface Lock {
  pid: number;
  /** For clients; empty while the server starts. */
  uri: string;
  /** Tells one process from a later one of the same number, where the system says it. */
  birth: string;
  /** Tells one start from the next within a process. */
  token: string;
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

/** Find the server that serves a directory; null when none does, or none yet (a dead process's lock is none). */
export async function readLock(directory: string): Promise<Lock | null> {
  const lock = await readFile(join(directory, fileName), 'utf8').then(parseLock, () => undefined);
  return lock !== undefined && lock.uri !== '' && isAlive(lock) ? lock : null;
}

/** Take the directory for this process; throws, naming the holder, when a live process has it. */
export async function acquireLock(directory: string): Promise<HeldLock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, fileName);
  const token = randomUUID();
  const draft = `${path}.${token}`;
  const write = (uri: string): void => {
    const lock: Lock = { pid: process.pid, uri, birth: birthOf(process.pid), token };
    writeFileSync(draft, JSON.stringify(lock), { mode: 0o600 });
  };
  const holder = (): Lock | undefined => parseLock(readFileSync(path, 'utf8'));
  write('');
  try {
    if (!tryLink(draft, path)) {
      const other = holder();
      if (other !== undefined && isAlive(other)) throw taken(directory, other);
      renameSync(draft, path);
      await pause(settleMs);
    }
    const last = holder();
    if (last?.token !== token) throw taken(directory, last);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    publish: (uri) => {
      write(uri);
      renameSync(draft, path);
    },
    release: () => {
      if (holder()?.token === token) rmSync(path, { force: true });
    },
  };
}

function taken(directory: string, holder: Lock | undefined): Error {
  return new Error(`process ${holder?.pid ?? 'unknown'} already serves ${directory}`);
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

function parseLock(text: string): Lock | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined;
    const fields: Partial<Record<string, unknown>> = { ...value };
    const read = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
    return { pid: value.pid, uri: read('uri'), birth: read('birth'), token: read('token') };
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
