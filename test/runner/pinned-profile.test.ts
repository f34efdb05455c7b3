import { expect, it } from 'vitest';
import { valueOf } from '../../src/cases/index.ts';
import { loadDefinitions, type Definitions } from '../../src/definitions.ts';
import { actOnCase, type Runtime } from '../../src/runner/index.ts';
import { actor, at, finding, meeting } from '../cases/support.ts';
import { openTestStore } from '../store/support/open-test-store.ts';
import { declare, openRuntime } from './case-desk.ts';
import { toId, type CaseId } from '../../src/core/index.ts';

/** The county's file with another number of days, read again as a restart would. */
function withDays(definitions: Definitions, days: number): Definitions {
  const { profile, profileLoader, kept } = definitions;
  const old = kept.find(({ hash }) => hash === profile.hash);
  const text = (old?.text ?? '').replace(
    'publicity.workingDays: {value: 5',
    `publicity.workingDays: {value: ${days}`,
  );
  const changed = profileLoader.load('changed.yaml', text).profile;
  if (changed === null) throw new Error('does not load');
  const entry = { hash: changed.hash, kind: 'profile' as const, name: changed.id, text };
  return { ...definitions, profile: changed, kept: [...kept.filter((one) => one !== old), entry] };
}

async function hangBoard(runtime: Runtime, id: CaseId): Promise<string[]> {
  const on = '2026-09-10';
  const secretary = actor('village_secretary');
  for (const [act, by] of [
    [{ kind: 'accepted' as const }, secretary],
    [finding(on), actor('village_cadre', 'a')],
    [{ kind: 'cosigned' as const, agrees: true }, actor('village_cadre', 'b')],
    [meeting(on), secretary],
    [{ kind: 'publicity_opened' as const, on, place: 'board' }, secretary],
  ] as const) {
    expect(await actOnCase(runtime, { case: id, act, actors: [by], at: at(on) })).toMatchObject({ ok: true });
  }
  const snapshot = await runtime.store.cases.snapshot(id);
  return snapshot?.publicity?.days ?? [];
}

it('a case goes on under the profile it began with when the county’s file changes', async () => {
  const { store, reopen } = await openTestStore();
  const files = await loadDefinitions('cq-five-step');
  const before = await openRuntime(files, store, at('2026-09-01'));
  const older = await declare(before, 'older', at('2026-09-01'));

  // A restart: the file says seven days, and nothing in memory remembers the five.
  const after = await openRuntime(withDays(files, 7), await reopen(), at('2026-09-09'));
  const newer = await declare(after, 'newer', at('2026-09-09'));
  expect(newer.profile).not.toBe(older.profile);
  expect(valueOf(await after.profileOf(older.profile), 'publicity.workingDays')).toBe(5);
  expect(await hangBoard(after, older.id)).toHaveLength(5);
  expect(await hangBoard(after, newer.id)).toHaveLength(7);
  const journal = await after.store.cases.journal(older.id);
  expect(new Set(journal.map(({ profile }) => profile))).toEqual(new Set([older.profile]));
  expect((await after.store.cases.snapshot(toId('newer')))?.profile).toBe(newer.profile);
});
