import { afterEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../src/core/index.ts';
import type { Stage } from '../../src/cases/index.ts';
import { closePublicity, declare, publish, reviewInTown } from '../support/case-steps.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const start = '2026-10-12T09:00:00+08:00';

async function stageOf(id: CaseId): Promise<Stage | undefined> {
  return (await world.service.runtime.store.cases.snapshot(id))?.stage;
}

async function told(person: string, words: string): Promise<string> {
  await world.idle();
  return world.toldTo(person).findLast(({ text }) => text.includes(words))?.text ?? '';
}

describe('scenario 11: consent refused', () => {
  it('is not compared, and the county decides with that in front of it', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world, '不同意授权');
    await reviewInTown(world, id);
    expect((await world.say('c-county', '任务'))[0]).not.toContain('比对');
    expect((await world.say('c-county', '比对'))[0]).toContain('不同意查询的户不比对');
    await world.say('c-county', '县审');
    expect((await world.say('c-county', '1'))[0]).toContain('未授权核查');
    await world.sayAll('c-county', '1', '3', '1', '1');
    expect(await stageOf(id)).toBe('county_decision');
    const acts = (await world.service.runtime.store.cases.journal(id)).map((entry) => entry.act.kind);
    expect(acts).not.toContain('comparison_requested');
  });
});

describe('scenario 25: an objection in the last hour', () => {
  it('holds the household; two others look into it; unfounded, its days go on and both sides hear it', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await publish(world, id);
    const { store } = world.service.runtime;
    const end = (await store.cases.snapshot(id))?.publicity?.end ?? '';
    await world.moveTo(`${end}T17:40:00+08:00`);
    const [asked = ''] = await world.say('v-sq-2', '异议');
    const choice = asked.split('\n').find((line) => line.includes('秦*')) ?? '';
    await world.sayAll('v-sq-2', choice.split(' ')[0] ?? '', '2', '他家有一辆车', '3', '1');
    await world.moveTo(`${end}T18:30:00+08:00`);
    expect((await world.say('c-qx', '任务'))[0]).toContain('查异议');
    await world.say('c-qx', '查异议');
    const [people = ''] = await world.say('c-qx', '1');
    expect(people).toContain('他家有一辆车');
    // Neither of the two who verified is among those who may look into it.
    expect(people).not.toMatch(/田守田|郑长根/);
    await world.sayAll('c-qx', '葛双全、史金斗', '2', '车是他弟弟的', '1');
    // Released; the rest that the county lets hang is the day it was held on, a working day later.
    expect(await stageOf(id)).toBe('publicity');
    expect((await store.cases.snapshot(id))?.objections).toMatchObject([{ state: 'unfounded' }]);
    expect(await told('c-sq-1', '公示接着走')).toContain('把榜上写的日子改过来');
    expect((await store.cases.snapshot(id))?.publicity?.end).toBe('2026-10-20');
    expect(await told('v-sq-2', '您提的意见查过了')).toContain('车是他弟弟的');
    expect(await told('v-sq-1', '公示时有人提了意见')).not.toContain('车');
  });
});

