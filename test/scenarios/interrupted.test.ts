import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

describe('scenario 4: an interrupted report', () => {
  it('goes on where it stopped two days later; one reminder was sent, also after a restart', async () => {
    world = await openWorld({ at: '2026-09-22T10:00:00+08:00' });
    await world.sayAll('v-sq-1', '申报', '1', '1', '老伴住院动了手术');
    const nudges = (): string[] =>
      world
        .toldTo('v-sq-1')
        .map(({ text }) => text)
        .filter((text) => text.includes('继续') && text.includes('快报'));

    await world.moveTo('2026-09-23T09:30:00+08:00');
    expect(nudges()).toHaveLength(0);
    await world.moveTo('2026-09-23T12:30:00+08:00');
    expect(nudges()).toHaveLength(1);

    await world.restart();
    await world.moveTo('2026-09-24T18:00:00+08:00');
    expect(nudges()).toHaveLength(1);

    const [resumed = ''] = await world.say('v-sq-1', '继续');
    expect(resumed).toContain('（4/9）');
    const [summary = ''] = await world.sayAll('v-sq-1', '今年8月', '35000', '4', '2', '没有');
    expect(summary).toContain('老伴住院动了手术');
    expect((await world.say('v-sq-1', '1'))[0]).toMatch(/编号/);
  });

  it('comes back by itself after 保存, whatever is said', async () => {
    world = await openWorld({ at: '2026-09-22T10:00:00+08:00' });
    await world.sayAll('v-sq-1', '申报', '1');
    expect((await world.say('v-sq-1', '保存'))[0]).toContain('继续');
    await world.restart();
    expect((await world.say('v-sq-1', '继续'))[0]).toContain('（2/9）');
  });

  it.each(['退出', '上一步', '提交'])(
    '%s with nothing open says so, and what there is to do',
    async (words) => {
      world = await openWorld({ at: '2026-09-22T10:00:00+08:00' });
      const [answer = ''] = await world.say('v-sq-1', words);
      expect(answer).toContain('没有填到一半');
      expect(answer).toContain('申报');
    },
  );

  it('ends a draft that was kept for thirty days, and says so', async () => {
    world = await openWorld({ at: '2026-09-01T10:00:00+08:00' });
    await world.sayAll('v-sq-1', '申报', '1');
    await world.restartAt('2026-10-01T10:00:00+08:00');
    expect((await world.say('v-sq-1', '继续'))[0]).toContain('（2/9）');
    await world.restartAt('2026-10-02T10:00:00+08:00');
    expect((await world.say('v-sq-1', '继续'))[0]).not.toContain('（2/9）');
    expect((await world.say('v-sq-1', '申报'))[0]).toContain('（1/9）');
  });
});
