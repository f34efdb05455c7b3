import { afterEach, describe, expect, it } from 'vitest';
import { toId, type Answer, type HouseholdId } from '../../src/core/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';

/** 细报 up to the first member's name. */
const household = ['细报', '6', '厂里不要人了，没活干', '今年8月', '秦彩云', '1', '1', '3'];
const worker = ['2', '秦大山', '爱人', '48', '外出打工'];
/** From the second member to the end, with nothing special. */
const rest = ['健康', '能', '交上了', '秦彩云', '本人', '46', '在家', '健康', '能', '交上了'];
const money = ['没有', '没有', '没有', '没有', '1200', '少了一些'];
const end = ['0', '没有', '没有', '没有', '没有', '找活', '没有', '没有'];

/** What the household's case has of its last declaration. */
async function declared(id: string): Promise<Record<string, Answer>> {
  const { store } = world.service.runtime;
  const [one] = await store.cases.listByHousehold(toId<HouseholdId>(id));
  const journal = one === undefined ? [] : await store.cases.journal(one.id);
  const act = journal.at(-1)?.act;
  return act !== undefined && 'declaration' in act ? act.declaration.answers : {};
}

describe('scenario 2: voice and colloquial money', () => {
  it('reads 28,000 back with how it comes about, keeps the voice and the words', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', ...household, ...worker);
    const spoken = await world.client.sendFile({
      as: 'v-sq-1',
      kind: 'audio',
      name: 'a.amr',
      bytes: Buffer.from('#!AMR\n<'),
      caption: '在工地干了八个月，一个月三千五',
    });
    const asked = spoken.map(({ text }) => text).join();
    expect(asked).toContain('每月 3,500 元 × 8 个月 = 28,000 元（二万八千元），对吗？');
    const [summary = ''] = await world.sayAll('v-sq-1', '对', ...rest, ...money, ...end);
    expect(summary).toContain('打工钱 28,000 元');
    const [receipt = ''] = await world.sayAll('v-sq-1', '1', '1', '1');
    expect(receipt).toMatch(/编号 2026-\d{4}/);
    const { members } = await declared('h-sq-1');
    expect(JSON.stringify(members)).toContain('在工地干了八个月，一个月三千五');
    expect(members).toMatchObject({
      value: { items: [{ wage: { source: 'asr', value: { min: 2_800_000, max: 2_800_000 } } }, {}] },
    });
  });
});

describe('scenario 3: parser traps', () => {
  it.each([
    ['三万零五', '30,005 元'],
    ['两千多', '2,000 到 3,000 元'],
    ['四五千', '4,000 到 5,000 元'],
    ['3万5', '35,000 元'],
  ])('%s is read back as %s', async (said, figures) => {
    world = await openWorld({ at: thursday });
    const [asked = ''] = await world.sayAll('v-sq-1', ...household, ...worker, said);
    expect(asked).toContain(figures);
    expect(asked).toContain('对吗？');
  });
});

describe('scenario 4: interrupted in the middle of the members', () => {
  it('goes on there after two days and a restart, nudged once', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', ...household, '2', '秦大山', '爱人', '48');
    await world.moveTo('2026-09-25T10:00:00+08:00');
    await world.restartAt('2026-09-26T10:00:00+08:00');
    const nudges = world
      .toldTo('v-sq-1')
      .filter(({ text }) => text.includes('继续') && text.includes('细报'));
    expect(nudges).toHaveLength(1);
    const [again = ''] = await world.say('v-sq-1', '继续');
    expect(again).toContain('关系 爱人；年龄 48岁');
    expect(again).toContain('（秦大山 4/7）秦大山现在在做什么？');
    const [next = ''] = await world.say('v-sq-1', '在家');
    expect(next).toContain('秦大山身体怎么样？');
  });
});

describe('scenario 7: moved, and on urban registration', () => {
  const moved = [
    '细报',
    '6',
    '厂里不要人了，没活干',
    '今年8月',
    '秦彩云',
    '搬迁点',
    '幸福家园',
    '都转城镇了',
  ];
  const after = ['一般农户', '2', '秦大山', '爱人', '48', '在家', ...rest, ...money, ...end, '1', '1', '1'];

  it('without urban benefits it is a declaration like any other', async () => {
    world = await openWorld({ at: thursday });
    const [receipt = ''] = await world.sayAll('v-sq-1', ...moved, '没有', ...after);
    expect(receipt).toMatch(/编号 2026-\d{4}/);
    expect(world.toldTo('c-qx').filter(({ text }) => text.includes('城镇保障'))).toEqual([]);
  });

  it('with urban benefits the reason is shown and the township is told', async () => {
    world = await openWorld({ at: thursday });
    const [shown = ''] = await world.sayAll('v-sq-1', ...moved, '有');
    expect(shown).toContain('已经享受城镇保障的，一般不再重复；要请乡镇看了再说。');
    const [receipt = ''] = await world.sayAll('v-sq-1', ...after);
    expect(receipt).toMatch(/编号 2026-\d{4}/);
    await expect
      .poll(() => world.toldTo('c-qx').filter(({ text }) => text.includes('城镇保障')).length)
      .toBe(1);
    expect(world.toldTo('c-qx').at(-1)?.text).toContain('石桥村 秦彩云');
  });
});

describe('the full report after the quick one', () => {
  const quick = [
    '申报',
    '1',
    '1 6',
    '老伴住院动了手术，家里没活干了',
    '今年8月',
    '35000',
    '2',
    '2',
    '没有',
    '1',
  ];

  it('is offered, and reads back what is known instead of asking it', async () => {
    world = await openWorld({ at: thursday });
    const [receipt = ''] = await world.sayAll('v-sq-1', ...quick);
    expect(receipt).toContain('回复“细报”');
    const [first = ''] = await world.say('v-sq-1', '细报');
    expect(first).toMatch(/您家已经有一件在办，编号 2026-\d{4}/);
    expect(first).toContain('上次登记：看病、没活干或收入少，对吗？');
    const [people = ''] = await world.sayAll('v-sq-1', '对', '对', '对', '秦彩云', '1', '1', '3');
    expect(people).toContain('上次登记：2人，对吗？');
  });

  it('shows nothing of the household to somebody nobody has confirmed', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', ...quick);
    await world.client.askFriend('v-sq-3', '你好');
    const [first = ''] = await world.sayAll('v-sq-3', '细报', '1', '秦彩云', '石桥村2组', '跳过');
    expect(first).toContain('家里遇到什么困难？');
    expect(first).not.toContain('上次登记');
    expect(first).not.toContain('在办');
  });
});
