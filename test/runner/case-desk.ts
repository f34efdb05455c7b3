import { openCase, snapshotOf, type CaseState } from '../../src/cases/index.ts';
import { toId, type CaseId, type HouseholdId } from '../../src/core/index.ts';
import type { Definitions } from '../../src/definitions.ts';
import { createLog } from '../../src/log.ts';
import type { Runtime } from '../../src/runner/index.ts';
import { createRuntime } from '../../src/runtime.ts';
import type { Store } from '../../src/store/index.ts';
import { actor, declaration, village } from '../cases/support.ts';
import { createFixedClock } from '../support/world.ts';

/** What acts are judged and kept with, on a real store; nobody listens. */
export function openRuntime(definitions: Definitions, store: Store, now: Date): Promise<Runtime> {
  return createRuntime({
    definitions,
    store,
    clock: { ...createFixedClock(now.toISOString()), moveTo: async () => undefined },
    log: createLog('silent'),
    channel: { name: 'simulator', account: 'bot', send: async () => ({ ok: true }) },
    roomGapMs: 0,
    piecesMs: 0,
    speech: null,
  });
}

/** A household's first declaration, under the profile in force. */
export async function declare(runtime: Runtime, name: string, at: Date): Promise<CaseState> {
  const { store, profile, calendar } = runtime;
  const household = toId<HouseholdId>(`h-${name}`);
  const { entry, state } = openCase({
    case: toId<CaseId>(name),
    household,
    village,
    number: `2026-${name}`,
    declaration,
    actor: actor('villager'),
    at,
    profile: profile.hash,
  });
  await store.cases.append(entry, household, snapshotOf(state, profile, calendar, at));
  return state;
}
