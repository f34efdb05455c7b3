import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, toId } from '../../../src/core/index.ts';
import { readTables } from '../../../src/documents/index.ts';
import { openStore, type Store } from '../../../src/store/index.ts';
import { freshDatabaseUri } from '../../support/database.ts';
import { idNumber } from '../imports/support.ts';

const uri = freshDatabaseUri();
const masterKey = randomBytes(32);

let store: Store;
let directory: string;
beforeAll(async () => {
  store = await openStore({ uri, masterKey });
  directory = await mkdtemp(path.join(tmpdir(), 'shouwang-opening-'));
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true });
});

async function run(
  program: 'import' | 'county',
  ...args: string[]
): Promise<{ code: unknown; out: string; err: string }> {
  const file = fileURLToPath(new URL(`../../../dist/cli/${program}.js`, import.meta.url));
  const env = { ...process.env, MONGODB_URI: uri, SHOUWANG_MASTER_KEY: masterKey.toString('base64') };
  const child = spawn(process.execPath, [file, ...args], { env });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<unknown[]>,
  ]);
  return { code, out, err };
}

async function write(name: string, rows: string): Promise<string> {
  const file = path.join(directory, name);
  await writeFile(file, rows.replaceAll(' ', ''));
  return file;
}

describe('opening a county from the command line', () => {
  it('begins with areas: first to look at, then to write', async () => {
    const places = await write('区划.csv', '县,乡镇,村\n守望县,清溪镇,石桥村');
    const dry = await run('import', 'areas', places);
    expect(dry.out).toContain('共1行');
    expect(dry.out).toContain('这是试运行，什么都没有写入');
    expect(await store.areas.list()).toEqual([]);
    const applied = await run('import', 'areas', places, '--apply');
    expect(applied.out).toContain('已经写入');
    expect(await store.areas.list()).toHaveLength(3);
  });

  it('gives the rows back with what became of each, and names nobody on the screen', async () => {
    const homes = await write(
      '农户.csv',
      `村,姓名,与户主关系,身份证号码\n石桥村,秦彩云,户主,${idNumber('19570412', 11)}\n石桥村,"=1+1",配偶,`,
    );
    const imported = await run('import', 'households', homes, '--apply');
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toContain('新增 1\n有误 1');
    expect(imported.out).not.toContain('秦彩云');
    const result = await readTables(await readFile(path.join(directory, '农户-结果.xlsx')));
    expect(typeof result === 'string' ? result : result[0]?.rows).toEqual([
      ['村', '姓名', '与户主关系', '身份证号码', '状态', '原因', '建议'],
      ['石桥村', '秦彩云', '户主', idNumber('19570412', 11), '新增', '', ''],
      ['石桥村', '=1+1', '配偶', '', '有误', '“姓名”不像姓名', '请写姓名，不要写称呼或备注'],
    ]);
  });

  it('says what is missing, until nothing stands in the way', async () => {
    const before = await run('county', 'check');
    expect(before.out).toMatch(/^还不能开始/);
    expect(before.out).toContain('清溪镇石桥村没有村支书，也没有村干部');
    expect(before.code).toBe(1);
    const areas = await store.areas.list();
    const roles = {
      county: 'county_officer',
      township: 'township_officer',
      village: 'village_secretary',
    } as const;
    await store.people.insertMany(
      areas.map(({ code, name, level }) => ({
        id: toId<never>(`p-${level}`),
        name: level === 'village' ? '田守田' : name,
        roles: [{ role: roles[level], area: code, from: '2020-01-01' }],
        ...(level === 'county' ? { contact: toId<never>('simulator/bot/x') } : {}),
      })),
    );
    const after = await run('county', 'check');
    expect(after.out).toMatch(/^可以开始了。/);
    expect(after.out).toContain('没设一次自付医疗费超过多少要看（medical.singleSelfPaid）：医疗费不当线索');
    expect(after.out).toContain('清溪镇石桥村没有绑定两委群');
    expect(after.out).toContain('3位干部里，只有1位绑定了');
    expect(after.code).toBe(0);
  });

  it('tells the township that rows wait for it, once a day', async () => {
    const list = await write('待认.csv', '村,姓名,与户主关系\n石桥村,秦小花,之女\n石桥村,秦小树,之子');
    await store.people.setContact(toId('p-township'), toId('simulator/bot/t'));
    await run('import', 'households', list, '--apply');
    expect((await run('import', 'households', list, '--apply')).out).toContain('待认领 2');
    const day = dayOf(new Date());
    const township = (await store.areas.list()).find(({ level }) => level === 'township')?.code ?? '';
    expect(await store.outbox.find(`claims:${township}:${day}:p-township`)).toMatchObject({
      to: { peer: 't' },
      text: '导入的表里有2行分不清是谁家的，等您认领。回复“认领”，一行一行地看。',
    });
  });

  it('gives codes that are good, and none for what is not there', async () => {
    const group = await run('county', 'code', 'group', '石桥村', '两委群');
    const code = /绑定本群 (\d{8})/.exec(group.out)?.[1] ?? '';
    const use = await store.codes.redeem(code, 'group', toId('a/b/c:1'), new Date());
    expect(use).toMatchObject({ kind: 'group', groupKind: 'committee' });
    const person = await run('county', 'code', 'person', '田守田');
    expect(person.out).toMatch(/请本人私聊守望，发：绑定 \d{8}/);
    const nowhere = await run('county', 'code', 'group', '没有村', '两委群');
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toContain('系统里没有这个地方');
  });

  it('says what is wrong with a file, in words', async () => {
    const bad = await write('bad.xls', '\0\0');
    expect((await run('import', 'households', bad)).err).toContain('请另存为 xlsx 再导入');
    const other = await write('other.csv', '一,二\n1,2');
    expect((await run('import', 'households', other)).err).toContain('表里找不到这几列：村、姓名');
    expect((await run('import', 'areas', 'no-such-file.csv')).err).toContain('找不到这个文件');
  });
});
