import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Where npm looks for a package that `from` asks for: beside it, then one floor up, and so on. */
function isLocked(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
    if (!at.includes('/node_modules/')) at = '';
  }
}

describe('the lock file', () => {
  it('names the binaries of every platform, also of those it was not written on', () => {
    // npm ci refuses a lock that misses one, and a registry that lacks one leaves it out without a word.
    const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !isLocked(from, name)),
    );
    expect(missing).toEqual([]);
  });

  it('holds no download address', () => {
    expect(JSON.stringify(lock)).not.toContain('"resolved"');
  });
});
