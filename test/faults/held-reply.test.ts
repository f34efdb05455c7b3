import { expect, test } from 'vitest';
import { committedOf, judge } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { openRig } from './support/rig.ts';
import type { Script } from './support/script.ts';
import { strikeInWaves } from './support/waves.ts';

/** Long enough that a whole wave is in the store before the first of its replies is due. */
const piecesMs = 3_000;

/** The message that tells what happened, and is taken. */
function storyOf({ lines }: Script): number {
  return lines.findIndex(
    ({ reply }, at) =>
      lines[at - 1]?.reply.includes('简单说说怎么回事') === true && reply.includes('什么时候开始的'),
  );
}

test(`killed while a reply waits for more of the story (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed, piecesMs, count: 100 });
  const uri = await rig.dataUri();
  let held = 0;
  await strikeInWaves(
    rig,
    async (send, walkers) => {
      const ids = walkers.map(({ struck }) => struck.id);
      send();
      while ((await committedOf(uri, ids)).length < ids.length) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const told = walkers.filter(({ script, struck }) =>
        rig.phones.shownTo(script.villager.peer).some(({ text }) => text === struck.reply),
      );
      held += walkers.length - told.length;
      await rig.restart('kill');
    },
    storyOf,
  );
  const verdict = await judge(rig, { repeats: 1 });
  console.log(`killed with ${held} replies held, ${verdict.repeated} sent by the next life, marked`);
  expect(verdict.wrong).toEqual([]);
  expect(verdict.right).toBe(100);
  // A slow machine may let some of a wave fall due before the kill.
  expect(held).toBeGreaterThan(50);
  expect(verdict.repeated).toBeGreaterThanOrEqual(held);
}, 400_000);
