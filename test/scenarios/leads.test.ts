import { afterEach, describe, expect, it } from 'vitest';
import { toId, type AreaCode, type PersonId } from '../../src/core/index.ts';
import { wordsTo } from '../support/known-household.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const monday = '2026-09-14T10:00:00+08:00';
const village = toId<AreaCode>('sw-qx-sq');

describe('a lead has an end (D12)', () => {
  it('goes from a neighbour to two visitors and back, without a word about the household', async () => {
    world = await openWorld({ at: monday });
    const taken = await world.sayAll('v-sq-1', '反映', '谢石头', '石桥村2组', '房子漏雨，人病着没人管', '2');
    expect(taken.at(-1)).toContain('田守田');
    await expect.poll(() => wordsTo(world, 'c-sq-1').at(-1)).toContain('回复“预警”报结果');
    expect((await world.say('c-sq-1', '任务'))[0]).toContain('【预警】1条');

    // Alone does not count; the second visitor is somebody else of the village.
    const asked = await world.sayAll('c-sq-1', '预警', '1', '没有返贫的风险', '房子已经修好，儿子在外务工');
    expect(asked[0]).toContain('郑长根');
    expect(asked[0]).not.toContain('田守田');
    expect((await world.sayAll('c-sq-1', '郑长根', '今天', '1'))[0]).toContain('没有返贫的风险');
    await expect.poll(() => wordsTo(world, 'v-sq-1').at(-1)).toContain('两名干部已经上门看过');
    expect(wordsTo(world, 'v-sq-1').at(-1)).not.toMatch(/风险|修好|谢石头/);
    expect((await world.say('c-sq-1', '预警'))[0]).toContain('没有要办的线索');
  });

  it('counts a second visitor whom no chat reaches, who takes no household over', async () => {
    world = await openWorld({ at: monday });
    const role = { role: 'village_cadre', area: village, from: '2026-01-01' } as const;
    const { people } = world.service.runtime.store;
    await people.insertMany([{ id: toId<PersonId>('c-sq-9'), name: '钱小满', roles: [role] }]);
    await world.sayAll('v-sq-1', '反映', '谢石头', '石桥村2组', '房子漏雨，人病着没人管', '2');
    const asked = await world.sayAll('c-sq-1', '预警', '1', '没有返贫的风险', '房子已经修好，儿子在外务工');
    expect(asked[0]).toContain('钱小满');
    expect((await world.sayAll('c-sq-1', '钱小满', '今天', '1'))[0]).toContain('没有返贫的风险');
    const [offered = ''] = await world.sayAll('c-sq-3', '交接', '全部', '调到外县');
    expect(offered).toContain('周秀兰');
    expect(offered).not.toContain('钱小满');
  });

  it('is sent on by the county where nobody said which village', async () => {
    world = await openWorld({ at: monday });
    await world.client.askFriend('v-sq-3', '');
    await world.sayAll('v-sq-3', '反映', '方春耕', '河对岸那个村', '1', '房子漏雨，人病着没人管', '2');
    expect((await world.say('c-county', '任务'))[0]).toContain('【预警】1条');
    expect((await world.sayAll('c-county', '预警', '1', '石桥村', '1'))[0]).toContain('已经派到石桥村');
    await expect.poll(() => wordsTo(world, 'c-sq-1').at(-1)).toContain('方春耕');
    expect((await world.say('c-sq-1', '任务'))[0]).toContain('【预警】1条');
  });

  it('is late for the township once its days are over', async () => {
    world = await openWorld({ at: monday });
    await world.sayAll('v-sq-1', '反映', '谢石头', '石桥村2组', '房子漏雨，人病着没人管', '2');
    const [lead] = await world.service.runtime.store.leads.listOpen(village);
    expect(lead).toMatchObject({ state: 'assigned', owner: 'c-sq-1', source: 'chat', due: '2026-09-28' });
    await world.restartAt('2026-09-29T09:00:00+08:00');
    await expect.poll(() => wordsTo(world, 'c-qx').join('\n')).toContain('预警线索超期：1条');
  });
});
