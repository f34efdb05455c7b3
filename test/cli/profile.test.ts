import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Said {
  code: number;
  out: string;
  err: string;
}

/** The program as built; it needs no store. */
function run(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/cli/profile.js', ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

/** The demo county's file with one thing changed, in a place of its own. */
async function spoilt(from: string, to: string): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'shouwang-profile-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = path.join(directory, 'county.yaml');
  const text = await readFile(path.join(root, 'flows/profiles/demo-county.yaml'), 'utf8');
  await writeFile(file, text.replace(from, to));
  return file;
}

describe('npm run profile', () => {
  it('inspects the house: warnings with file and line and what they mean, and no error', async () => {
    const { code, out } = await run('inspect');
    expect(code).toBe(0);
    expect(out).toMatch(/^flows\/profiles\/cn-2026-draft\.yaml:\d+ warning draft_profile .*\n {4}这是草案/mu);
    expect(out).toMatch(
      /^flows\/profiles\/ah-taogou\.yaml:\d+ warning proposal_live verification\.persons$/mu,
    );
    expect(out).not.toContain('demo-county');
    expect(out).not.toContain(' error ');
  });

  it('ends with 1 where something would stop the start', async () => {
    const file = await spoilt('opensAt: town_review', 'opensAt: announced');
    const { code, out } = await run('inspect', file);
    expect(code).toBe(1);
    expect(out).toMatch(/county\.yaml:\d+ error branch_stage the steps have no announced\n {4}数据比对/u);
    expect(await run('explain', file)).toMatchObject({ code: 1, out: '' });
  });

  it('explains a county as a page with its diagram', async () => {
    const { code, out } = await run('explain', 'flows/profiles/ah-taogou.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(/^# 村组评议/u);
    expect(out).toContain('```mermaid\nflowchart TD\n');
    expect(out).toContain('| 每月走访几次（visit.perMonth） | 没有走访任务，也不提醒 |');
  });

  it('says how it is used, and where a file is not', async () => {
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('Usage:') as string });
    expect(await run('explain', 'none.yaml')).toMatchObject({
      code: 1,
      err: expect.stringContaining('none.yaml cannot be read') as string,
    });
  });
});
