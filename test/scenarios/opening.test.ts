import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  contactIdOf,
  groupIdOf,
  maskIdNumber,
  toId,
  type AreaCode,
  type PersonId,
} from '../../src/core/index.ts';
import type { CodeUse, Store } from '../../src/store/index.ts';
import { idNumber } from '../runner/imports/support.ts';
import { openWorld, type World } from '../support/world.ts';

const village = toId<AreaCode>('sw-qx-sq');
const soon = new Date('2026-09-27T01:00:00.000Z');

let world: World;
afterEach(() => world.close());

async function openCounty(): Promise<Store> {
  world = await openWorld({ at: '2026-09-24T09:00:00+08:00' });
  return world.service.runtime.store;
}

/** A chat group that nobody has told the bot about. */
const room = 'r-new@sim';

async function openCountyWithGroup(): Promise<Store> {
  const { settings } = await openCounty();
  const book = await settings.read<{ rooms: object[] }>('demoPhoneBook');
  const members = ['c-sq-1', 'c-sq-2', 'c-ls-1', 'c-qx', 'c-gl', 'v-sq-1'];
  const rooms = [room, 'r-other@sim'].map((id) => ({ room: id, topic: id, kind: 'committee', members }));
  await settings.write('demoPhoneBook', { ...book, rooms: [...(book?.rooms ?? []), ...rooms] });
  await world.restart();
  return world.service.runtime.store;
}

/** Say something in the group and wait for what the bot answers there, without the @ before it. */
async function answerIn(as: string, text: string, where = room): Promise<string> {
  const before = world.inRoom(where).length;
  await world.sayIn(where, as, text);
  await vi.waitFor(() => expect(world.inRoom(where).length).toBeGreaterThan(before));
  return (world.inRoom(where).at(-1) ?? '').replace(/^@\S+\s/u, '');
}

const forPerson = (id: string): CodeUse => ({ kind: 'person', person: toId<PersonId>(id) });
const forGroup: CodeUse = { kind: 'group', area: village, groupKind: 'committee' };

describe('绑定本群', () => {
  it('makes a group one of the village, once, and from then on the digest goes there', async () => {
    const { codes, groups } = await openCountyWithGroup();
    await codes.insert('38472915', forGroup, soon);
    const told = await answerIn('c-sq-1', '绑定本群 38472915');
    expect(told).toContain('绑定好了，这是石桥村两委群。');
    expect(await groups.find(groupIdOf('simulator', 'bot', room))).toMatchObject({
      area: village,
      kind: 'committee',
    });
    const again = await answerIn('c-sq-1', '绑定本群 38472915', 'r-other@sim');
    expect(again).toContain('没有绑定：这个码不对，或者已经用过、过期了');
    expect(await groups.find(groupIdOf('simulator', 'bot', 'r-other@sim'))).toBeNull();
    await world.moveTo('2026-09-25T09:00:00+08:00');
    expect(world.inRoom(room).some((text) => text.includes('石桥村'))).toBe(true);
  });

  it('is no villager’s nor another village’s, and the code stays good for who may', async () => {
    const { codes, groups } = await openCountyWithGroup();
    await codes.insert('38472915', forGroup, soon);
    for (const as of ['v-sq-1', 'c-ls-1', 'c-gl']) {
      const told = await answerIn(as, '绑定本群38472915');
      expect(told).toContain('要由这个地方的干部来发');
    }
    expect(await groups.find(groupIdOf('simulator', 'bot', room))).toBeNull();
    const told = await answerIn('c-qx', '绑定本群：38472915');
    expect(told).toContain('绑定好了');
  });

  it('says how, without a code or in the wrong place, and takes no code for a person', async () => {
    const { codes } = await openCountyWithGroup();
    await codes.insert('38472915', forPerson('c-sq-1'), soon);
    expect(await answerIn('c-sq-1', '绑定本群')).toBe(
      '请把绑定码写在后面，像这样：绑定本群 12345678。没有码的话，请向县里要。',
    );
    expect(await world.say('c-sq-1', '绑定本群 38472915')).toEqual(['请在要绑定的那个群里发这句话。']);
    const told = await answerIn('c-sq-1', '绑定本群 38472915');
    // How many more may be tried is nobody's business there.
    expect(told).toBe('没有绑定：这个码不对，或者已经用过、过期了。请核对后再发，或者向县里再要一个。');
  });
});

