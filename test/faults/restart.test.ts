import { expect, test } from 'vitest';
import { committedOf, judge } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { openRig } from './support/rig.ts';
import { strikeInWaves } from './support/waves.ts';

test(`stopped cleanly and started again half way (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed, piecesMs: 60 });
  const uri = await rig.dataUri();
  let forgotten = 0;
  await strikeInWaves(rig, async (send, walkers) => {
    send();
    await new Promise((resolve) => setTimeout(resolve, rig.random.below(40)));
    await rig.restart('terminate', async () => {
      // Who took a message and then stops in peace has written it down, delivered again or not.
      const taken = walkers.map(({ struck }) => struck.id).filter((id) => rig.phones.accepted.has(id));
      forgotten += taken.length - (await committedOf(uri, taken)).length;
    });
  });
  const verdict = await judge(rig, { repeats: 0 });
  expect(verdict.wrong).toEqual([]);
  expect({ right: verdict.right, forgotten }).toEqual({ right: 200, forgotten: 0 });
  expect(rig.exitCodes.every((code) => code === 0)).toBe(true);
}, 400_000);
