import { expect, test } from 'vitest';
import { judge, outOfOrder } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { eachOf, openRig } from './support/rig.ts';

test(`every message twice, at once and again later, changes nothing (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed });
  const { random } = rig;
  await eachOf(rig.scripts, 20, async (script) => {
    for (const [at, line] of script.lines.entries()) {
      const copies = [rig.deliver(script, line), rig.deliver(script, line)];
      if (random.chance(0.1)) copies.push(rig.deliver(script, line));
      await Promise.all(copies);
      // A stale one, of any turn before, long after that turn has ended.
      const old = script.lines[random.below(at + 1)];
      if (old !== undefined && random.chance(0.3)) await rig.deliver(script, old);
    }
    // The trigger and the submission once more: no talk may open, no case either.
    for (const line of [script.lines[0], script.lines.at(-1)]) {
      if (line !== undefined) await rig.deliver(script, line);
    }
  });
  const verdict = await judge(rig, { repeats: 0 });
  expect(verdict.wrong).toEqual([]);
  expect(outOfOrder(rig)).toEqual([]);
  expect(verdict.right).toBe(200);
}, 400_000);
