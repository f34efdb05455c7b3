import { afterEach, describe, expect, it } from 'vitest';
import { toId, type AreaCode, type CaseId, type HouseholdId, type PersonId } from '../../src/core/index.ts';
import type { CaseSnapshot } from '../../src/store/index.ts';
import { act, declare, staff } from '../support/case-steps.ts';
import { bringTo, village } from '../support/village-talk.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** 秦彩云's household is on the board from here on, until the 20th (a Sunday on which people work) at 18:00. */
const at = '2026-09-14T09:00:00+08:00';
const lastHour = '2026-09-20T17:40:00+08:00';
const after = '2026-09-20T18:10:00+08:00';

/** A neighbour who is known, with a story that tells who it was. */
const objector = 'v-sq-2';
const telltale = ['窦新民', '19800010002', '地界', '县城那套房'];
const story = '她家跟我家争地界的时候说漏了嘴，县城那套房是她的';

async function caseOf(household: string): Promise<CaseSnapshot | undefined> {
  const { cases } = world.service.runtime.store;
  return (await cases.listByHousehold(toId<HouseholdId>(household)))[0];
}

const told = (who: string): string =>
  world
    .toldTo(who)
    .map(({ text }) => text)
    .join('\n');

/** Everything that anybody of the village was told, in private and in its groups. */
function inVillage(): string {
  const people = ['v-sq-1', 'c-sq-1', 'c-sq-2', 'c-sq-3', 'c-sq-4'];
  const rooms = ['r-sq@sim', 'r-sq-v@sim', 'r-qx@sim'];
  return [...people.map(told), ...rooms.map((room) => world.inRoom(room).join('\n'))].join('\n');
}

describe('scenario 25: an objection on the last day at 17:40', () => {
  it('is taken, holds the household alone, and tells the village nothing of who it was', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'publish');
    await world.moveTo(lastHour);
    const [asked = ''] = await world.say(objector, '异议');
    expect(asked).toContain('村里看不到是谁说的');
    // In the words of the board, and no others.
    expect(asked).toContain('秦*（石桥村2组）');
    expect(asked).not.toContain('秦彩云');
    const [receipt = ''] = await world.sayAll(objector, numberOf(asked, '秦*'), '2', story, '1', '1');
    expect(receipt).toMatch(/回执号 Y\d{6}/);
    expect((await caseOf('h-sq-1'))?.objections).toMatchObject([{ state: 'open' }]);

    // The township has it all; the village and the household that there is one.
    await expect.poll(() => told(village.township)).toContain(story);
    expect(told(village.township)).toContain('窦新民（电话 19800010002）');
    await expect.poll(() => told(village.secretary)).toContain('公示期间有异议');
    await expect.poll(() => told(village.declarer)).toContain('有人提了不同的意见');

    // Held: it cannot be closed, others can.
    await world.moveTo(after);
    await world.sayAll(village.secretary, '结束公示', '秦彩云', '0', '1');
    await expect.poll(() => told(village.secretary)).toContain('还有1条异议没有查清');
    await world.sayAll(village.secretary, '结束公示', '奚石头', '0', '1');
    expect((await caseOf('h-sq-9'))?.stage).toBe('publicity_closed');

    // Whatever the village and the household ask, they learn no more.
    for (const words of ['任务', '来件', '结束公示']) await world.say(village.secretary, words);
    expect((await world.say(village.declarer, '进度'))[0]).toContain('乡镇正在查');
    await world.moveTo('2026-09-21T08:05:00+08:00');
    await expect.poll(() => world.inRoom('r-sq@sim').at(-1)).toContain('有异议，等乡镇查清');
    for (const word of [...telltale, story]) expect(inVillage()).not.toContain(word);
    // The township is asked to look into it.
    expect((await world.say(village.township, '任务'))[0]).toContain('有异议要查，回复“查异议”');
  });

  it('is once, however often it is handled', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'publish');
    await world.sayAll(objector, '异议', '秦彩云', '1', story, '3', '1');
    await expect.poll(() => told(village.township)).toContain(story);
    await world.restart();
    expect((await caseOf('h-sq-1'))?.objections).toHaveLength(1);
    expect(told(village.township).split(story)).toHaveLength(2);
    // Who stays unnamed is not named to the township either.
    expect(told(village.township)).not.toContain('窦新民');
  });
});

