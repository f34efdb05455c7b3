import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';
const silk = Buffer.from('#!SILK_V3 a voice that nobody wrote down');

const texts = (person: string): string =>
  world
    .toldTo(person)
    .map(({ text }) => text)
    .join('\n');

async function listNumber(cadre: string): Promise<string> {
  const [list = ''] = await world.say(cadre, '来件');
  return /^(\d+)\. /mu.exec(list)?.[1] ?? 'none';
}

function voice(bytes = silk): ReturnType<World['client']['sendFile']> {
  return world.client.sendFile({ as: 'v-sq-1', kind: 'audio', name: 'v.sil', bytes });
}

describe('政策', () => {
  it('lists the questions; a number answers, and says that a cadre has the last word', async () => {
    world = await openWorld({ at: thursday });
    const [list = ''] = await world.say('v-sq-1', '怎么报');
    expect(list).toContain('1 谁能报');
    expect(list).toContain('11 12317 是什么');
    const answer = (await world.say('v-sq-1', '3')).join('\n');
    expect(answer).toContain('报的时候不用备材料');
    expect(answer).toContain('以干部解释为准');
  });

  it('answers a question as it is asked, and names whom to ask where the county has set nothing', async () => {
    // The demo county has set its line for 2026 only.
    world = await openWorld({ at: '2027-01-05T09:00:00+08:00' });
    expect((await world.say('v-sq-1', '有车的能不能报啊？'))[0]).toContain('享受型的车');
    const [unset = ''] = await world.say('v-sq-1', '收入多少才能报');
    expect(unset).toContain('县里还没有定');
    expect(unset).toContain('田守田');
    expect((await world.say('c-sq-1', '来件'))[0]).toContain('现在没有人等您回话');
  });

  it('answers with this year’s line where the county has set it', async () => {
    world = await openWorld({ at: thursday });
    expect((await world.say('v-sq-1', '收入多少才能报'))[0]).toContain('一个人一年6000元');
  });

  it('and other talks wait for one that is half done, and it is said how', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '申报', '1');
    const [policy = ''] = await world.say('v-sq-1', '政策');
    expect(policy).toContain('直接问我');
    expect(policy).toContain('（2/9）');
    const [other = ''] = await world.sayAll('v-sq-1', '保存', '意见');
    expect(other).toContain('填到一半');
    expect((await world.say('v-sq-1', '继续'))[0]).toContain('（2/9）');
  });

  it('answers other words than those of the list, too, and is over then', async () => {
    world = await openWorld({ at: thursday });
    const [answer = ''] = await world.sayAll('v-sq-1', '政策', '有摩托车能报不');
    expect(answer).toContain('享受型的车');
    expect((await world.say('v-sq-1', '1'))[0]).toContain('（1/9）');
  });

  it('gives way to a declaration as long as nothing was answered', async () => {
    world = await openWorld({ at: thursday });
    const [first = ''] = await world.sayAll('v-sq-1', '政策', '申报');
    expect(first).toContain('（1/9）');
    await world.moveTo('2026-09-26T10:00:00+08:00');
    expect(texts('v-sq-1')).not.toContain('问政策”填到一半');
  });

  it('does not interrupt an answer; what the question does not take is answered, and it stands again', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '申报', '1', '1');
    const [story = ''] = await world.say('v-sq-1', '老伴得了大病咋办，花了三万多');
    expect(story).toContain('（4/9）');
    const [answer = ''] = await world.sayAll('v-sq-1', '今年8月', '35000', '公示是啥子');
    expect(answer).toContain('村公示栏');
    expect(answer).toContain('（6/9）');
    expect((await world.say('v-sq-1', '4'))[0]).toContain('（7/9）');
  });
});

describe('a question about the policy while a talk is put aside', () => {
  it('is answered alone, and the talk waits as it was', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '申报', '1', '保存');
    const [answer = ''] = await world.say('v-sq-1', '公示是啥子');
    expect(answer).toContain('村公示栏');
    expect(answer).not.toContain('（2/9）');
    expect((await world.say('v-sq-1', '继续'))[0]).toContain('（2/9）');
  });
});

describe('a question that nothing answers', () => {
  it('waits for the person in charge, who is not written to for it, and is answered by number', async () => {
    world = await openWorld({ at: thursday });
    const [kept = ''] = await world.say('v-sq-1', '老年证换证要去县里吗？');
    expect(kept).toContain('田守田');
    expect(kept).toContain('不能乱说');
    expect(texts('c-sq-1')).not.toContain('老年证');
    const number = await listNumber('c-sq-1');
    expect(texts('c-sq-1')).toContain('老年证换证要去县里吗？');
    await world.say('c-sq-1', `回${number}，镇上便民中心就能办。`);
    await expect
      .poll(() => texts('v-sq-1'))
      .toContain('您问的“老年证换证要去县里吗？”，村支书田守田回话了：\n镇上便民中心就能办。');
    expect((await world.say('c-sq-1', '来件'))[0]).toContain('现在没有人等您回话');
  });

  it('is kept where it sounds like trouble, too, which leads to a declaration', async () => {
    world = await openWorld({ at: thursday });
    const [kept = ''] = await world.say('v-sq-1', '残疾证换证要去县里吗？');
    expect(kept).toContain('田守田');
    expect(kept).toContain('申报困难');
    expect((await world.say('c-sq-1', '来件'))[0]).toContain('残疾证');
  });

  it('is kept in the middle of a talk, too, and counted for the village without a word of it', async () => {
    world = await openWorld({ at: thursday });
    const [kept = ''] = await world.sayAll('v-sq-1', '申报', '1', '我家羊死了保险赔不赔，找谁');
    expect(kept).toContain('已经替您记下');
    expect(kept).toContain('（2/9）');
    await world.moveTo('2026-09-28T10:00:00+08:00');
    const digest = world.inRoom('r-sq@sim').at(-1) ?? '';
    expect(digest).toContain('【来件】1位');
    expect(digest).not.toContain('羊');
  });
});

describe('a voice without words', () => {
  it('goes to a person at the second in a row, who hears it and answers', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '申报', '1');
    const [first] = await voice();
    expect(first?.text).toContain('语音已存好，请您再用数字或文字回一下');
    expect((await world.say('c-sq-1', '来件'))[0]).toContain('现在没有人等您回话');
    const second = Buffer.from('#!SILK_V3 the second');
    const [passed] = await voice(second);
    expect(passed?.text).toContain('田守田');
    expect(passed?.text).toContain('（2/9）');
    const number = await listNumber('c-sq-1');
    expect((await world.say('c-sq-1', `听${number}`)).join('\n')).toContain('共2个，请点开');
    await expect
      .poll(() => world.toldTo('c-sq-1').flatMap(({ kind, url }) => (kind === 'audio' ? (url ?? '') : [])))
      .toEqual([silk, second].map((bytes) => expect.stringContaining(bytes.toString('base64'))));
    await world.sayAll('c-sq-1', `回 ${number}`, '您说的是住院吧，回 1 就行');
    await expect
      .poll(() => texts('v-sq-1'))
      .toContain('您发的语音，村支书田守田回话了：\n您说的是住院吧，回 1 就行');
    expect((await world.say('v-sq-1', '1'))[0]).toContain('（3/9）');
  });

  it('goes to a person at once where no question is open', async () => {
    world = await openWorld({ at: thursday });
    const [passed] = await voice();
    expect(passed?.text).toContain('田守田');
    expect((await world.say('c-sq-1', '来件'))[0]).toContain('语音没听懂');
  });
});
