import type { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { contactIdOf, toId } from '../../src/core/index.ts';
import { operations, type CaseSnapshot, type StoreCommand } from '../../src/store/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  ids,
  later,
  makePerson,
  makeRow,
  makeSettlement,
  makeSnapshot,
  makeTurn,
} from './support/records.ts';

/** Whether the server explains its plans at all. */
async function canExplain(raw: mongo.Db): Promise<boolean> {
  const command = { explain: { find: 'cases', filter: {} }, verbosity: 'executionStats' };
  return raw.command(command).then(
    () => true,
    () => false,
  );
}

/** How many documents the server looks at for a command. */
async function examine(raw: mongo.Db, command: object): Promise<number> {
  const explained = await raw.command({ explain: command, verbosity: 'executionStats' });
  return (explained['executionStats'] as { totalDocsExamined: number }).totalDocsExamined;
}

/** The last command of a name, without what the driver adds to every command. */
function lastOf(commands: StoreCommand[], name: string): Record<string, unknown> {
  const sent = commands.findLast((one) => one.name === name)?.command ?? {};
  return Object.fromEntries(Object.entries(sent).filter(([field]) => !(field in operations.envelope)));
}

describe('what is due is found by an index', () => {
  it('for cases, what is looked at again, nudges, pending turns, sendable rows, ended cases, what fell silent and ended roles', async () => {
    const { store, raw, commands } = await openTestStore();
    const many = Array.from({ length: 300 }, (_, index) => index);
    for (const n of many) {
      await store.cases.saveSnapshot(makeSnapshot(1, { id: toId(`c-${n}`), nextDueAt: later(n) }));
    }
    const turns = many.map((n) =>
      makeTurn({ contact: contactIdOf('simulator', 'bot', `v${n}`), at: later(n) }),
    );
    await Promise.all(turns.map((turn) => store.turns.append(turn)));
    await store.turns.settle(
      turns.slice(10).map((turn, n) => makeSettlement(turn, { nudgeAt: later(n), session: null })),
    );
    for (const n of many) await store.outbox.insert(makeRow(`o-${n}`, { notBefore: later(n) }));

    expect(await store.cases.listDue(later(100), 20)).toHaveLength(20);
    const dueCases = lastOf(commands, 'find');
    const verification: NonNullable<CaseSnapshot['verification']> = {
      record: 3,
      on: '2026-09-17',
      conclusion: 'true',
      signed: [],
      waiting: [],
      signers: 2,
      exclusions: [],
      perCapitaFen: null,
      stale: true,
    };
    for (const n of many.slice(0, 5)) {
      await store.cases.saveSnapshot(
        makeSnapshot(2, { id: toId(`c-${n}`), nextDueAt: later(n), verification }),
      );
    }
    expect(await store.cases.listToRecheck(ids.village)).toHaveLength(5);
    const again = lastOf(commands, 'find');
    expect(await store.contacts.listToNudge(later(100), 20)).toHaveLength(20);
    const nudges = lastOf(commands, 'find');
    expect(await store.turns.listPending()).toHaveLength(10);
    const pending = lastOf(commands, 'find');
    expect(await store.outbox.nextAt()).toEqual(later(0));
    const next = lastOf(commands, 'find');
    expect(await store.outbox.claim(later(100), 1000, 20)).toHaveLength(20);
    const claim = lastOf(commands, 'find');

    for (const n of many.slice(0, 40)) {
      const ended = makeSnapshot(1, {
        id: toId(`e-${n}`),
        household: toId(`h-e-${n}`),
        stage: 'withdrawn',
        since: later(n),
      });
      await store.cases.saveSnapshot(ended);
    }
    expect(await store.erasure.listEnded(later(10), 20)).toHaveLength(10);
    const ended = lastOf(commands, 'find');
    await store.turns.settle(
      turns.slice(0, 10).map((turn) => makeSettlement(turn, { at: later(500), sealKey: turn.contact })),
    );
    expect(await store.erasure.listQuiet(later(20), 20)).toHaveLength(10);
    const quiet = lastOf(commands, 'find');

    const gone = many.map((n) =>
      makePerson({
        id: toId(`p-${n}`),
        roles: [{ role: 'liaison', area: ids.village, from: '2026-01-01', to: '2026-08-31' }],
      }),
    );
    await store.people.insertMany(gone);
    for (const person of gone.slice(0, 250)) await store.people.clearEnded(person);
    expect(await store.people.listEnded('2026-09-01', 20)).toHaveLength(20);
    const goneNow = lastOf(commands, 'find');

    const plans: [object, number][] = [
      [dueCases, 20],
      [again, 5],
      [nudges, 20],
      [pending, 10],
      [next, 1],
      [claim, 20],
      [ended, 10],
      [quiet, 10],
      [goneNow, 20],
    ];
    if (!(await canExplain(raw))) return;
    for (const [command, rows] of plans) {
      expect(await examine(raw, command), JSON.stringify(command)).toBeLessThanOrEqual(rows + 2);
    }
  });
});