describe('an objection that a cadre puts down for somebody', () => {
  it('names the one who came to the township, and holds the household', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'publish');
    const [asked = ''] = await world.sayAll(village.cadre, '异议', '1');
    const choice = numberOf(asked, '秦*');
    const words = [choice, '4', '评议那天没有叫村民代表', '2', '李四', '13800000009', '1', '1'];
    const [receipt = ''] = await world.sayAll(village.cadre, ...words);
    expect(receipt).toMatch(/回执号 Y\d{6}/);
    expect(receipt).toContain('请转告提的人');
    expect((await caseOf('h-sq-1'))?.objections).toHaveLength(1);
    await expect.poll(() => told(village.township)).toContain('李四（电话 13800000009）');
    expect(told(village.secretary)).not.toContain('李四');

    const checked = ['查异议', '1', '1 2', '2', '评议那天叫了八名代表', '1'];
    // Whoever came has no chat here: the cadre hears it, and nobody is promised more.
    const [done = ''] = await world.sayAll(village.township, ...checked);
    expect(done).toContain('由干部转告提意见的人');
    expect(done).not.toContain('提意见的人会收到答复');
    const number = /Y\d{6}/.exec(receipt)?.[0] ?? 'no receipt';
    await expect
      .poll(() => told(village.cadre))
      .toContain(`您替别人登记的异议查过了：不属实（回执${number}）`);
    expect(told(village.cadre)).toContain('请转告提意见的人');
  });
});

describe('what came of an objection', () => {
  const checked = ['查异议', '1', '1 2', '1', '1', '车是他弟弟的，平时他在开', '1'];

  it('is said to reach the household only where it has a chat of its own', async () => {
    world = await openWorld({ at });
    await world.sayAll(objector, '异议', '奚石头', '1', '他家有车还有门面', '3', '1');
    const [answer = ''] = await world.sayAll(village.township, ...checked);
    expect(answer).toContain('提意见的人会收到答复');
    expect(answer).toContain('这一户在这里收不到消息，请上门告诉户里');
    expect(answer).not.toContain('户里会收到消息');
    await expect.poll(() => told(village.secretary)).toContain('退回来了');
    expect(told(village.secretary)).toContain('这一户在这里收不到消息，请上门告诉户里');
  });

  it('reaches the household in its chat where it has one', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'publish');
    await world.sayAll(objector, '异议', '秦彩云', '1', story, '3', '1');
    expect((await world.sayAll(village.township, ...checked))[0]).toContain('户里会收到消息');
    await expect.poll(() => told(village.secretary)).toContain('退回来了');
    expect(told(village.secretary)).toContain('户里会收到消息');
    await expect.poll(() => told(village.declarer)).toContain('要再办一次');
  });
});

