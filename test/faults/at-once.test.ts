import { expect, test } from 'vitest';
import { judge, outOfOrder } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { eachOf, openRig } from './support/rig.ts';

test(`two messages and more of one person at once keep their order (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed });
  await eachOf(rig.scripts, 20, async (script) => {
    // Two at a time; of every fifth person the whole talk in one burst.
    const size = rig.random.chance(0.2) ? script.lines.length : 2;
    for (let at = 0; at < script.lines.length; at += size) {
      const burst = script.lines.slice(at, at + size);
      await Promise.all(burst.map((line) => rig.deliver(script, line)));
    }
  });
  const verdict = await judge(rig, { repeats: 0 });
  expect(verdict.wrong).toEqual([]);
  expect(outOfOrder(rig)).toEqual([]);
  expect(verdict.right).toBe(200);
}, 400_000);
