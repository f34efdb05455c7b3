import { afterEach, describe, expect, it } from 'vitest';
import { toId, type CaseId, type PersonId } from '../../src/core/index.ts';
import type { Actor } from '../../src/cases/index.ts';
import { actOnCase } from '../../src/runner/index.ts';
import { act, staff } from '../support/case-steps.ts';
import { confirmPhone, wordsTo } from '../support/known-household.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const monday = '2026-09-21T10:00:00+08:00';
/** The liaison of households 5 and 6, a phone of household 5, the township. */
const liaison = 'c-sq-3';
const farmer = 'v-sq-3';
const township = 'c-qx';

/** Propose chickens for household 5. */
async function propose(): Promise<string> {
  const said = ['措施', '5号', '产业', '全家', '送50只鸡苗，教养鸡', '10月31日', '1'];
  const [answer = ''] = await world.sayAll(liaison, ...said);
  return answer;
}

async function measures(): Promise<{ id: string; state: string }[]> {
  const found = await world.service.runtime.store.cases.snapshot(toId<CaseId>('c-h-sq-5-1'));
  return found?.measures ?? [];
}

/** The households of 【还没有措施】. */
function bareIn(tasks = ''): string {
  return /【还没有措施】([^【]*)/.exec(tasks)?.[1] ?? '';
}

async function progress(): Promise<string> {
  return (await world.say(farmer, '进度'))[0] ?? '';
}

describe('a household in the care of somebody with another role', () => {
  it('stands among their tasks', async () => {
    world = await openWorld({ at: monday });
    await confirmPhone(world, farmer, 'h-sq-5');
    await propose();
    const id = toId<CaseId>('c-h-sq-5-1');
    const officer = staff.township;
    const person = toId<PersonId>(township);
    await act(world, id, officer, { kind: 'liaison_assigned', liaison: person, from: '2026-09-21' });
    expect((await world.say(township, '任务'))[0]).toContain('措施等户里回话');
    // A villager's right is that of their own household, whoever else they are.
    const villager = { ...officer, role: 'villager', area: null } as const;
    const answer = {
      kind: 'measure_answered',
      measure: (await measures())[0]?.id ?? '',
      agrees: true,
    } as const;
    // Also when it is the only one that is left to them.
    for (const actors of [[officer, villager], [villager]] as [Actor, ...Actor[]][]) {
      const request = { case: id, act: answer, actors, home: null, at: world.service.runtime.clock.now() };
      const outcome = await actOnCase(world.service.runtime, request);
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
    }
  });
});

