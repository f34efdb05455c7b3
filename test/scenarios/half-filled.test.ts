import { afterEach, describe, expect, it } from 'vitest';
import { confirmPhone } from '../support/known-household.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

describe('进度 in the middle of a declaration', () => {
  it('says how far it is, and that it is not handed in', async () => {
    world = await openWorld({ at: '2026-09-21T10:00:00+08:00' });
    await confirmPhone(world, 'v-sq-1', 'h-sq-1');
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('您现在没有在办的申报');
    await world.sayAll('v-sq-1', '申报', '1');
    const [stands = ''] = await world.say('v-sq-1', '进度');
    expect(stands).toMatch(/您的申报填到第\d+题，还没提交，接着填就行。/);
    expect(stands).not.toContain('没有在办的申报');
    await world.say('v-sq-1', '保存');
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('还没提交，回复“继续”接着填。');
  });
});
