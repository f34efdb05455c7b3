import { afterEach, describe, expect, it } from 'vitest';
import { toId, type ContactId } from '../../src/core/index.ts';
import { bringTo, talks } from '../support/village-talk.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';
const village = 'r-sq-v@sim';

describe('scenario 10: private data in a group', () => {
  it('is not kept, answered once, and put before the operator', async () => {
    world = await openWorld({ at: thursday });
    const replies = await world.sayIn(village, 'v-sq-1', '我叫秦彩云，身份证11010519491231002X，得了肺癌');
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain('私');
    expect(replies[0]).not.toMatch(/11010519491231002X|肺癌/);
    const { store } = world.service.runtime;
    const turns = await store.turns.listRecent(toId<ContactId>('simulator/bot/v-sq-1'), 10);
    expect(JSON.stringify(turns)).not.toMatch(/11010519491231002X|肺癌/);
    const notes = await store.operator.list(10);
    expect(notes.filter(({ kind }) => kind === 'group_leak')).toHaveLength(1);
    expect(JSON.stringify(notes)).not.toMatch(/11010519491231002X|肺癌|秦彩云/);
  });

  it('leaves other talk of the group alone, and answers a mention with one line', async () => {
    world = await openWorld({ at: thursday });
    expect(await world.sayIn(village, 'v-sq-1', '今天赶集去不去')).toEqual([]);
    const mentioned = await world.sayIn(village, 'v-sq-1', '我要申报', true);
    expect(mentioned).toHaveLength(1);
    expect(mentioned[0]).toContain('私');
    expect(await world.service.runtime.store.cases.listByHousehold(toId('h-sq-1'))).toEqual([]);
  });
});

describe('scenario 61: nothing private leaves private chat', () => {
  it('shows groups neither ID numbers nor phones, illnesses or amounts, over a month of work', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll(
      'v-sq-1',
      '申报',
      '1',
      '1',
      '得了肺癌，动手术花了三万五',
      '今年8月',
      '35000',
      '4',
      '2',
      '没有',
      '1',
    );
    await world.sayAll('c-sq-1', '开始公示', '1', '1', '村委会公示栏', '1');
    await world.moveTo('2026-10-26T09:00:00+08:00');
    const inGroups = world.client.rooms.flatMap(({ id }) => world.inRoom(id));
    expect(inGroups.length).toBeGreaterThan(20);
    const all = inGroups.join('\n');
    expect(all).not.toMatch(/肺癌|手术|看病|35,?000|三万五|1\d{10}|\d{17}[\dXx]/);
    const names = world.client.people.filter(({ group }) => group === 'villager').map(({ name }) => name);
    for (const name of names) expect(all).not.toContain(name);
    for (const digest of inGroups.filter((text) => text.includes('日报'))) {
      expect(digest.length).toBeLessThanOrEqual(900);
    }
  });

  it('opens nothing to somebody who borrows a name', async () => {
    world = await openWorld({ at: thursday });
    const [real = ''] = await world.sayAll(
      'v-sq-1',
      '申报',
      '1',
      '1',
      '老伴住院了',
      '今年8月',
      '35000',
      '4',
      '2',
      '没有',
      '1',
    );
    const number = /2026-\d{4}/.exec(real)?.[0] ?? 'none';
    await world.client.askFriend('v-sq-4', '你好');
    await world.sayAll('v-sq-4', '申报', '1', '秦彩云', '石桥村2组', '跳过', '退出');
    expect((await world.say('v-sq-4', '进度')).join('\n')).not.toContain(number);
  });

  it('says that an ID number nobody has asked for is not needed', async () => {
    world = await openWorld({ at: thursday });
    const [answer = ''] = await world.say('v-sq-1', '我的身份证号 110101195001011234');
    expect(answer).toContain('身份证号不用发给我');
    expect(answer).not.toContain('1101');
  });

  it('puts only the configured fields on the board', async () => {
    world = await openWorld({ at: thursday });
    const [opened = ''] = await world.sayAll('c-sq-1', '开始公示', '1', '1', '村委会公示栏', '1');
    const board = opened.split('————')[1] ?? '';
    const fields = board.split('\n').flatMap((line) => (line.includes('：') ? [line.split('：')[0]] : []));
    expect(fields).toEqual(['户主', '村', '组', '人口数', '监督电话']);
    expect(board).toContain('12317');
    expect(opened).not.toMatch(/因病|看病|元|198\d{8}/);
  });

  it('puts on the board how many were found to live there, not how many the list has', async () => {
    world = await openWorld({ at: thursday });
    await bringTo(world, 'accept');
    await world.sayAll('c-sq-1', ...talks.verify.toSpliced(6, 1, '2', '3'));
    await world.sayAll('c-sq-2', ...talks.cosign);
    await world.sayAll('c-sq-1', ...talks.evaluate);
    const [opened = ''] = await world.sayAll('c-sq-1', '开始公示', '秦彩云', '1', '1', '1');
    expect(opened).toContain('人口数：3');
  });
});
