import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toId, type CaseId } from '../../src/core/index.ts';
import { masterKey, openTestStore, type TestStore } from '../store/support/open-test-store.ts';
import { ids, makeEntry, makeSnapshot } from '../store/support/records.ts';
import { runCommand, type CommandResult } from '../support/command.ts';

interface Bench extends TestStore {
  run: (...args: string[]) => Promise<CommandResult>;
  file: (name: string) => string;
}

/** Two cases with three entries each, and a directory that is not the database. */
async function open(): Promise<Bench> {
  const opened = await openTestStore();
  for (const [index, id] of [ids.case, toId<CaseId>('c-2')].entries()) {
    const number = `2026-000${index + 1}`;
    for (let seq = 1; seq <= 3; seq += 1) {
      const after = makeSnapshot(seq, { id, number });
      await opened.store.cases.append(makeEntry(seq, { case: id }), ids.household, after);
    }
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'shouwang-journal-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return {
    ...opened,
    run: (...args) => runCommand('journal', args, { uri: opened.uri, masterKey }),
    file: (name) => path.join(directory, name),
  };
}

describe('npm run journal', () => {
  it('finds nothing where nothing was done, not even in an erased household', async () => {
    const { run, store } = await open();
    await store.keys.destroy(ids.household);
    const { code, out } = await run('verify');
    expect(out).toContain('查了2个个案、6条流水');
    expect(out).toContain('没有发现');
    expect(out).toContain('没有对封存文件');
    expect(code).toBe(0);
  });

  it('names case, place and fault, and ends with 1', async () => {
    const { run, raw } = await open();
    await raw.collection<{ _id: string }>('journal').deleteOne({ _id: 'c-2:2' });
    const all = await run('verify');
    expect(all.out).toContain('个案 2026-0002（c-2）第2条没有了');
    expect(all.code).toBe(1);
    const one = await run('verify', '2026-0002');
    expect(one.out).toContain('第2条没有了');
    expect(one.out).toContain('查了1个个案');
    expect(one.code).toBe(1);
    expect((await run('verify', '2026-0001')).code).toBe(0);
    const unknown = await run('verify', '2026-0999');
    expect(unknown.err).toContain('没有“2026-0999”这个个案');
    expect(unknown.code).toBe(1);
  });

  it('finds by an anchor what leaves no trace: a cut end, a removed case, a return to an older state', async () => {
    const { run, raw, store, file } = await open();
    const anchored = await run('anchor', file('a.txt'));
    expect(anchored.out).toMatch(/指纹：([0-9a-f]{4} ?){5}/);
    expect((await run('anchor', file('a.txt'))).err).toContain('没有覆盖');
    expect((await run('verify', '--anchor', file('a.txt'))).code).toBe(0);

    // Going on is no fault.
    await store.cases.append(makeEntry(4), ids.household, makeSnapshot(4));
    expect((await run('verify', '--anchor', file('a.txt'))).code).toBe(0);

    const cases = raw.collection<{ _id: string }>('cases');
    const journal = raw.collection<{ _id: string }>('journal');
    await cases.updateOne({ _id: ids.case }, { $set: { seq: 2 } });
    await journal.deleteMany({ _id: { $in: [`${ids.case}:3`, `${ids.case}:4`] } });
    expect((await run('verify')).code).toBe(0);
    const cut = await run('verify', '--anchor', file('a.txt'));
    expect(cut.out).toContain('封存时有3条，现在从第3条起没有了');
    expect(cut.code).toBe(1);

    // Written anew by our own program: every link fits.
    await store.cases.append(makeEntry(3, { act: { kind: 'accepted' } }), ids.household, makeSnapshot(3));
    expect((await run('verify')).code).toBe(0);
    const rewritten = await run('verify', ids.case, '--anchor', file('a.txt'));
    expect(rewritten.out).toContain('第3条和封存时不一样');
    expect(rewritten.code).toBe(1);

    await cases.deleteOne({ _id: 'c-2' });
    await journal.deleteMany({ case: 'c-2' });
    const gone = await run('verify', '--anchor', file('a.txt'));
    expect(gone.out).toContain('（c-2）封存时有3条，现在整个个案都没有了');
    expect(gone.code).toBe(1);
  }, 40_000);

  it('trusts no anchor that was changed', async () => {
    const { run, file } = await open();
    await run('anchor', file('a.txt'));
    const text = await readFile(file('a.txt'), 'utf8');
    await writeFile(file('b.txt'), text.replace('\n3 ', '\n2 '));
    const { code, err } = await run('verify', '--anchor', file('b.txt'));
    expect(err).toContain('读不出来，或者被改过');
    expect(code).toBe(1);
    expect((await run('verify', '--anchor', file('none.txt'))).code).toBe(1);
  });
});
