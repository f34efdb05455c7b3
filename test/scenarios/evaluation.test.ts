import { afterEach, describe, expect, it } from 'vitest';
import { toId, type HouseholdId } from '../../src/core/index.ts';
import type { CaseSnapshot } from '../../src/store/index.ts';
import { bringTo, declaration, talks, village } from '../support/village-talk.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const at = '2026-09-14T09:00:00+08:00';

async function theCase(): Promise<CaseSnapshot | undefined> {
  const { cases } = world.service.runtime.store;
  return (await cases.listByHousehold(toId<HouseholdId>('h-sq-1')))[0];
}

describe('scenario 31: who is there', () => {
  it('warns where a class of people is missing, and takes it in a county that only warns', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    const words = ['评议', '秦彩云', '1', '1', '12', '3', '0', '1', '0', '15', '1', '大病花费多', '1'];
    const [answer = ''] = await world.sayAll(village.secretary, ...words);
    expect(answer).toContain('评议通过');
    expect(answer).toContain('这次会没有村监督委员会的人');
    const one = await theCase();
    const journal = one === undefined ? [] : await world.service.runtime.store.cases.journal(one.id);
    expect(journal.at(-1)?.act).toMatchObject({
      kind: 'evaluated',
      place: '村委会',
      attendance: { representatives: 12, committee: 3, supervisors: 0, team: 1 },
      inFavour: 15,
      against: 1,
      abstained: 0,
      missing: ['supervisors'],
      reason: '大病花费多',
    });
  });

  it('takes no more votes than people', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    const [asked = ''] = await world.sayAll(
      village.secretary,
      '评议',
      '秦彩云',
      '1',
      '1',
      '5',
      '1',
      '1',
      '1',
      '0',
      '9',
    );
    expect(asked).toContain('票数不能比到会的人多');
  });
});

describe('the next household of the same meeting', () => {
  it('has place and people read back, and is asked for its own votes', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'evaluate');
    await world.sayAll('v-sq-2', ...declaration);
    await world.sayAll(village.secretary, '受理', '窦新民', '1', '1');
    const visit = ['核实', '窦新民', '2', '1', '1', '郑长根', '1', '1', '21600', '1', '1', '1', '1'];
    await world.sayAll(village.secretary, ...visit);
    await world.sayAll(village.cadre, ...talks.cosign);
    const [asked = ''] = await world.sayAll(village.secretary, '评议', '窦新民');
    expect(asked).toContain('上次登记：2026年9月14日，对吗？');
    const words = ['1', '1', '1', '1', '1', '1', '0', '15', '1', '孩子上学花费大', '1'];
    expect((await world.sayAll(village.secretary, ...words))[0]).toContain('评议通过');
  });
});

describe('a vote against it', () => {
  it('ends the case, and the household is told why and what can be done', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    const words = ['评议', '秦彩云', '1', '1', '12', '3', '2', '1', '0', '4', '12', '收入还过得去', '1'];
    expect((await world.sayAll(village.secretary, ...words))[0]).toContain('评议没有通过');
    expect((await theCase())?.stage).toBe('rejected');
    await expect.poll(() => world.toldTo(village.declarer).at(-1)?.text).toContain('村里评议没有通过');
    expect(world.toldTo(village.declarer).at(-1)?.text).toContain('回复“申诉”');
  });
});

describe('scenarios 15 and 16: a car', () => {
  const verify = (mitigated: string, what: string): string[] => [
    '核实',
    '秦彩云',
    '2',
    '1',
    '1',
    '郑长根',
    '1',
    '1',
    '4800',
    '1',
    '1',
    '2',
    mitigated,
    what,
    '1',
    '1',
  ];

  it('is voted on by the representatives by name where the county is soft', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    await world.sayAll(village.secretary, ...verify('1', '小轿车，自家坐的'));
    await world.sayAll(village.cadre, ...talks.cosign);
    const words = ['评议', '秦彩云', '1', '1', '12', '3', '2', '1', '0', '15', '1'];
    const [asked = ''] = await world.sayAll(village.secretary, ...words);
    expect(asked).toContain('这一户有消费型轿车、船或大型机械，一般不列入');
    expect((await world.sayAll(village.secretary, '2', '车卖不掉', '1'))[0]).toContain('专门表决');
    expect((await world.sayAll(village.secretary, ...words, '1', '车卖不掉', '1'))[0]).toContain('评议通过');
  });

  it('for work is noted and does not count', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    await world.sayAll(village.secretary, ...verify('2', '农用三轮车，拉菜用'));
    const [found = ''] = await world.sayAll(village.cadre, '签核实', '1');
    expect(found).toContain('（可以不算）');
    await world.say(village.cadre, '1');
    expect((await theCase())?.verification?.exclusions).toEqual([]);
    expect((await world.sayAll(village.secretary, ...talks.evaluate))[0]).toContain('评议通过');
  });
});
