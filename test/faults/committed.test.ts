import { expect, test } from 'vitest';
import { judge } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { openRig } from './support/rig.ts';
import { strikeInWaves, until } from './support/waves.ts';

/** Time for the messages of a wave to be decided and to wait behind the commit that is held, so that they go as one. */
const gatherMs = 150;

test(`killed between commit and send (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed });
  /** Turns that are in the database, and of which the service never heard so. */
  const committed = new Set<string>();
  await strikeInWaves(rig, async (send, walkers) => {
    let isAnswered = false;
    let isFirst = true;
    rig.proxy?.onMuted(({ ids }) => {
      for (const id of ids) committed.add(id);
      isAnswered = true;
    });
    const ids = walkers.map((walker) => walker.struck.id);
    rig.proxy?.setGate(async ({ name, collection }) => {
      if (name !== 'insert' || collection !== 'turns') return 'pass';
      // The commit of a bystander holds the door until the whole wave stands behind it.
      if (!isFirst) return 'mute';
      isFirst = false;
      await until(() => ids.every((id) => rig.phones.accepted.has(id)));
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      return 'pass';
    });
    void rig.phones.post({ id: `bystander-${ids[0]}`, as: 'c-1', text: '帮助' });
    expect(await until(() => !isFirst)).toBe(true);
    send();
    expect(await until(() => isAnswered)).toBe(true);
    await rig.restart('kill');
  });
  const verdict = await judge(rig, { repeats: 1 });
  console.log(
    `killed after the commit: ${committed.size} turns, ${verdict.repeated} replies repeated, marked`,
  );
  expect(verdict.wrong).toEqual([]);
  expect(verdict.right).toBe(200);
  // A slow machine may part a wave; the rest of it was killed before its commit.
  expect(committed.size).toBeGreaterThan(150);
}, 400_000);
