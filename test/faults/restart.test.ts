import { expect, test } from 'vitest';
import { judge } from './support/judge.ts';
import { seed } from './support/random.ts';
import { openRig } from './support/rig.ts';
import { strikeInWaves } from './support/waves.ts';

test(`stopped cleanly and started again half way, on the embedded store (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'embedded', seed });
  await strikeInWaves(rig, async (send) => {
    send();
    await new Promise((resolve) => setTimeout(resolve, rig.random.below(40)));
    await rig.restart('terminate');
  });
  const verdict = await judge(rig, { repeats: 0 });
  expect(verdict.wrong).toEqual([]);
  expect(verdict.right).toBe(200);
  expect(rig.exitCodes.every((code) => code === 0)).toBe(true);
}, 180_000);