describe('scenario 27: a hit that nobody has settled, in ah-taogou', () => {
  /** Compared while the board hangs; what was found, by its number; then the board comes down. */
  async function closeWith(hit: string): Promise<CaseId> {
    world = await openWorld({ at: start, profile: 'ah-taogou' });
    const id = await declare(world);
    await publish(world, id);
    await world.sayAll('c-county', '比对', '秦彩云', '1', '比对', '秦彩云', hit);
    const end = (await world.service.runtime.store.cases.snapshot(id))?.publicity?.end ?? '';
    await world.moveTo(`${end}T18:30:00+08:00`);
    const [closed = ''] = await world.sayAll('c-sq-1', '结束公示', '秦彩云', '0', '1');
    expect(closed).toContain('部门比对有了结果，然后乡镇审核');
    return id;
  }

  it('keeps the case from the township until it is explained', async () => {
    const id = await closeWith('3');
    expect(await stageOf(id)).toBe('publicity_closed');
    expect(await told('c-qx', '有一户到您这里办')).toBe('');
    expect((await world.say('c-qx', '任务'))[0]).toContain('待乡镇审核，先等比对结果');
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('下一步：部门核对信息，然后乡镇审核');
    await world.say('c-qx', '镇审');
    expect((await world.say('c-qx', '1'))[0]).toContain('没说清的有在城镇有商品房');
    expect((await world.say('c-qx', '1'))[0]).toContain('没说清');
    await world.sayAll('c-qx', '退出', '1');
    expect(await stageOf(id)).toBe('publicity_closed');

    const said = ['比对', '秦彩云', '1', '房子是公租房，不是商品房'];
    expect((await world.sayAll('c-county', ...said)).at(-1)).toContain('这一样说清了');
    expect(await told('c-qx', '有一户到您这里办')).toContain('镇审');
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('下一步：乡镇审核');
    await world.sayAll('c-qx', '镇审', '1', '1', '3', '1', '1');
    expect(await stageOf(id)).toBe('town_review');
    expect(await told('v-sq-1', '乡镇已审定，列入监测帮扶')).toContain('下一步：区里公告');
  });

  it('cannot be taken in when a condition of the county is confirmed, and ends with its reason', async () => {
    const id = await closeWith('2');
    const said = ['比对', '秦彩云', '2', '车在户主名下，家用的'];
    expect((await world.sayAll('c-county', ...said)).at(-1)).toContain('这一样查实了');
    // There is a no to be said, and the township hears that it is the one to say it.
    expect(await told('c-qx', '有一户到您这里办')).toContain('镇审');
    await world.say('c-qx', '镇审');
    expect((await world.say('c-qx', '1'))[0]).toContain('查实有消费型轿车');
    expect((await world.say('c-qx', '1'))[0]).toContain('查到按规定不能列入的情况');
    await world.sayAll('c-qx', '3', '5', '1', '跳过', '1');
    expect(await stageOf(id)).toBe('rejected');
    expect(await told('v-sq-1', '没有列入')).toContain('有消费型轿车');
    // The township said no: an appeal goes to the county.
    await world.sayAll('v-sq-1', '申诉', '车去年就卖掉了');
    expect(await told('c-county', '有人申诉')).not.toBe('');
    expect((await world.say('c-qx', '审申诉'))[0]).toContain('没有要审的申诉');
  });

  it('leaves to the township what is confirmed and stands on no list of the county', async () => {
    const id = await closeWith('3');
    await world.sayAll('c-county', '比对', '秦彩云', '2', '房本上是户主的名字');
    await world.say('c-qx', '镇审');
    expect((await world.say('c-qx', '1'))[0]).toContain('查实在城镇有商品房');
    await world.sayAll('c-qx', '1', '3', '1', '1');
    expect(await stageOf(id)).toBe('town_review');
  });
});

describe('the township', () => {
  it('sends a case back with what is missing; village and household both hear it', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await closePublicity(world, id);
    await world.sayAll('c-qx', '镇审', '1', '2', '1', '3', '1', '1', '1', '1', '缺房屋鉴定的材料', '1');
    expect(await told('c-sq-1', '退回来了')).toContain('缺房屋鉴定的材料');
    expect(await told('v-sq-1', '再办一次')).toContain('缺房屋鉴定的材料');
    const last = (await world.service.runtime.store.cases.journal(id)).at(-1)?.act;
    expect(last).toMatchObject({ kind: 'returned', redo: 'verified' });
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('还缺：缺房屋鉴定的材料');
  });

  it('hears of what the county sends back to it; the village has nothing to do', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await reviewInTown(world, id);
    await world.sayAll('c-county', '县审', '1', '3', '4', '缺住房部门的意见', '1');
    expect((await world.service.runtime.store.cases.journal(id)).at(-1)?.act).toMatchObject({
      kind: 'returned',
      redo: 'town_review',
    });
    expect(await told('c-qx', '有一户到您这里办')).toContain('乡镇审核');
    expect(await told('v-sq-1', '再办一次')).toContain('缺住房部门的意见');
    expect(
      world
        .toldTo('c-sq-1')
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain('退回来了');
  });
});