describe('scenario 26: an objection after the board came down', () => {
  it('becomes a lead of the township; the board is not opened again', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'publish');
    await world.moveTo(after);
    await world.sayAll(village.secretary, '结束公示', '秦彩云', '0', '1');
    const one = await caseOf('h-sq-1');
    expect(one?.stage).toBe('publicity_closed');
    const [asked = ''] = await world.say(objector, '异议');
    const words = [numberOf(asked, '不在这里面'), `编号${one?.number}`, '1', story, '2', '1'];
    const [receipt = ''] = await world.sayAll(objector, ...words);
    expect(receipt).toContain('没有榜挂着');
    expect(receipt).toContain('公示已经结束');
    expect(await caseOf('h-sq-1')).toMatchObject({ stage: 'publicity_closed', objections: [] });
    const { leads } = world.service.runtime.store;
    expect(await leads.listOpen(toId<AreaCode>('sw-qx'))).toMatchObject([
      { owner: 'c-qx', state: 'new', source: 'objection' },
    ]);
    await expect
      .poll(() => told(village.township))
      .toContain(`秦彩云（2组）, 1号（${one?.number}），榜没有挂着`);
    await world.moveTo('2026-09-21T08:30:00+08:00');
    for (const word of [...telltale, story, '线索']) expect(inVillage()).not.toContain(word);
    expect((await world.say(village.secretary, '预警'))[0]).toContain('没有要办的线索');
    expect((await world.say(village.secretary, '任务'))[0]).not.toContain('预警');

    // The township closes it, without a village to send it to, and the objector hears what came of it.
    const number = /Y\d{6}/.exec(receipt)?.[0] ?? 'no receipt';
    expect((await world.say(village.township, '任务'))[0]).toContain(`异议${number} 秦彩云`);
    const [ask = ''] = await world.sayAll(village.township, '预警', '1');
    expect(ask).toContain('说的属实吗');
    await world.sayAll(village.township, '2', '房子是她妹妹的，她只是借住', '1', '今天');
    expect((await world.say(village.township, '1'))[0]).toContain('结果会告诉提意见的人');
    await expect.poll(() => told(objector)).toContain(`您提的意见查过了：不属实（回执${number}）`);
    expect(told(objector)).toContain('房子是她妹妹的');
    expect((await world.say(village.township, '预警'))[0]).toContain('没有要办的线索');
    expect(inVillage()).not.toContain('她妹妹');
  });

  it('is looked into by nobody who verified or decided, and by no near relative', async () => {
    world = await openWorld({ at });
    await world.client.askFriend(objector, '');
    const [boards = ''] = await world.say(objector, '异议');
    await world.sayAll(objector, numberOf(boards, '不在这里面'), '编号2026-0001', '1', story, '2', '1');
    const { store } = world.service.runtime;
    const [lead] = await store.leads.listOpen(toId<AreaCode>('sw-qx'));
    const against = toId<CaseId>('c-h-sq-5-1');
    expect(lead?.subject).toMatchObject({ case: against });
    const journal = await store.cases.journal(against);
    const signing = journal.filter((one) => one.act.kind === 'verified' || one.act.kind === 'cosigned');
    const signers = signing.map(({ actor }) => actor.person);
    expect(signers).toHaveLength(2);
    const found = ['2', '房子是她妹妹的，她只是借住'];
    const [asked = ''] = await world.sayAll('c-county', '预警', '1', ...found);
    const names = (await store.people.findMany(signers.map((one) => toId<PersonId>(one)))).map(
      ({ name }) => name,
    );
    for (const name of names) expect(asked).not.toContain(name);
    // The county decided about it.
    await world.sayAll('c-county', '1', '今天', '1');
    await expect.poll(() => told('c-county')).toContain('要由别人来审');
    const [offered = ''] = await world.sayAll(village.township, '预警', '1', ...found);
    expect(offered).toContain('还有谁一起去的');
    for (const name of names) expect(offered).not.toContain(name);
    await act(world, against, staff.township, { kind: 'recused', person: toId<PersonId>('c-qx') });
    await world.sayAll(village.township, '1', '今天', '1');
    await expect.poll(() => told(village.township)).toContain('近亲属要回避');
    expect(await store.leads.find(lead?.id ?? '')).toMatchObject({ state: 'new' });
  });

  it('holds nobody on a guess', async () => {
    world = await openWorld({ at });
    await world.client.askFriend('v-sq-3', '你好');
    const words = ['异议', '石桥村有一家', '5', '他家早就不在村里住了', '3', '1'];
    const [receipt = ''] = await world.sayAll('v-sq-3', ...words);
    expect(receipt).toContain('已经转给乡镇');
    expect(receipt).toContain('没有认出是哪一户');
    await expect.poll(() => told('c-county') + told(village.township)).toContain('认不出是哪一户');
  });

  it('finds the board in a stranger’s own words', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'publish');
    await world.client.askFriend('v-sq-3', '你好');
    const words = ['异议', '石桥村2组姓秦的', '1', '他家有车还有门面', '3', '1'];
    await world.sayAll('v-sq-3', ...words);
    await expect.poll(async () => (await caseOf('h-sq-1'))?.objections.length).toBe(1);
  });

  it('holds the case on the board, not one that has ended and still waits for help', async () => {
    world = await openWorld({ at });
    const former = await declare(world);
    await act(world, former, staff.secretary, { kind: 'urgent_asked', need: '没有米了' });
    await act(world, former, staff.secretary, { kind: 'withdrawn' });
    // It is nobody's to count people in, and no declaration that is new.
    expect((await world.say(village.secretary, '人口'))[0]).not.toContain('秦彩云');
    await world.moveTo('2026-09-14T20:00:00+08:00');
    await world.moveTo('2026-09-15T08:05:00+08:00');
    expect(world.inRoom('r-sq@sim').at(-1)).toContain('2026');
    expect(world.inRoom('r-sq@sim').at(-1)).not.toContain('秦*');

    await bringTo(world, 'publish');
    await world.client.askFriend('v-sq-3', '你好');
    const words = ['异议', '石桥村2组姓秦的', '1', '他家有车还有门面', '3', '1'];
    await world.sayAll('v-sq-3', ...words);
    await expect.poll(async () => (await caseOf('h-sq-1'))?.objections.length).toBe(1);
    expect((await world.service.runtime.store.cases.snapshot(former))?.objections).toEqual([]);
  });
});

/** The number in front of an option. */
function numberOf(asked: string, option: string): string {
  return (
    asked
      .split('\n')
      .find((line) => line.includes(option))
      ?.split(' ')[0] ?? ''
  );
}
