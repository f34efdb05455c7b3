import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mongo } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { connectSimulator } from '../../src/channels/index.ts';
import { readLock } from '../../src/embedded-mongo/index.ts';
import { startChild } from '../faults/support/child.ts';

/** What is said in the talks below, and must be found nowhere. */
const planted = {
  names: ['欧阳铁柱', '上官翠花', '秦彩云', '陶长根', '窦新民'],
  idNumbers: ['11010519491231002X'],
  phones: ['13987654321', '19800010001'],
  illnesses: ['尿毒症', '白内障', '透析'],
  amounts: ['487653', '48765300', '487,653', '四十八万七千六百五十三'],
};
const narrative = '我爱人上官翠花，身份证11010519491231002X，得了尿毒症要透析，电话13987654321，花了487653元';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Everything that the service left behind. */
interface Remains {
  /** Collection → its rows as bytes. */
  collections: Map<string, Buffer[]>;
  /** Numbers stored as numbers. */
  numbers: Set<number>;
  files: Map<string, Buffer>;
  log: string;
}

let remains: Remains;
const said: string[] = [];

beforeAll(async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'shouwang-sealed-'));
  const child = await startChild({
    SHOUWANG_DATA: data,
    SHOUWANG_DEMO: 'on',
    SHOUWANG_MASTER_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'debug',
  });
  const client = await connectSimulator(`${child.url.replace('http', 'ws')}/simulator`);
  const say = async (as: string, ...texts: string[]): Promise<void> => {
    for (const text of texts) said.push(...(await client.say({ as, text })).map((one) => one.text));
  };
  // Known, with a picture; a second report of the household; one talk left open.
  await say('v-sq-1', '申报', '1', '1', narrative, '2025年8月', '487653', '4', '1');
  await client.sendFile({
    as: 'v-sq-1',
    kind: 'image',
    name: '欧阳铁柱.png',
    bytes: png,
    caption: '透析的单子',
  });
  await client.sendFile({ as: 'v-sq-1', kind: 'file', name: '尿毒症.doc', bytes: Buffer.from(narrative) });
  await say('v-sq-1', '好了', '1', '进度', '转人工', '欧阳铁柱13987654321');
  // Put through to a person and back, then a complaint and a question that wait for one.
  await say('c-sq-1', '回1', narrative);
  await say('v-sq-1', narrative);
  await say('c-sq-1', '办完');
  await say('v-sq-1', '意见', '2', '1', narrative, '1', '2', '欧阳铁柱得了尿毒症去哪里办卡？');
  await say('v-sq-2', '申报', '1', '1', narrative, '2025年8月', '487653');
  // A stranger whom no household fits, and one who helps somebody else.
  await client.askFriend('v-sq-3', '我是欧阳铁柱');
  await say('v-sq-3', '申报', '同意', '欧阳铁柱', '石桥村3组', '13987654321', '1', '1', narrative);
  await say('v-sq-3', '2025年8月', '487653', '4', '2', '没有', '1');
  await client.askFriend('v-sq-4', '我是陶长根');
  await say('v-sq-4', '申报', '同意', '陶长根', '石桥村1组', '13987654321', '2', '上官翠花', '石桥村2组');
  await say('v-sq-4', narrative, '2', '1', '1', '没饭吃了');
  // Private data in a group, cadres at work, and two days of digests and reminders.
  await client.say({ as: 'v-sq-1', room: 'r-sq-v@sim', text: narrative });
  await say('c-sq-1', '任务', '核对', '1', '1', '开始公示', '1', '1', '村委会公示栏', '1');
  for (const move of ['day', 'day']) {
    await fetch(`${child.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ move }),
    });
  }
  const lock = await readLock(path.join(data, 'db'));
  const stored = await dump(lock?.uri ?? '');
  await client.close();
  expect(await child.terminate()).toBe(0);
  remains = { ...stored, files: await readFiles(data), log: child.output() };
  await rm(data, { recursive: true, force: true });
}, 90_000);

/** Every row of every collection, as the driver hands it over. */
async function dump(uri: string): Promise<Pick<Remains, 'collections' | 'numbers'>> {
  const client = await mongo.MongoClient.connect(uri);
  const database = client.db();
  const collections = new Map<string, Buffer[]>();
  const numbers = new Set<number>();
  for (const { name } of await database.listCollections().toArray()) {
    const rows = await database.collection(name).find().toArray();
    collections.set(
      name,
      rows.map((row) => Buffer.from(mongo.BSON.serialize(row))),
    );
    for (const row of rows) collectNumbers(row, numbers);
  }
  await client.close();
  return { collections, numbers };
}

function collectNumbers(value: unknown, into: Set<number>): void {
  if (typeof value === 'number') into.add(value);
  else if (typeof value === 'object' && value !== null && !(value instanceof mongo.Binary)) {
    for (const part of Object.values(value)) collectNumbers(part, into);
  }
}

async function readFiles(directory: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ name, parentPath }) => [name, await readFile(path.join(parentPath, name))] as const),
    ),
  );
}

/** Shorter ones turn up by chance in sealed bytes. */
const shortestForm = 5;

/** The ways in which words lie in bytes, if nobody has sealed them. */
function formsOf(words: string): Buffer[] {
  const utf8 = Buffer.from(words);
  const utf16 = Buffer.from(words, 'utf16le');
  const escaped = Array.from(
    { length: words.length },
    (_, at) => `\\u${words.charCodeAt(at).toString(16).padStart(4, '0')}`,
  );
  const forms = [
    utf8,
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(utf8.toString('hex')),
    // The last sign of base64 depends on what follows.
    Buffer.from(utf8.toString('base64').replace(/=+$/u, '').slice(0, -1)),
    Buffer.from(encodeURIComponent(words)),
    Buffer.from(escaped.join('')),
  ];
  return forms.filter(({ length }) => length >= shortestForm);
}

function holds(bytes: Buffer, words: string): boolean {
  return formsOf(words).some((form) => bytes.includes(form));
}

const all = Object.entries(planted).flatMap(([kind, list]) => list.map((words) => [kind, words] as const));

describe('after a run of talks', () => {
  it('went through what was meant to be planted', () => {
    const talk = said.join('\n');
    for (const words of ['487,653', '您的申报收到了', '欧阳铁柱']) expect(talk).toContain(words);
    for (const name of [
      'turns',
      'journal',
      'cases',
      'contacts',
      'households',
      'outbox',
      'leads',
      'operator',
    ]) {
      expect(remains.collections.get(name)?.length, name).toBeGreaterThan(0);
    }
    expect(remains.collections.get('media.chunks')?.length).toBeGreaterThan(0);
    expect(remains.log.split('\n').length).toBeGreaterThan(50);
    expect(
      [...remains.files.values()].some((bytes) => bytes.includes(Buffer.from('simulator/bot/v-sq-1'))),
    ).toBe(true);
  });

  it.each(all)('no row shows, of %s, %s', (_, words) => {
    const shown = [...remains.collections].flatMap(([name, rows]) =>
      rows.some((row) => holds(row, words)) ? name : [],
    );
    expect(shown).toEqual([]);
  });

  it('no row shows an amount as a number', () => {
    for (const amount of planted.amounts.map(Number)) expect(remains.numbers.has(amount)).toBe(false);
  });

  it('no picture lies open', () => {
    const chunks = remains.collections.get('media.chunks') ?? [];
    for (const mark of ['IHDR', 'JFIF', 'WEBP', 'Exif']) {
      expect(chunks.some((row) => row.includes(Buffer.from(mark)))).toBe(false);
    }
  });

  it.each(all)('no file shows, of %s, %s', (_, words) => {
    const shown = [...remains.files].flatMap(([name, bytes]) => (holds(bytes, words) ? name : []));
    expect(shown).toEqual([]);
  });

  it.each(all)('no line of the log shows, of %s, %s', (_, words) => {
    expect(holds(Buffer.from(remains.log), words)).toBe(false);
  });
});
