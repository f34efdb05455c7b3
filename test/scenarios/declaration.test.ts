import { afterEach, describe, expect, it } from 'vitest';
import { toId, type HouseholdId } from '../../src/core/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';

/** The plain answers of the quick report, 申报 first, up to the summary. */
const plain = ['申报', '1', '1 6', '老伴住院动了手术，家里没活干了', '今年8月', '35000', '4', '2', '没有'];

describe('scenario 1: a quick report ends in minutes', () => {
  it('gives a bound villager a number, a name and the next step in ten messages', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', ...plain);
    const [receipt = ''] = await world.say('v-sq-1', '1');
    expect(plain.length + 1).toBeLessThanOrEqual(10);
    expect(receipt).toMatch(/编号 2026-\d{4}/);
    expect(receipt).toContain('田守田');
    expect(receipt).toContain('下一步：村里受理，再有两名干部上门核实');
    // The demo county sets both limits: two working days, then five more over the holiday.
    expect(receipt).toContain('9月29日（周二）前受理，10月12日（周一）前上门核实');
    expect(receipt).not.toMatch(/保证|一定能|肯定能/);

    const number = /2026-\d{4}/.exec(receipt)?.[0] ?? '';
    expect(await world.say('v-sq-1', '进度')).toEqual([expect.stringContaining(number)]);

    // The village secretary was told in private.
    const notices = world.toldTo('c-sq-1').map(({ text }) => text);
    expect(notices.filter((text) => text.includes(number))).toHaveLength(1);

    // The village's digest of the next morning counts it.
    await world.moveTo('2026-09-28T09:00:00+08:00');
    const digest = world.inRoom('r-sq@sim').findLast((text) => text.includes('日报')) ?? '';
    expect(digest).toContain('【新申报】1户');
  });

  it('takes at most four messages more on first contact', async () => {
    world = await openWorld({ at: thursday });
    const client = world.client;
    expect((await client.askFriend('v-sq-3', '你好'))[0]?.text).toContain('申报');
    await world.sayAll('v-sq-3', '申报', '1', '陶长根', '石桥村1组');
    const [first = ''] = await world.say('v-sq-3', '19800010003');
    expect(first).toContain('（1/9）');
    const [receipt = ''] = await world.sayAll('v-sq-3', ...plain.slice(1), '1');
    expect(receipt).toMatch(/编号 2026-\d{4}/);
    // The village is asked whether it knows the person, and says so.
    await expect.poll(() => world.toldTo('c-sq-1').some(({ text }) => text.includes('陶长根'))).toBe(true);
    await world.sayAll('c-sq-1', '核对', '1');
    expect((await world.say('c-sq-1', '1'))[0]).toContain('是本村人');
    const contact = await world.service.runtime.store.contacts.find(toId('simulator/bot/v-sq-3'));
    expect(contact?.binding?.standing).toBe('verified');
    expect(contact?.binding?.household).toBe('h-sq-3');
  });

  it('opens a case for a stranger whom no household of the village fits', async () => {
    world = await openWorld({ at: thursday });
    await world.client.askFriend('v-sq-3', '你好');
    await world.sayAll('v-sq-3', '申报', '1', '欧阳小满', '石桥村2组', '跳过');
    const [receipt = ''] = await world.sayAll('v-sq-3', ...plain.slice(1), '1');
    expect(receipt).toMatch(/编号 2026-\d{4}/);
    expect(receipt).toContain('村里会先核对您是不是本村人');
  });

  it('joins the open case of the household on a second declaration', async () => {
    world = await openWorld({ at: thursday });
    const [first = ''] = await world.sayAll('v-sq-1', ...plain, '1');
    const [second = ''] = await world.sayAll('v-sq-1', ...plain, '1');
    const number = /2026-\d{4}/.exec(first)?.[0];
    expect(second).toContain(number);
    expect(second).not.toBe(first);
  });
});

describe('scenario 12: unknown and skipped answers', () => {
  it('submits without them and stores nothing as 0', async () => {
    world = await openWorld({ at: thursday });
    const answers = ['申报', '1', '1', '家里人病了一直没好', '说不清', '说不清', '跳过', '2', '跳过'];
    const [receipt = ''] = await world.sayAll('v-sq-2', ...answers, '1');
    expect(receipt).toMatch(/编号/);
    const { store } = world.service.runtime;
    const [one] = await store.cases.listByHousehold(toId<HouseholdId>('h-sq-2'));
    const journal = one === undefined ? [] : await store.cases.journal(one.id);
    const act = journal[0]?.act;
    const given = act?.kind === 'declared' ? act.declaration.answers : {};
    expect(given['since']).toMatchObject({ status: 'unknown' });
    expect(given['loss']).toMatchObject({ status: 'unknown' });
    expect(given['people']).toEqual({ status: 'skipped', at: '2026-09-24T01:00:00.000Z' });
    expect(JSON.stringify(given)).not.toMatch(/"min":0/);
  });
});