describe('a help measure, from both ends', () => {
  it('is agreed to, approved, done, contradicted, done again, received and judged', async () => {
    world = await openWorld({ at: monday });
    await confirmPhone(world, farmer, 'h-sq-5');
    expect((await world.say(liaison, '任务'))[0]).toMatch(/【还没有措施】\d户，回复“措施”[\s\S]*5号：/);
    expect(await propose()).toContain('已经私下问户里');
    expect(bareIn((await world.say(liaison, '任务'))[0])).not.toContain('5号');
    expect(await progress()).toContain('帮扶：送50只鸡苗，教养鸡——等您回复“同意”或“不同意”');
    await expect.poll(() => wordsTo(world, farmer).at(-1)).toContain('送50只鸡苗');
    expect(wordsTo(world, farmer).at(-1)).toContain('回复“同意”');

    // One live measure a risk: the same household has nothing left to propose for it.
    expect((await world.say(liaison, '措施'))[0]).toMatch(/5号：产业帮扶（已提出）/);
    await world.say(liaison, '退出');

    expect((await world.say(farmer, '同意'))[0]).toContain('您同意');
    expect(await progress()).toContain('您同意了，等乡镇批');
    await expect.poll(() => wordsTo(world, township).at(-1)).toContain('等乡镇批准');
    expect((await world.say(township, '任务'))[0]).toContain('等批准');
    // Whoever proposes has nothing to approve.
    expect((await world.say(liaison, '措施'))[0]).not.toContain('户里同意');
    await world.say(liaison, '退出');
    const [shown = ''] = await world.sayAll(township, '措施', '1');
    expect(shown).toContain('送50只鸡苗，教养鸡（给全家），打算10月31日（周六）前办好');
    expect((await world.sayAll(township, '批准', '1'))[0]).toContain('已批准');
    await expect.poll(() => wordsTo(world, liaison).at(-1)).toContain('可以办了');
    const approved = () => wordsTo(world, farmer).filter((text) => text.includes('乡镇批准了：送50只鸡苗'));
    await expect.poll(() => approved()).toHaveLength(1);
    expect(await progress()).toContain('乡镇批了，正在办');

    expect((await world.say(liaison, '任务'))[0]).toContain('10月31日');
    await world.sayAll(liaison, '措施', '1', '办好了', '1');
    await expect.poll(() => wordsTo(world, farmer).at(-1)).toContain('没有收到，就回复“没收到”');
    expect(await progress()).toContain('说办好了，等您回复“收到了”或“没收到”');
    expect((await world.say(farmer, '没收到'))[0]).toContain('您没收到');
    await expect.poll(() => wordsTo(world, township).at(-1)).toContain('户里说没收到');
    await expect.poll(() => wordsTo(world, liaison).at(-1)).toContain('不要责怪户里');
    expect(await measures()).toMatchObject([{ state: 'disputed' }]);
    expect(await progress()).toContain('您说没收到，正在查');
    // A word of the work going on is no second approval.
    expect(approved()).toHaveLength(1);

    // The township reads of it the next morning; no group ever does.
    await world.moveTo('2026-09-22T09:00:00+08:00');
    expect(wordsTo(world, township).at(-1)).toContain('户里说没收到：1户');
    for (const room of ['r-qx@sim', 'r-sq@sim']) {
      expect(world.inRoom(room).join('\n')).not.toMatch(/没收到|鸡苗/);
    }

    await world.sayAll(liaison, '措施', '1', '2', '1');
    expect((await world.say(farmer, '收到了'))[0]).toContain('您收到了');
    expect((await world.sayAll(liaison, '措施', '5号', '很有用', '1'))[0]).toContain('已看过效果');
    expect(await measures()).toMatchObject([{ state: 'judged' }]);
    expect(await progress()).not.toContain('鸡苗');
  });

  it('keeps a household’s no, says so to nobody else, and hears it change its mind', async () => {
    world = await openWorld({ at: monday });
    await confirmPhone(world, farmer, 'h-sq-5');
    await propose();
    expect((await world.say(farmer, '不同意'))[0]).toContain('不会勉强');
    await expect.poll(() => wordsTo(world, liaison).at(-1)).toContain('户里不同意');
    // A no is no task.
    expect(bareIn((await world.say(liaison, '任务'))[0])).not.toContain('5号');
    expect(wordsTo(world, township).filter((text) => text.includes('鸡苗'))).toEqual([]);
    expect((await world.say(farmer, '同意'))[0]).toContain('您同意');
    expect(await measures()).toMatchObject([{ state: 'agreed' }]);
  });

  it('hears a word said again as said, and names what is recorded', async () => {
    world = await openWorld({ at: monday });
    await confirmPhone(world, farmer, 'h-sq-5');
    await propose();
    const [heard = ''] = await world.say(farmer, '同意');
    expect(heard).toContain('送50只鸡苗，教养鸡（全家）');
    // Nothing that an office has still to decide is promised.
    expect(heard).toContain('批准了才能办');
    expect(heard).not.toContain('再告诉您');
    const [again = ''] = await world.say(farmer, '同意');
    expect(again).toContain('送50只鸡苗，教养鸡（全家）');
    expect(again).toContain('记的是您家同意，还在等乡镇批准');
    await world.say(farmer, '不同意');
    expect((await world.say(farmer, '不同意'))[0]).toContain('记的是您家不同意');

    // Another one is agreed to: the same word once more does not turn the no into a yes.
    await propose();
    await world.say(farmer, '同意');
    expect((await world.say(farmer, '同意'))[0]).toContain('记的是您家同意');
    expect((await measures()).map(({ state }) => state)).toEqual(['declined', 'agreed']);
    await world.sayAll(township, '措施', '1', '批准', '1');
    expect((await world.say(farmer, '不同意'))[0]).toContain('现在是：已批准');
    expect((await measures()).map(({ state }) => state)).toEqual(['declined', 'approved']);

    await world.sayAll(liaison, '措施', '1', '办好了', '1');
    await world.say(farmer, '没收到');
    expect((await world.say(farmer, '没收到'))[0]).toContain('记的是您家没收到');
    await world.say(farmer, '收到了');
    expect((await world.say(farmer, '没收到'))[0]).toContain('记的是您家收到了');
  });

  it('is written down by the liaison where the household has no phone', async () => {
    world = await openWorld({ at: monday });
    expect(await propose()).toContain('请当面问');
    expect((await world.sayAll(liaison, '措施', '1', '同意', '1'))[0]).toContain('户里同意');
  });

  it('takes 同意 and 收到 for nothing where nothing was asked', async () => {
    world = await openWorld({ at: monday });
    expect((await world.say(liaison, '收到'))[0]).not.toContain('您收到了');
    expect((await world.say('v-sq-1', '同意'))[0]).not.toContain('您同意');
  });
});
