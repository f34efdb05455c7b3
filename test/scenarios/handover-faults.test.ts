import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

type Write = 'take' | 'noteSaid' | 'close' | 'insert';

/**
 * From now on this write fails, before or after it was done, until the service is started again. Returns how often it has
 * failed.
 */
function breakWrite(write: Write, side: 'before' | 'after'): () => number {
  const requests: Store['requests'] = world.service.runtime.store.requests;
  // The arguments differ from write to write; they are only handed on.
  const original = requests[write].bind(requests) as (...args: unknown[]) => Promise<unknown>;
  let failed = 0;
  const broken = async (...args: unknown[]): Promise<never> => {
    failed += 1;
    if (side === 'after') await original(...args);
    throw new Error('the database is gone');
  };
  Object.assign(requests, { [write]: broken });
  return () => failed;
}

const heard = (person: string, words: string): number =>
  world.toldTo(person).filter(({ text }) => text.includes(words)).length;

async function once(person: string, words: string): Promise<void> {
  await expect.poll(() => heard(person, words), { timeout: 5_000 }).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(heard(person, words)).toBe(1);
}

/** Do something while a write fails, and start the service again. */
async function doAcrossCrash(
  write: Write,
  side: 'before' | 'after',
  as: string,
  words: string,
): Promise<void> {
  const failed = breakWrite(write, side);
  await world.say(as, words);
  expect(failed()).toBeGreaterThan(0);
  await world.restart();
}

describe('a crash in the middle of a line loses nothing and says nothing twice', () => {
  it.each(['before', 'after'] as const)(
    '%s each write',
    async (side) => {
      world = await openWorld({ at: '2026-09-24T09:00:00+08:00' });
      await world.sayAll('v-sq-1', '申报', '1', '1');
      await doAcrossCrash('insert', side, 'v-sq-1', '转人工');
      await once('c-sq-1', '想跟干部说话');
      const number = /“回(\d+)”/.exec(world.toldTo('c-sq-1').at(-1)?.text ?? '')?.[1] ?? '';

      await doAcrossCrash('take', side, 'c-sq-1', `回${number}`);
      await once('v-sq-1', '来了，您直接跟他说');
      await once('c-sq-1', '接通了');

      await doAcrossCrash('noteSaid', side, 'v-sq-1', '这题我不会');
      await once('c-sq-1', '秦彩云：这题我不会');
      await world.say('c-sq-1', '不急');
      await once('v-sq-1', '田守田：不急');

      await doAcrossCrash('close', side, 'c-sq-1', '办完');
      await once('v-sq-1', '那边说完了');
      await once('c-sq-1', '这件办完了');
      expect((await world.say('v-sq-1', '老伴摔断了腿'))[0]).toContain('（4/9）');
    },
    30_000,
  );

  it('says so when the line fell back to the list before it could be ended', async () => {
    world = await openWorld({ at: '2026-09-24T09:00:00+08:00' });
    await world.say('v-sq-1', '转人工');
    await once('c-sq-1', '想跟干部说话');
    const number = /“回(\d+)”/.exec(world.toldTo('c-sq-1').at(-1)?.text ?? '')?.[1] ?? '';
    await world.say('c-sq-1', `回${number}`);
    breakWrite('close', 'before');
    await world.say('c-sq-1', '办完');
    const { requests } = world.service.runtime.store;
    const request = await requests.findByNumber(Number(number));
    await requests.release(request?.id ?? '', null);
    await world.restart();
    await once('c-sq-1', '没有跟谁连着线');
    expect(heard('v-sq-1', '那边说完了')).toBe(0);
  });

  it('keeps one request of one message', async () => {
    world = await openWorld({ at: '2026-09-24T09:00:00+08:00' });
    await world.client.say({ as: 'v-sq-1', text: '转人工', id: 'the-same' });
    await world.client.say({ as: 'v-sq-1', text: '转人工', id: 'the-same' });
    await world.restart();
    const [list = ''] = await world.say('c-sq-1', '来件');
    expect(list).toContain('有1位在等您回话');
    expect(heard('c-sq-1', '想跟干部说话')).toBe(1);
  });
});
