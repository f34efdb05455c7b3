import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';

const texts = (person: string): string =>
  world
    .toldTo(person)
    .map(({ text }) => text)
    .join('\n');

/** The number of the request that the last notice to a cadre names. */
async function numberTold(person: string): Promise<string> {
  await expect.poll(() => texts(person)).toMatch(/“回\d+”/);
  return /“回(\d+)”/.exec(texts(person))?.[1] ?? '';
}

/** Say that the village is slow: about the village, with a reply wanted, named or not. */
function complain(named: '1' | '2'): Promise<string[]> {
  return world.sayAll('v-sq-1', '提意见', '2', '1', '跑了三趟村委会都没人', '1', named);
}

describe('意见建议', () => {
  it('goes to the township and not to the village it is about, and the answer comes back', async () => {
    world = await openWorld({ at: thursday });
    expect((await complain('1')).join('\n')).toContain('这话交给乡镇');
    const number = await numberTold('c-qx');
    expect(texts('c-qx')).toContain('跑了三趟村委会都没人');
    for (const cadre of ['c-sq-1', 'c-sq-2']) {
      expect(texts(cadre)).not.toContain('三趟');
      expect((await world.say(cadre, '来件'))[0]).toContain('现在没有人等您回话');
      expect((await world.say(cadre, `听${number}`))[0]).toContain('没有等您回话的');
    }
    const [passed = ''] = await world.say('c-qx', `回${number} 对不起，明天上午有人值班`);
    expect(passed).toContain('这件办完了');
    await expect.poll(() => texts('v-sq-1')).toContain('乡镇经办葛双全回话了：\n对不起，明天上午有人值班');
    const [judged = ''] = await world.say('v-sq-1', '不满意');
    expect(judged).toContain('县里会看到');
    expect(judged).toContain('回复“转人工”');
    await expect.poll(() => texts('c-county')).toContain('不满意');
    // Once an answer.
    expect((await world.say('v-sq-1', '满意'))[0]).toContain('有事随时找我');
  });

  it('keeps a name out of it when asked to, and answers all the same', async () => {
    world = await openWorld({ at: thursday });
    await complain('2');
    const number = await numberTold('c-qx');
    const [shown = ''] = await world.say('c-qx', `回${number}`);
    expect(shown).toContain('三趟');
    // What is meant for the bot is no answer, and what was reached for can be put back.
    expect((await world.say('c-qx', '帮助'))[0]).toContain('没有转给');
    expect((await world.say('c-qx', '退出'))[0]).toContain('先放着');
    expect(texts('v-sq-1')).not.toContain('回话了');
    await world.say('c-qx', `回${number}`);
    await world.say('c-qx', '明天上午有人值班');
    await expect.poll(() => texts('v-sq-1')).toContain('明天上午有人值班');
    // To talk to somebody would give the name away.
    const [judged = ''] = await world.say('v-sq-1', '不满意');
    expect(judged).toContain('再回一次“提意见”');
    expect(judged).not.toContain('转人工');
    expect(`${texts('c-qx')}${texts('c-county')}`).not.toContain('秦彩云');
  });

  it('goes to the county when it is about the township', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '投诉', '1', '2', '话说得难听', '2', '2');
    await numberTold('c-county');
    expect(texts('c-qx')).not.toContain('难听');
    expect((await world.say('c-qx', '来件'))[0]).toContain('现在没有人等您回话');
  });

  it('tells whoever complained that it was seen, when there is nothing to answer', async () => {
    world = await openWorld({ at: thursday });
    await complain('1');
    const number = await numberTold('c-qx');
    await world.sayAll('c-qx', `回${number}`, '办完');
    await expect.poll(() => texts('v-sq-1')).toContain('您提的意见，乡镇经办葛双全已经看过了');
  });

  it('counts in no digest of the village it is about', async () => {
    world = await openWorld({ at: thursday });
    await complain('1');
    await world.moveTo('2026-09-25T10:00:00+08:00');
    await world.moveTo('2026-09-28T10:00:00+08:00');
    expect(world.inRoom('r-sq@sim').join('\n')).not.toContain('来件');
  });
});

describe('a request that nobody takes', () => {
  it('is brought to mind once, to its owner and the township, and counted in the digest', async () => {
    world = await openWorld({ at: '2026-09-24T08:30:00+08:00' });
    await world.say('v-sq-1', '转人工');
    await numberTold('c-sq-1');
    const reminded = (person: string): number =>
      world.toldTo(person).filter(({ text }) => text.includes('还没有人接')).length;
    await world.moveTo('2026-09-24T12:25:00+08:00');
    expect([reminded('c-sq-1'), reminded('c-qx')]).toEqual([0, 0]);
    await world.moveTo('2026-09-24T13:25:00+08:00');
    expect([reminded('c-sq-1'), reminded('c-qx')]).toEqual([1, 1]);
    await world.moveTo('2026-09-28T10:00:00+08:00');
    expect([reminded('c-sq-1'), reminded('c-qx')]).toEqual([1, 1]);
    expect(world.inRoom('r-sq@sim').at(-1)).toContain('【来件】1位');
    expect(world.inRoom('r-sq@sim').join('\n')).not.toContain('秦彩云');
  });
});

describe('a line on which nobody speaks', () => {
  it('falls back to the bot, and the request waits again where nobody has answered', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '申报', '1', '1', '转人工');
    const number = await numberTold('c-sq-1');
    await world.say('c-sq-1', `回${number}`);
    await expect.poll(() => texts('v-sq-1')).toContain('来了');
    await world.moveTo('2026-09-24T12:00:00+08:00');
    expect(texts('v-sq-1')).toContain('先换我接着陪您');
    expect(texts('v-sq-1')).toContain('上回填到第3题');
    expect(texts('c-sq-1')).toContain('对方还在等');
    expect((await world.say('v-sq-1', '老伴摔断了腿'))[0]).toContain('（4/9）');
    expect((await world.say('c-sq-2', '来件'))[0]).toContain('秦彩云');
  });
});