describe('a cadre’s code', () => {
  it('makes a stranger the person of the roster, with their menu and tasks', async () => {
    const { codes, people, contacts } = await openCounty();
    await codes.insert('50617283', forPerson('c-sq-1'), soon);
    await world.client.askFriend('v-sq-3', '');
    expect(await world.say('v-sq-3', '绑定 50617283')).toEqual([
      '田守田，您好，绑定好了。\n您是石桥村村支书。\n回复“任务”，看看有哪些事要办；回复“帮助”，看看能做什么。',
    ]);
    const contact = contactIdOf('simulator', 'bot', 'v-sq-3');
    expect((await people.find(toId('c-sq-1')))?.contact).toBe(contact);
    expect((await contacts.find(contactIdOf('simulator', 'bot', 'c-sq-1')))?.person).toBeUndefined();
    expect((await world.say('v-sq-3', '帮助'))[0]).toContain('来件');
    // The phone before is a stranger's now.
    expect((await world.say('c-sq-1', '帮助'))[0]).not.toContain('来件');
    expect((await world.say('c-sq-1', '绑定 50617283'))[0]).toContain('没有绑定');
  });

  it('is answered plainly when it is wrong, and no more after five', async () => {
    const { codes } = await openCounty();
    await codes.insert('50617283', forPerson('c-sq-1'), soon);
    await world.client.askFriend('v-sq-4', '');
    for (const left of [4, 3, 2, 1]) {
      expect((await world.say('v-sq-4', '绑定 11111111'))[0]).toBe(
        `没有绑定：这个码不对，或者已经用过、过期了。请核对后再发，或者向县里再要一个。\n今天还可以试${left}次。`,
      );
    }
    expect((await world.say('v-sq-4', '绑定 11111111'))[0]).not.toContain('今天还可以试');
    // Even the right one is not heard any more today.
    expect((await world.say('v-sq-4', '绑定 50617283'))[0]).toContain('今天试的次数太多了');
    await world.moveTo('2026-09-25T09:00:00+08:00');
    expect((await world.say('v-sq-4', '绑定 50617283'))[0]).toContain('绑定好了');
  });

  it('is good until its time and not after, and in the middle of a talk', async () => {
    const { codes } = await openCounty();
    await codes.insert('50617283', forPerson('c-sq-1'), new Date('2026-09-24T01:00:00.000Z'));
    await codes.insert('50617284', forPerson('c-sq-2'), soon);
    await world.client.askFriend('v-sq-3', '');
    expect((await world.say('v-sq-3', '绑定 50617283'))[0]).toContain('过期了');
    expect((await world.say('v-sq-3', '绑定'))[0]).toContain('请把绑定码写在后面');
    await world.sayAll('v-sq-3', '申报');
    const told = await world.say('v-sq-3', '绑定 50617284');
    expect(told.join('\n')).toContain('郑长根，您好，绑定好了。');
  });
});

describe('认领', () => {
  const row = { village: '石桥村', name: '秦彩云', relation: '之女', idNumber: idNumber('19570412', 11) };

  async function openClaim(change: Record<string, string> = {}): Promise<Store> {
    const store = await openCounty();
    const at = world.service.runtime.clock.now();
    const claim = {
      preset: 'households',
      area: village,
      at,
      reason: 'name_twice',
      row: { ...row, ...change },
    };
    await store.claims.insertMany([claim]);
    return store;
  }

  it('shows the township what waits in its villages, and nobody else', async () => {
    await openClaim();
    const [told] = await world.say('c-qx', '认领');
    expect(told).toContain('1号 石桥村 秦彩云：同名的不止一个，分不清是哪一个');
    const [one] = await world.say('c-qx', '认领 1');
    expect(one).toContain(`1号 石桥村：秦彩云，之女，${maskIdNumber(row.idNumber)}`);
    expect(one).toContain('村里同名的户：\n秦彩云（2组）, 1号');
    expect((await world.say('c-gl', '认领'))[0]).toBe('没有等着认领的行。');
    expect((await world.say('c-gl', '认领 1'))[0]).toContain('没有等着认领的1号');
    expect((await world.say('c-sq-1', '认领'))[0]).not.toContain('秦彩云');
  });

  it('puts the row into the household that the township names, once', async () => {
    const { register, claims } = await openClaim();
    expect((await world.say('c-qx', '认领 1 99号'))[0]).toContain('找不到这个号的户');
    expect((await world.say('c-qx', '认领 1 那一家'))[0]).toContain('请回复户的号');
    expect(await world.say('c-qx', '认领 1 2号')).toEqual(['记下了：1号 秦彩云是窦新民（3组）, 2号的人。']);
    const [household] = await register.findByIdNumber(row.idNumber);
    expect(household).toMatchObject({
      name: '窦新民',
      members: 6,
      family: [{ name: '秦彩云', relation: '之女', idNumber: row.idNumber, birth: '1957-04-12' }],
    });
    expect((await world.say('c-qx', '认领 1 2号'))[0]).toContain('没有等着认领的1号');
    // Its file comes again: it has been said whose it is.
    const at = world.service.runtime.clock.now();
    await claims.insertMany([{ preset: 'households', area: village, at, reason: 'name_twice', row }]);
    expect(await claims.listWaiting(village)).toEqual([]);
  });

  it('takes a village by name where the file had none that is known', async () => {
    const { claims, register } = await openCounty();
    const at = world.service.runtime.clock.now();
    const township = toId<AreaCode>('sw-qx');
    const said = { ...row, village: '石桥沟村' };
    await claims.insertMany([
      { preset: 'households', area: township, at, reason: 'place_unknown', row: said },
    ]);
    expect((await world.say('c-qx', '认领 1 2号'))[0]).toContain('找不到这个号的户');
    expect((await world.say('c-qx', '认领 1 云坪村2号'))[0]).toContain('找不到这个号的户');
    expect((await world.say('c-qx', '认领 1 石桥村2号'))[0]).toContain('窦新民（3组）, 2号');
    expect((await register.findByIdNumber(row.idNumber))[0]?.village).toBe(village);
  });

  it('takes no for an answer, and moves nobody who heads another household', async () => {
    const { register, claims, households } = await openClaim();
    const other = { id: toId<never>('h-x'), village, number: 77, name: '秦彩云', members: 1 };
    await register.insertMany([
      { ...other, family: [{ name: '秦彩云', relation: '户主', idNumber: row.idNumber }] },
    ]);
    expect((await world.say('c-qx', '认领 1 2号'))[0]).toContain('是另一户户主的');
    expect((await world.say('c-qx', '认领 1 不是'))[0]).toContain('以后也不再问');
    expect(await claims.listWaiting(village)).toEqual([]);
    expect(await households.find(toId('h-sq-2'))).toMatchObject({ members: 6 });
  });
});