describe('declaring for somebody else', () => {
  it('becomes a lead with a person to call', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '申报', '2', '方春耕', '石桥村4组', '他家房子漏雨，人病着没人管', '2', '2');
    const [answer = ''] = await world.say('v-sq-1', '1');
    expect(answer).toContain('田守田');
    expect(answer).toMatch(/1\d{10}/);
    await expect.poll(() => world.toldTo('c-sq-1').some(({ text }) => text.includes('方春耕'))).toBe(true);
  });
});

describe('danger to life', () => {
  it('is answered with the numbers to call and told to village and township at once, unfinished', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', ...plain.slice(0, 7));
    const [answer = ''] = await world.say('v-sq-1', '1');
    expect(answer).toMatch(/120/);
    expect(answer).toMatch(/119/);
    expect(answer).toMatch(/110/);
    await expect.poll(() => world.toldTo('c-sq-1').length).toBeGreaterThan(0);
    expect(world.toldTo('c-sq-1').at(-1)?.text).toContain('秦彩云');
    await expect.poll(() => world.toldTo('c-qx').length).toBeGreaterThan(0);
    expect(world.toldTo('c-qx').at(-1)?.text).toContain('秦彩云');
  });

  it('is heard from a stranger, in the middle of nothing', async () => {
    world = await openWorld({ at: '2026-09-24T02:00:00+08:00' });
    await world.client.askFriend('v-ls-3', '你好');
    const [answer = ''] = await world.say('v-ls-3', '家里着火了，快来人');
    expect(answer).toContain('119');
    // What is burning comes first.
    expect(answer.indexOf('119')).toBeLessThan(answer.indexOf('120'));
    expect(answer).not.toContain('没听懂');
    expect(answer).toContain('申报');
    await expect.poll(() => world.toldTo('c-county').length).toBeGreaterThan(0);
  });
});

describe('转人工', () => {
  it.each([
    ['in the middle of nothing', []],
    ['in the middle of a report', ['申报', '1']],
  ])('tells somebody of the village, %s', async (_, before) => {
    world = await openWorld({ at: thursday });
    for (const words of before) await world.say('v-sq-1', words);
    const [answer = ''] = await world.say('v-sq-1', '转人工');
    expect(answer).not.toBe('');
    await expect
      .poll(() => world.toldTo('c-sq-1').filter(({ text }) => text.includes('秦彩云')).length)
      .toBe(1);
    const notes = await world.service.runtime.store.operator.list(5);
    expect(notes.filter(({ kind }) => kind === 'human_requested')).toHaveLength(1);
  });

  it('says at night that it is told in the morning, and tells it then', async () => {
    world = await openWorld({ at: '2026-10-08T21:15:00+08:00' });
    const [answer = ''] = await world.say('v-sq-1', '转人工');
    expect(answer).toContain('休息时间，10月9日（周五）07:30替您转告');
    expect(world.toldTo('c-sq-1')).toEqual([]);
    await world.moveTo('2026-10-09T07:31:00+08:00');
    await expect
      .poll(() => world.toldTo('c-sq-1').filter(({ text }) => text.includes('秦彩云')).length)
      .toBe(1);
  });
});

describe('words that no talk expects', () => {
  it.each(['俺要申请救助款', '低保咋申请', '娃娃上学没钱', '我家遭难了', '俺家猪都死光咯，咋整'])(
    'lead to a declaration: %s',
    async (words) => {
      world = await openWorld({ at: thursday });
      const [answer = ''] = await world.say('v-sq-1', words);
      expect(answer).toContain('申报困难');
      expect((await world.say('v-sq-1', '1'))[0]).toContain('（1/9）');
    },
  );

  it('start it at once when they are the words for it', async () => {
    world = await openWorld({ at: thursday });
    expect((await world.say('v-sq-1', '我想申报。'))[0]).toContain('（1/9）');
  });
});

describe('danger said in a group', () => {
  it('is told to the village and township of that group, with the name on the phone', async () => {
    world = await openWorld({ at: thursday });
    await world.sayIn('r-sq-v@sim', 'v-sq-3', '有人快不行了');
    await expect.poll(() => world.toldTo('c-sq-1').length).toBeGreaterThan(0);
    const [alert] = world.toldTo('c-sq-1');
    expect(alert?.text).toContain('陶长根');
    expect(alert?.text).toContain('石桥村');
    await expect.poll(() => world.toldTo('c-qx').length).toBeGreaterThan(0);
  });
});
