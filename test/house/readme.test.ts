import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { houseBook } from '../flow/support.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the Chinese README', () => {
  it('has in its table a word for every conversation that one begins', () => {
    // | who | words | what for |
    const rows =
      readme
        .split('## 能做什么')[1]
        ?.split('\n## ')[0]
        ?.matchAll(/^\|[^|]+\|([^|]+)\|/gmu) ?? [];
    const words = new Set([...rows].flatMap(([, cell = '']) => cell.trim().split(/[、，]/u)));
    const untold = houseBook()
      .all()
      .filter(({ triggers }) => triggers.length > 0 && !triggers.some((word) => words.has(word)));
    expect(untold.map(({ id }) => id)).toEqual([]);
  });
});
