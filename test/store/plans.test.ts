import type { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { contactIdOf, toId } from '../../src/core/index.ts';
import { openTestStore } from './support/open-test-store.ts';
import { later, makeRow, makeSettlement, makeSnapshot, makeTurn } from './support/records.ts';

/** How many documents a server looked at for a command, or null when it does not explain. */
async function examine(raw: mongo.Db, command: object): Promise<number | null> {
  try {
    const { executionStats } = await raw.command({ explain: command, verbosity: 'executionStats' });
    return (executionStats as { totalDocsExamined: number } | undefined)?.totalDocsExamined ?? null;
  } catch {
    return null;
  }
}

/** The command of the last read, as it was sent. */
function lastOf(commands: { name: string; command: object }[], name: string): object {
  const {
    lsid: _lsid,
    $db: _db,
    ...command
  } = {
    lsid: null,
    $db: null,
    ...commands.findLast((one) => one.name === name)?.command,
  };
  return command;
}

describe('what is due is found by an index', () => {
  it('for cases, nudges, pending turns and sendable rows', async () => {
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
    expect(await store.contacts.listToNudge(later(100), 20)).toHaveLength(20);
    const nudges = lastOf(commands, 'find');
    expect(await store.turns.listPending()).toHaveLength(10);
    const pending = lastOf(commands, 'find');
    expect(await store.outbox.nextAt()).toEqual(later(0));
    const next = lastOf(commands, 'find');
    expect((await store.outbox.claim(later(100), 1000))?.id).toBe('o-0');
    const claim = lastOf(commands, 'findAndModify');

    const plans: [object, number][] = [
      [dueCases, 20],
      [nudges, 20],
      [pending, 10],
      [next, 1],
      [claim, 1],
    ];
    for (const [command, rows] of plans) {
      const examined = await examine(raw, command);
      if (examined !== null) expect(examined, JSON.stringify(command)).toBeLessThanOrEqual(rows + 2);
    }
  });
});
