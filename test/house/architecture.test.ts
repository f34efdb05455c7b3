import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Rooms stand in one row; a room imports only rooms to its left. */
const row = [
  'core',
  'understanding',
  'flow',
  'cases',
  'store',
  'channels',
  'documents',
  'outbox',
  'runner',
  'schedules',
  'http',
];

/** So do the rooms of the runner, the busiest of all. */
const runnerRow = [
  'telling',
  'imports',
  'requests',
  'lists',
  'opening',
  'dossiers',
  'acts',
  'commands',
  'talks',
  'handlers',
  'turns',
];

/** Rooms that stand apart, and what they may know. */
const apart: Record<string, string[]> = {
  'embedded-mongo': [],
  demo: ['core', 'cases', 'store', 'flow'],
  console: ['core', 'channels'],
};

/** These see everything: composition root and command-line entries. */
const seesAll = ['main.ts', 'cli'];

interface Import {
  file: string;
  room: string;
  to: string;
  toRoom: string;
  target: string;
  typeOnly: boolean;
}

function listFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function roomOf(file: string): string {
  const [first = ''] = path.relative(src, file).split(path.sep);
  return first;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /(?:import|export)\s+(type\s+)?[^'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|import\s+'(\.[^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => {
    const to = match[2] ?? match[3] ?? match[4] ?? '';
    const target = path.resolve(path.dirname(file), to);
    return {
      file: path.relative(src, file),
      room: roomOf(file),
      to,
      toRoom: roomOf(target),
      target: path.relative(src, target),
      typeOnly: match[1] !== undefined,
    };
  });
}

const files = listFiles(src);
const all = files.flatMap(importsOf);

/** Files from which one comes back to oneself by imports. */
function findCircle(): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, target } of all) targets.set(file, [...(targets.get(file) ?? []), target]);
  const done = new Set<string>();
  const search = (file: string, way: string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of targets.get(file) ?? []) {
      const circle = search(target, [...way, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of targets.keys()) {
    const circle = search(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
const between = all.filter(({ room, toRoom }) => room !== toRoom && !room.endsWith('.ts'));
const fromRooms = between.filter(({ room }) => !seesAll.includes(room));

function mayImport(room: string, other: string): boolean {
  const known = apart[room];
  if (known !== undefined) return known.includes(other);
  return row.includes(other) && row.indexOf(other) < row.indexOf(room);
}

describe('the row of rooms', () => {
  it('finds the rooms it is about', () => {
    const rooms = new Set(files.map(roomOf).filter((room) => !room.endsWith('.ts')));
    expect([...rooms].toSorted()).toEqual([...row, ...Object.keys(apart), 'cli'].toSorted());
    expect(fromRooms.length).toBeGreaterThan(50);
  });

  it('lets a room import only rooms to its left', () => {
    const wrong = fromRooms.filter(({ room, toRoom }) => !mayImport(room, toRoom));
    expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('goes on inside the runner', () => {
    const place = (file: string): number => runnerRow.indexOf(file.split(path.sep)[1] ?? '');
    const inside = all.filter(({ room, toRoom }) => room === 'runner' && toRoom === 'runner');
    const wrong = inside.filter(
      ({ file, target }) => place(file) >= 0 && place(target) >= 0 && place(target) > place(file),
    );
    expect(inside.filter(({ file }) => place(file) > 0).length).toBeGreaterThan(50);
    expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('has no circle of files', () => {
    expect(findCircle()).toEqual([]);
  });

  it('lets a room be imported only by its index', () => {
    const deep = fromRooms.filter(
      ({ room, target }) => room !== 'console' && !/^[^/]+\/index\.ts$/.test(target),
    );
    expect(deep.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('lets the console know only types', () => {
    const values = fromRooms.filter(({ room, typeOnly }) => room === 'console' && !typeOnly);
    expect(values.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('keeps mongoose in the store and wechaty in the channels', () => {
    const owners: Record<string, RegExp> = {
      mongoose: /^store\//,
      wechaty: /^channels\//,
      lmdb: /^embedded-mongo\//,
    };
    const wrong = files.flatMap((file) =>
      Object.entries(owners).flatMap(([name, owner]) => {
        const relative = path.relative(src, file);
        const imported = new RegExp(`from '${name}(-[a-z]+)?'`).test(readFileSync(file, 'utf8'));
        return imported && !owner.test(relative) ? [`${relative} → ${name}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the pure rooms', () => {
  it('read no clock, no chance, no environment and no disk', () => {
    const impure = /Date\.now\(|new Date\(\)|Math\.random\(|process\.env|from 'node:(?!crypto)|console\./;
    const pure = files.filter((file) => ['core', 'understanding', 'flow', 'cases'].includes(roomOf(file)));
    const wrong = pure.filter((file) => {
      const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      // The system clock is the one place that reads the wall clock.
      return impure.test(text.replace('now: () => new Date()', ''));
    });
    expect(wrong.map((file) => path.relative(src, file))).toEqual([]);
  });
});

describe('the size of files', () => {
  it('stays below 300 lines', () => {
    const long = files
      .map((file) => ({
        file: path.relative(src, file),
        lines: readFileSync(file, 'utf8').split('\n').length,
      }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});
