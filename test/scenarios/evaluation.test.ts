import { afterEach, describe, expect, it } from 'vitest';
import { toId, type HouseholdId, type PersonId } from '../../src/core/index.ts';
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

  it('blocks it in a county that says it must be, for a class as for a quorum', async () => {
    world = await openWorld({ at });
    // No county of the documents says so: this one's rules are changed before anybody speaks.
    const { values } = world.service.runtime.profile;
    Object.assign(values['evaluation.classesMode'], { value: 'block' });
    Object.assign(values['evaluation.quorum'], { value: 15 });
    await bringTo(world, 'cosign');
    const meeting = (supervisors: string, representatives: string): string[] => [
      '评议',
      '秦彩云',
      '1',
      '1',
      representatives,
      '3',
      supervisors,
      '1',
      '0',
      '9',
      '1',
      '大病花费多',
      '1',
    ];
    const [missing = ''] = await world.sayAll(village.secretary, ...meeting('0', '12'));
    expect(missing).toContain('开会评议还缺人：村监督委员会');
    const [few = ''] = await world.sayAll(village.secretary, ...meeting('2', '8'));
    expect(few).toContain('到会的人不够（至少15人，到了14人）');
    expect((await theCase())?.stage).toBe('verified');
    expect((await world.sayAll(village.secretary, ...meeting('2', '9')))[0]).toContain('评议通过');
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
  /** `steady`: whether the income can be relied on, asked where it is known to lie below the line. */
  const verify = (mitigated: string, what: string, ...steady: string[]): string[] =>
    [
      ['核实', '秦彩云', '2', '1', '1', '郑长根', '1', '1', '4800', '1', '1', '2'],
      [mitigated, what, ...steady, '1', '1'],
    ].flat();

  it.each([
    ['demo-county', ['2']],
    // No line for this year: nothing can be asked that hangs on it.
    ['cq-five-step', []],
  ])('is voted on by the representatives by name where the county is soft: %s', async (profile, steady) => {
    world = await openWorld({ at, profile });
    await bringTo(world, 'accept');
    await world.sayAll(village.secretary, ...verify('1', '小轿车，自家坐的', ...steady));
    await world.sayAll(village.cadre, ...talks.cosign);
    const words = ['评议', '秦彩云', '1', '1', '12', '3', '2', '1', '0', '15', '1'];
    const [asked = ''] = await world.sayAll(village.secretary, ...words);
    expect(asked).toContain('这一户有消费型轿车、船或大型机械，一般不列入');
    expect((await world.sayAll(village.secretary, '2', '车卖不掉', '1'))[0]).toContain('专门表决');
    expect((await world.sayAll(village.secretary, ...words, '1', '车卖不掉', '1'))[0]).toContain('评议通过');
    const one = await theCase();
    const journal = one === undefined ? [] : await world.service.runtime.store.cases.journal(one.id);
    expect(one).toMatchObject({ stage: 'evaluated', verification: { perCapitaFen: 480_000 } });
    expect(journal.at(-1)?.act).toMatchObject({
      kind: 'evaluated',
      inFavour: 15,
      against: 1,
      despiteExclusion: true,
      reason: '车卖不掉',
    });
  });

  it('bars the household where the county is hard: no meeting, a reason, a word to say against it', async () => {
    world = await openWorld({ at, profile: 'ah-taogou' });
    await bringTo(world, 'accept');
    await world.sayAll(village.cadre, '组评议', '秦彩云', '1', '20', '17', '1', '跳过', '1');
    await world.sayAll(village.secretary, ...verify('1', '小轿车，自家坐的'));
    const signed = (await world.sayAll(village.cadre, ...talks.cosign)).at(-1);
    expect(signed).toContain('您签好了');
    expect(signed).toContain('按规定不能列入，由乡镇答复户里');
    expect(signed).not.toContain('评议');

    await world.idle();
    const told = world.toldTo(village.declarer).at(-1)?.text;
    expect(told).toContain('上门看到：有消费型轿车、船或大型机械。按规定，有这种情况不能列入');
    expect(told).toContain('回复“补充”');
    expect((await world.say(village.declarer, '进度'))[0]).toContain('下一步：乡镇给您答复');

    // No meeting can be put down, and nobody is told to hold one.
    expect((await world.sayAll(village.secretary, '评议', '秦彩云'))[0]).toContain(
      '按规定不能列入，不用评议',
    );
    expect((await world.say(village.secretary, '任务'))[0]).not.toContain('秦彩云');
    await world.moveTo('2026-09-15T09:00:00+08:00');
    expect(world.inRoom('r-sq@sim').at(-1)).not.toMatch(/秦.*回复“评议”/);

    // The township has it, every morning until it answers, and no way to take it in.
    const [first, morning] = world.toldTo(village.township).slice(-2);
    expect(first?.text).toContain('按规定不能列入的情况，回复“镇审”');
    expect(morning?.text).toMatch(/不能列入、等乡镇答复：1户，回复“镇审”\n1\. 石桥村 秦彩云（2组）, 1号/);
    await world.say(village.township, '镇审');
    expect((await world.say(village.township, '1'))[0]).toContain('核实到：有消费型轿车');
    expect((await world.say(village.township, '1'))[0]).toContain('现在只能退回或者不列入');
    await world.sayAll(village.township, '不列入', '5', '1', '您家有一辆小轿车', '1');
    expect((await theCase())?.rejection).toMatchObject({ reason: 'exclusion', exclusion: 'X01' });
    await world.idle();
    const answer = world.toldTo(village.declarer).at(-1)?.text;
    expect(answer).toContain('有消费型轿车');
    expect(answer).toContain('依据：文件写明有这种情况的，一般不列入');
    expect(answer).toContain('回复“申诉”');
  });

  it('tells the county of whom it bars where the township has nobody', async () => {
    world = await openWorld({ at, profile: 'ah-taogou' });
    const { people } = world.service.runtime.store;
    for (const one of await people.findMany([toId<PersonId>(village.township)])) {
      await people.updateMany([{ ...one, roles: one.roles.map((each) => ({ ...each, to: '2026-09-13' })) }]);
    }
    await bringTo(world, 'accept');
    await world.sayAll(village.cadre, '组评议', '秦彩云', '1', '20', '17', '1', '跳过', '1');
    await world.sayAll(village.secretary, ...verify('1', '小轿车，自家坐的'));
    await world.sayAll(village.cadre, ...talks.cosign);
    await world.idle();
    expect(world.toldTo('c-county').at(-1)?.text).toContain('石桥村 秦彩云');
    expect(world.toldTo('c-county').at(-1)?.text).toContain('按规定不能列入的情况');
  });

  it('is looked at again where the county is hard and the household says what it is', async () => {
    world = await openWorld({ at, profile: 'ah-taogou' });
    await bringTo(world, 'accept');
    await world.sayAll(village.cadre, '组评议', '秦彩云', '1', '20', '17', '1', '跳过', '1');
    await world.sayAll(village.secretary, ...verify('1', '小轿车，自家坐的'));
    await world.sayAll(village.cadre, ...talks.cosign);
    expect((await theCase())?.verification?.exclusions).toEqual(['X01']);
    await world.sayAll(village.declarer, '补充', '4', '那是残疾人代步车，我腿不好');
    const [sheet = ''] = await world.sayAll(village.secretary, '复核', '秦彩云');
    expect(sheet).toContain('困难：看病、没活干或收入少');
    expect(sheet).toContain('户里后来说：那是残疾人代步车，我腿不好');
    await world.sayAll(village.secretary, '1', '1', '1', '1', '2', '2', '跳过', '1');
    expect((await theCase())?.verification?.exclusions).toEqual([]);
    expect((await world.sayAll(village.secretary, ...talks.evaluate))[0]).toContain('评议通过');
  });

  it('for work is noted and does not count', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    await world.sayAll(village.secretary, ...verify('2', '农用三轮车，拉菜用', '2'));
    const [found = ''] = await world.sayAll(village.cadre, '签核实', '1');
    expect(found).toContain('（可以不算）');
    await world.say(village.cadre, '1');
    expect((await theCase())?.verification?.exclusions).toEqual([]);
    expect((await world.sayAll(village.secretary, ...talks.evaluate))[0]).toContain('评议通过');
  });
});
