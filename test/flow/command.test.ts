import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readFlows } from './support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'shouwang-flow-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  status: number | null;
  out: string;
}

/** `npm run flow -- …`, as built. */
function run(args: string[], input = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/flow.js', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

describe('npm run flow', { timeout: 60_000 }, () => {
  it('inspect: the house is clean; a spoilt flow is told by file and line, in Chinese too', () => {
    expect(run(['inspect'])).toEqual({ status: 0, out: '' });
    const file = path.join(folder, 'bad.yaml');
    const text = readFlows().find((flow) => flow.file === 'bind.yaml')?.text ?? '';
    writeFileSync(file, text.replace(/ {4}purpose: .*\n/u, ''));
    const { status, out } = run(['inspect', file]);
    expect(status).toBe(1);
    expect(out).toMatch(/bad\.yaml:\d+ error missing_purpose .*\n {4}这一题没有写为什么问/u);
  });

  it('diagram: draws a flow', () => {
    expect(run(['diagram', 'flows/conversations/visit.yaml']).out).toMatch(/^flowchart TD\n/u);
  });

  it('play: saves the talk as a golden transcript', () => {
    const file = path.join(folder, 'visit.txt');
    const golden = readFileSync(new URL('transcripts/visit-in-person.txt', import.meta.url), 'utf8');
    const said = golden.split('\n').flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []));
    const like = path.join(root, 'test/flow/transcripts/visit-in-person.txt');
    const { out } = run(
      ['play', 'flows/conversations/visit.yaml', '--today', '2026-09-24', '--like', like, '--save', file],
      `${said.join('\n')}\n`,
    );
    expect(out).toContain('= submitted visit');
    expect(readFileSync(file, 'utf8').split('---\n')[1]).toBe(golden.split('---\n')[1]);
  });

  it('says how it is used', () => {
    expect(run([])).toMatchObject({ status: 1, out: expect.stringContaining('Usage') as string });
  });
});
