import { afterEach, describe, expect, it } from 'vitest';
import { toId, type CaseId } from '../../src/core/index.ts';
import { wordsTo } from '../support/known-household.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-17T10:00:00+08:00';
const farmer = 'v-sq-1';
const township = 'c-qx';

/** A declaration whose last question says that it cannot wait. */
const urgent = ['申报', '1', '1', '老伴住院，交不起押金', '今年8月', '35000', '1', '1', '没有', '1'];

async function help() {
  return (await world.service.runtime.store.cases.snapshot(toId<CaseId>('c-h-sq-1-1')))?.urgentHelp;
}

describe('help in need, beside the case (D20, E-24)', () => {
  it('opens a ticket with a clock, which the township decides on and pays; the household hears it', async () => {
    world = await openWorld({ at: thursday });
    const [receipt = ''] = await world.sayAll(farmer, ...urgent);
    expect(receipt).toContain('编号');
    // Two working days: Friday and Monday; the working Sunday of the make-up schedule counts.
    expect(await help()).toMatchObject({ state: 'asked', due: '2026-09-20' });
    await expect.poll(() => wordsTo(world, township).join('\n')).toContain('【急难救助】石桥村 秦彩云');
    expect((await world.say(township, '任务'))[0]).toContain('急难救助，回复“急难”');

    expect((await world.sayAll(township, '急难', '1'))[0]).toContain('户里说：');
    expect((await world.sayAll(township, '同意', '1'))[0]).toContain('已同意');
    await expect.poll(() => wordsTo(world, farmer).at(-1)).toContain('乡镇同意了，正在办');
    expect(wordsTo(world, farmer).at(-1)).not.toMatch(/元|保证|一定/);
    expect((await world.sayAll(township, '急难', '1', '今天', '1'))[0]).toContain('已发放');
    await expect.poll(() => wordsTo(world, farmer).at(-1)).toContain('没有收到，请回复“转人工”');
    expect(await help()).toMatchObject({ state: 'paid' });

    // Paid: no alarm rings any more, and the case itself goes on as if nothing had been.
    await world.moveTo('2026-09-21T09:00:00+08:00');
    expect(wordsTo(world, township).join('\n')).not.toContain('到期');
    expect((await world.say(farmer, '进度'))[0]).toContain('村里已收到');
  });

  it('brings a clock that runs out to mind four hours before, and at its end to the county', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll(farmer, ...urgent);
    await world.moveTo('2026-09-20T13:59:00+08:00');
    expect(wordsTo(world, township).join('\n')).not.toContain('到期');
    await world.moveTo('2026-09-20T14:01:00+08:00');
    expect(wordsTo(world, township).at(-1)).toContain('【急难救助快到期】');
    expect(wordsTo(world, 'c-county').join('\n')).not.toContain('急难');
    await world.moveTo('2026-09-20T18:01:00+08:00');
    expect(wordsTo(world, township).at(-1)).toContain('【急难救助已到期】');
    expect(wordsTo(world, 'c-county').at(-1)).toContain('【急难救助已到期】');
    await world.moveTo('2026-09-21T09:00:00+08:00');
    expect(wordsTo(world, township).at(-1)).toContain('（已超期）');
    expect(wordsTo(world, township).filter((text) => text.includes('到期】'))).toHaveLength(2);
  });

  it('tells a no with its reason, and that the declaration goes on', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll(farmer, ...urgent);
    await world.sayAll(township, '急难', '1', '不同意', '上月已经办过临时救助', '1');
    await expect.poll(() => wordsTo(world, farmer).at(-1)).toContain('原因：上月已经办过临时救助');
    expect(wordsTo(world, farmer).at(-1)).toContain('您的申报照常办');
  });
});

describe('help in need, when its case has ended', () => {
  it('is still listed, decided on and paid', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll(farmer, ...urgent);
    await world.sayAll(farmer, '撤回', '撤回', '跳过', '1');
    expect((await world.say(township, '任务'))[0]).toContain('急难救助，回复“急难”');
    expect((await world.sayAll(township, '急难', '1', '不同意', '上月已经办过', '1'))[0]).toContain(
      '没有同意',
    );
    await expect.poll(() => wordsTo(world, farmer).at(-1)).toContain('原因：上月已经办过');
    expect(wordsTo(world, farmer).at(-1)).not.toContain('照常办');
    expect((await world.say(township, '任务'))[0]).not.toContain('急难');
  });
});

describe('人口', () => {
  it('is told by the household, and whoever handles it hears that the count has changed', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll(farmer, ...urgent.slice(0, 7), '2', '没有', '1');
    const said = ['人口', '1', '生了孩子', '秦小宝', '昨天', '1'];
    expect((await world.sayAll(farmer, ...said))[0]).toContain('秦小宝，出生');
    await expect.poll(() => wordsTo(world, 'c-sq-1').at(-1)).toContain('现在一起住的约2人');
    expect(wordsTo(world, 'c-sq-1').at(-1)).toContain('人均收入要重新算');
  });
});
