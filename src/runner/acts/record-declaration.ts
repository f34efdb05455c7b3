import { AppError, toId, type CaseId } from '../../core/index.ts';
import { isOpen, openCase, snapshotOf, type CaseState, type Declaration } from '../../cases/index.ts';
import type { Household, Turn } from '../../store/index.ts';
import { actOnCase, rebuildSnapshot, statesAround } from './act.ts';
import type { Runtime } from '../runtime.ts';
import { villagerOf, type Scene } from '../scene.ts';

/** A declaration of a household, made in a turn. */
export interface Declaring {
  runtime: Runtime;
  scene: Scene;
  turn: Turn;
  household: Household;
  declaration: Declaration;
}

/** Where it ended: in a new case, or joined to the household's open one. */
export interface Recorded {
  /** Null: the case was opened. */
  before: CaseState | null;
  state: CaseState;
  joined: boolean;
}

/** How often it is looked at again because another member of the household declared at the same moment. */
const maxAttempts = 10;

/**
 * One open case a household: a further declaration joins it. The id of a new case is the household's next episode, so
 * two members who declare at once reach for the same one, and the second joins what the first has opened.
 */
export async function recordDeclaration(declaring: Declaring): Promise<Recorded> {
  const { runtime, scene, turn, household, declaration } = declaring;
  const { store } = runtime;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const written = await store.cases.findEntryByTurn(turn.id);
    if (written !== null) {
      await rebuildSnapshot(runtime, written.case);
      const around = statesAround(await store.cases.journal(written.case), written.seq - 1);
      return { ...around, joined: around.before !== null };
    }
    const cases = await store.cases.listByHousehold(household.id);
    const open = cases.find(({ stage, erased }) => isOpen(stage) && erased !== true);
    if (open !== undefined) {
      const outcome = await actOnCase(runtime, {
        case: open.id,
        act: { kind: 'supplemented', declaration },
        actors: [villagerOf(scene)],
        at: turn.at,
        turn: turn.id,
      });
      if (outcome.ok) return { before: outcome.before, state: outcome.state, joined: true };
    }
    const id = toId<CaseId>(`c-${household.id}-${cases.length + 1}`);
    const opened = await openNewCase(declaring, id, cases[0]?.id);
    if (opened !== null) return { before: null, state: opened, joined: false };
    await rebuildSnapshot(runtime, id);
  }
  throw new AppError('store:conflict', `household ${household.id}`);
}

/** Null when somebody else has opened this very case. */
async function openNewCase(
  { runtime, scene, turn, household, declaration }: Declaring,
  id: CaseId,
  former: CaseId | undefined,
): Promise<CaseState | null> {
  const { store, profile, calendar } = runtime;
  const { entry, state } = openCase({
    case: id,
    household: household.id,
    village: household.village,
    number: await store.cases.takeNumber(scene.today.slice(0, 4)),
    declaration,
    actor: villagerOf(scene),
    at: turn.at,
    profile: profile.hash,
    turn: turn.id,
    ...(former === undefined ? {} : { former }),
  });
  const snapshot = snapshotOf(state, profile, calendar, turn.at);
  const appended = await store.cases.append(entry, household.id, snapshot);
  return appended.ok ? state : null;
}
