import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toId } from '../../../src/core/index.ts';
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
  it('goes from nothing to a start', async () => {
    const before = await run('county', 'check');
    expect(before.out).toContain('还不能开始');
    expect(before.out).toContain('系统里还没有村');
    expect(before.code).toBe(1);

    const places = await write('区划.csv', '县,乡镇,村\n守望县,清溪镇,石桥村');
    const homes = await write(
      '农户.csv',
      `村,姓名,与户主关系,身份证号码\n石桥村,秦彩云,户主,${idNumber('19570412', 11)}\n石桥村,"=1+1",配偶,`,
    );
    const tooEarly = await run('import', 'households', homes);
    expect(tooEarly).toMatchObject({ code: 1, err: expect.stringContaining('请先导入行政区划') as string });

    const dry = await run('import', 'areas', places);
    expect(dry.out).toContain('共1行');
    expect(dry.out).toContain('这是试运行，什么都没有写入');
    expect(await store.areas.list()).toEqual([]);
    const applied = await run('import', 'areas', places, '--apply');
    expect(applied.out).toContain('已经写入');
    expect(await store.areas.list()).toHaveLength(3);

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

    const roster = await write(
      '花名册.csv',
      '姓名,职务,乡镇,村\n田守田,村支书,清溪镇,石桥村\n葛双全,乡镇经办,清溪镇,\n施腊梅,县里经办,,',
    );
    expect((await run('import', 'roster', roster, '--apply')).out).toContain('新增 3');
    expect((await run('county', 'check')).out).toContain('3位干部里，只有0位绑定了');
    const secretary = (await store.people.list()).find(({ name }) => name === '田守田');
    await store.people.setContact(secretary?.id ?? toId(''), toId('simulator/bot/x'));
    const after = await run('county', 'check');
    expect(after.out).toMatch(/^可以开始了。/);
    expect(after.out).toContain('没有设置 line.byYear：不比较收入和监测范围');
    expect(after.out).toContain('清溪镇石桥村没有绑定两委群');
    expect(after.code).toBe(0);
  });

  it('gives codes that are good, and none for what is not there', async () => {
    const group = await run('county', 'code', 'group', '石桥村', '两委群');
    const code = /绑定本群 (\d{8})/.exec(group.out)?.[1] ?? '';
    const use = await store.codes.redeem(code, 'group', toId('a/b/c:1'), new Date());
    expect(use).toMatchObject({ kind: 'group', groupKind: 'committee' });
    const person = await run('county', 'code', 'person', '田守田');
    expect(person.out).toMatch(/请本人私聊守望，发：绑定 \d{8}/);
    expect(await run('county', 'code', 'group', '没有村', '两委群')).toMatchObject({
      code: 1,
      err: expect.stringContaining('系统里没有这个地方') as string,
    });
    expect(await run('county', 'code', 'group', '石桥村', '闲聊')).toMatchObject({ code: 1 });
    expect(await run('county', 'code', 'person', '张三')).toMatchObject({ code: 1 });
    expect(await run('county', 'code')).toMatchObject({ code: 1 });
  });

  it('says what is wrong with a file, in words', async () => {
    const bad = await write('bad.xls', '\0\0');
    expect((await run('import', 'households', bad)).err).toContain('请另存为 xlsx 再导入');
    const other = await write('other.csv', '一,二\n1,2');
    expect((await run('import', 'households', other)).err).toContain('表里找不到这几列：村、姓名');
    expect((await run('import', 'areas', 'no-such-file.csv')).err).toContain('找不到这个文件');
    expect((await run('import', 'nothing', other)).err).toContain('national  全国系统导出表');
  });
});
