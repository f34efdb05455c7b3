import { expect, test } from 'vitest';
import { judge } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { eachOf, openRig } from './support/rig.ts';

const ends = 8;
const longestLifeMs = 900;

test(`killed or stopped at any moment together with its embedded store (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'embedded', seed });
  const talks = { areOver: false };
  const ending = (async () => {
    while (!talks.areOver && rig.ends < ends) {
      await new Promise((resolve) => setTimeout(resolve, rig.random.below(longestLifeMs)));
      if (!talks.areOver) await rig.restart(rig.random.chance(0.75) ? 'kill' : 'terminate');
    }
  })();
  await eachOf(rig.scripts, 20, async (script) => {
    for (const line of script.lines) await rig.deliver(script, line);
  });
  talks.areOver = true;
  await ending;
  const verdict = await judge(rig, { repeats: rig.ends });
  console.log(`ended ${rig.ends} times: ${verdict.repeated} replies repeated, marked`);
  expect(verdict.wrong).toEqual([]);
  expect(verdict.right).toBe(200);
}, 400_000);
