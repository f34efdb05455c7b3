import { expect, test } from 'vitest';
import { judge } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { openRig } from './support/rig.ts';
import { strikeInWaves, until } from './support/waves.ts';

/** Time for the other messages of a wave to be decided and to wait behind the commit that is held. */
const gatherMs = 100;

test(`killed before the commit and delivered again (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed });
  let struck = 0;
  await strikeInWaves(rig, async (send, walkers) => {
    let held = false;
    rig.proxy?.setGate(({ name, collection }) => {
      if (name !== 'insert' || collection !== 'turns') return 'pass';
      held = true;
      return 'stop';
    });
    send();
    const ids = walkers.map((walker) => walker.struck.id);
    expect(await until(() => held && ids.every((id) => rig.phones.accepted.has(id)))).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    await rig.restart('kill');
    struck += walkers.length;
  });
  const verdict = await judge(rig, { repeats: 1 });
  expect(verdict.wrong).toEqual([]);
  expect({ struck, right: verdict.right }).toEqual({ struck: 200, right: 200 });
}, 400_000);
