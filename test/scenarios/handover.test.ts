import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';
const silk = Buffer.from('#!SILK_V3 a voice that nobody wrote down');

/** The last words the bot has told somebody, once they match. */
async function told(person: string, words: string | RegExp): Promise<string> {
  const last = (): string => world.toldTo(person).findLast(({ kind }) => kind === 'text')?.text ?? '';
  await expect.poll(last).toMatch(words);
  return last();
}

/** The number that the notice to a cadre names. */
async function numberTold(person: string): Promise<string> {
  return /“回(\d+)”/.exec(await told(person, /“回\d+”/))?.[1] ?? '';
}

/** A villager in the middle of a report asks for a person, and the village secretary takes it. */
async function putThrough(): Promise<string> {
  world = await openWorld({ at: thursday });
  await world.sayAll('v-sq-1', '申报', '1', '1', '转人工');
  const number = await numberTold('c-sq-1');
  await world.say('c-sq-1', `回 ${number}`);
  await told('v-sq-1', /村支书田守田.*来了/);
  return number;
}

describe('转人工, with its other end', () => {
  it('passes words and recordings both ways, marked with who speaks, until it is handed back', async () => {
    await putThrough();
    expect(await world.say('v-sq-1', '这个题我不会填')).toEqual([]);
    expect(await told('c-sq-1', '不会填')).toBe('秦彩云：这个题我不会填');
    expect(await world.say('c-sq-1', '不急，你慢慢说')).toEqual([]);
    expect(await told('v-sq-1', '慢慢说')).toBe('村支书 田守田：不急，你慢慢说');

    await world.client.sendFile({ as: 'v-sq-1', kind: 'audio', name: 'v.sil', bytes: silk });
    await told('c-sq-1', '秦彩云发来一段语音');
    await expect.poll(() => world.toldTo('c-sq-1').at(-1)?.kind).toBe('audio');
    expect(world.toldTo('c-sq-1').at(-1)?.url).toContain(silk.toString('base64'));

    await world.say('c-sq-1', '办完');
    const back = await told('v-sq-1', '我接着陪您办');
    expect(back).toContain('上回填到第3题');
    expect(back).toContain('（3/9）');
    await told('c-sq-1', '这件办完了');
    const [next = ''] = await world.say('v-sq-1', '老伴摔断了腿，住院了');
    expect(next).toContain('（4/9）');
  });

  it('is ended by the villager, too, and the question is put again', async () => {
    await putThrough();
    const [back = ''] = await world.say('v-sq-1', '转回机器');
    expect(back).toContain('（3/9）');
    await told('c-sq-1', '线已经断开');
    expect((await world.say('c-sq-1', '还在吗')).join('')).not.toBe('');
    expect(world.toldTo('v-sq-1').map(({ text }) => text)).not.toContain('村支书 田守田：还在吗');
  });

  it('answers danger to life first, and passes it on all the same', async () => {
    await putThrough();
    const [help = ''] = await world.say('v-sq-1', '老伴快不行了');
    expect(help).toMatch(/120/);
    await expect.poll(() => world.toldTo('c-sq-1').map(({ text }) => text)).toContain('秦彩云：老伴快不行了');
    await told('c-qx', '紧急');
  });

  it('is taken once: the second is told who has it, others are told nothing', async () => {
    const number = await putThrough();
    expect((await world.say('c-sq-2', `回${number}`))[0]).toContain('由田守田接了');
    expect((await world.say('c-ls-1', `回${number}`))[0]).toContain('没有等您回话的');
    expect((await world.say('c-sq-3', `回${number}`))[0]).toContain('没有等您回话的');
    expect((await world.say('c-ls-1', '来件'))[0]).toContain('现在没有人等您回话');
    expect((await world.say('c-qx', '来件'))[0]).toContain('秦彩云');
  });

  it('keeps the cadre on one line at a time, and passes no word of their own work', async () => {
    await putThrough();
    expect((await world.say('c-sq-1', '任务'))[0]).toContain('先发“办完”');
    expect((await world.say('c-sq-1', '回 99'))[0]).toContain('先发“办完”');
    expect((await world.say('c-sq-1', '退出'))[0]).toContain('先发“办完”');
    expect(
      world
        .toldTo('v-sq-1')
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain('任务');
  });

  it('stands over a restart', async () => {
    await putThrough();
    await world.restart();
    await world.say('v-sq-1', '还在吗');
    expect(await told('c-sq-1', '还在吗')).toBe('秦彩云：还在吗');
    await world.say('c-sq-1', '在');
    await told('v-sq-1', '村支书 田守田：在');
  });

  it('is shown with the tasks, and asked for twice it waits once', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '转人工', '转人工');
    const number = await numberTold('c-sq-1');
    expect((await world.say('c-sq-1', '任务'))[0]).toContain(
      `【来件】1位在等您回话，回复“来件”：${number}号`,
    );
    const [list = ''] = await world.say('c-sq-1', '来件');
    expect(list).toContain(`${number}. 秦彩云（石桥村2组）：想跟人说话`);
    expect((await world.sayIn('r-sq@sim', 'c-sq-1', '来件', true)).join('\n')).not.toContain('秦彩云');
  });

  it('says what cannot be passed on', async () => {
    await putThrough();
    const [sorry] = await world.client.sendSticker({ as: 'v-sq-1' });
    expect(sorry?.text).toContain('转不过去');
  });
});
