import { expect, test } from 'vitest';
import { judge } from './support/judge.ts';
import { seed } from '../support/random.ts';
import { eachOf, openRig } from './support/rig.ts';

const writes = new Set(['insert', 'update', 'delete', 'findAndModify']);
const kills = 12;
/** Writes of one life of the service, at most. */
const longestLife = 400;

test(`killed at any write, before it or after it (FAULTS_SEED=${seed})`, async () => {
  const rig = await openRig({ store: 'given', seed, piecesMs: 30 });
  const { random } = rig;
  const where = new Map<string, number>();

  /** Choose the write at which the service, just started, will end. */
  function arm(): void {
    if (rig.ends >= kills) return;
    // What happens seldom is chosen by what it is, the rest by its number.
    const rare = random.pick(['journal', 'cases', 'households', 'contacts', 'counters', null]);
    let left = random.below(rare === null ? longestLife : 6);
    const side = random.chance(0.5) ? 'stop' : 'mute';
    let isStruck = false;
    const strike = (what: string): void => {
      if (isStruck) return;
      isStruck = true;
      where.set(what, (where.get(what) ?? 0) + 1);
      void rig.restart('kill').then(arm);
    };
    rig.proxy?.onMuted(({ collection }) => strike(`after ${collection}`));
    rig.proxy?.setGate(({ name, collection }) => {
      if (!writes.has(name) || (rare !== null && collection !== rare)) return 'pass';
      left -= 1;
      if (left >= 0) return 'pass';
      if (side === 'stop') strike(`before ${collection}`);
      return side;
    });
  }

  arm();
  await eachOf(rig.scripts, 20, async (script) => {
    for (const line of script.lines) await rig.deliver(script, line);
  });
  rig.proxy?.setGate(null);
  const verdict = await judge(rig, { repeats: rig.ends });
  console.log(
    `killed ${rig.ends} times: ${JSON.stringify([...where])}; ${verdict.repeated} repeated, marked`,
  );
  expect(verdict.wrong).toEqual([]);
  expect(verdict.right).toBe(200);
  expect(verdict.repeated).toBeLessThanOrEqual(rig.ends * 20);
}, 400_000);
