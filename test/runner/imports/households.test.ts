import { describe, expect, it } from 'vitest';
import { toId } from '../../../src/core/index.ts';
import type { Store } from '../../../src/store/index.ts';
import { openTestStore } from '../../store/support/open-test-store.ts';
import { areas, idNumber, importSheet, now, stone, told, tryImport } from './support.ts';

const qin = idNumber('19570412', 11);
const wife = idNumber('19600101', 22);
const son = idNumber('19850505', 33);
const other = idNumber('19700707', 44);

async function openCounty(): Promise<{
  store: Store;
  raw: Awaited<ReturnType<typeof openTestStore>>['raw'];
}> {
  const { store, raw } = await openTestStore();
  await store.areas.insertMany(areas);
  return { store, raw };
}

const twoFamilies = `
乡镇 | 村 | 组 | 姓名 | 与户主关系 | 身份证号码 | 联系电话 | 是否常住
清溪镇 | 石桥村 | 2组 | 秦彩云 | 户主 | ${qin} | 13800001111 | 是
清溪镇 | 石桥村 | 2组 | 赵秀兰 | 配偶 | ${wife} | | 是
清溪镇 | 石桥村 | 2组 | 秦小山 | 之子 | ${son} | | 否
清溪镇 | 石桥村 | 三组 | 窦新民 | 户主 | | |
清溪镇 | 石桥村 | 3 | 窦小民 | 之子 | | |`;

describe('a list of households', () => {
  it('brings in households with their members, found by ID number and by name', async () => {
    const { store } = await openCounty();
    const { verdicts } = await importSheet(store, 'households', twoFamilies);
    expect(told(verdicts)).toEqual(['new', 'new', 'new', 'new', 'new']);
    const [family] = await store.register.findByIdNumber(son);
    expect(family).toMatchObject({
      village: stone,
      group: 2,
      number: 1,
      name: '秦彩云',
      members: 3,
      phone: '13800001111',
      family: [
        { name: '秦彩云', relation: '户主', idNumber: qin, birth: '1957-04-12', livesHere: true },
        { name: '赵秀兰', relation: '配偶', idNumber: wife, birth: '1960-01-01', livesHere: true },
        { name: '秦小山', relation: '之子', idNumber: son, birth: '1985-05-05', livesHere: false },
      ],
    });
    expect((await store.register.findByMember('窦小民', stone))[0]).toMatchObject({ group: 3, number: 2 });
    // The rest of the house sees ordinary households.
    expect((await store.households.listByVillage(stone)).map(({ name }) => name)).toEqual([
      '秦彩云',
      '窦新民',
    ]);
  });

  it('writes nothing in a dry run, with the same verdicts', async () => {
    const { store, raw } = await openCounty();
    const count = async (): Promise<number> => {
      const names = await raw.listCollections({}, { nameOnly: true }).toArray();
      const counts = names.map(async ({ name }) => (await raw.collection(name).find().toArray()).length);
      return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
    };
    const before = await count();
    const sheet = `${twoFamilies}\n清溪镇 | 没有村 | | 李四 | 户主 | | |`;
    const { verdicts } = await importSheet(store, 'households', sheet, { apply: false });
    expect(told(verdicts)).toEqual(['new', 'new', 'new', 'new', 'new', 'unclaimed place_unknown']);
    expect(await count()).toBe(before);
  });

  it('changes nothing when it comes again', async () => {
    const { store, raw } = await openCounty();
    await importSheet(store, 'households', twoFamilies);
    const dump = () => raw.collection('households').find().sort({ _id: 1 }).toArray();
    const before = await dump();
    const { verdicts } = await importSheet(store, 'households', twoFamilies);
    expect(told(verdicts)).toEqual(['same', 'same', 'same', 'same', 'same']);
    expect(await dump()).toEqual(before);
  });

  it('adds and corrects, takes nobody out, and lets an empty cell say nothing', async () => {
    const { store } = await openCounty();
    await importSheet(store, 'households', twoFamilies);
    const { verdicts } = await importSheet(
      store,
      'households',
      `村 | 姓名 | 与户主关系 | 身份证号码 | 联系电话 | 乡镇
       石桥村 | 秦彩云 | 户主 | ${qin} | 13800002222 | 清溪镇
       石桥村 | 秦小花 | 之女 | ${other} | | 清溪镇`,
    );
    expect(told(verdicts)).toEqual(['changed', 'new']);
    const [family] = await store.register.findByIdNumber(qin);
    expect(family).toMatchObject({ number: 1, group: 2, phone: '13800002222', members: 4 });
    expect(family?.family.map(({ name }) => name)).toEqual(['秦彩云', '赵秀兰', '秦小山', '秦小花']);
  });

  it('believes the number of people that is said, and hints where other ones are named', async () => {
    const { store } = await openCounty();
    const membersOf = async () => (await store.register.findByIdNumber(qin))[0]?.members;
    const list = (people: number | '') => `
村 | 乡镇 | 姓名 | 与户主关系 | 身份证号码 | 人口数
石桥村 | 清溪镇 | 秦彩云 | 户主 | ${qin} | ${people}
石桥村 | 清溪镇 | 赵秀兰 | 配偶 | ${wife} |`;
    const bring = async (people: number | '') =>
      told((await importSheet(store, 'households', list(people))).verdicts);
    expect(await bring(4)).toEqual(['new members_differ', 'new']);
    expect(await membersOf()).toBe(4);
    expect(await bring(4)).toEqual(['same members_differ', 'same']);
    // A list that says no number does not undo one, and a smaller number is believed, too.
    expect(await bring('')).toEqual(['same', 'same']);
    expect(await membersOf()).toBe(4);
    expect(await bring(1)).toEqual(['changed members_differ', 'same']);
    expect(await bring('')).toEqual(['same', 'same']);
    expect(await membersOf()).toBe(1);
    expect(await bring(2)).toEqual(['changed', 'same']);
    // Where each row is a head nobody else is to be named.
    const heads = `村 | 乡镇 | 户主姓名 | 身份证号码 | 人口数\n石桥村 | 清溪镇 | 窦新民 | ${other} | 5`;
    expect(told((await importSheet(store, 'households', heads)).verdicts)).toEqual(['new']);
  });

  it('gives every row one state, whatever is wrong with it', async () => {
    const { store } = await openCounty();
    await store.register.insertMany([
      { id: toId('h-a'), village: stone, number: 31, name: '张桂花', members: 2, family: [] },
      { id: toId('h-b'), village: stone, number: 32, name: '张桂花', members: 3, family: [] },
      {
        id: toId('h-c'),
        village: stone,
        number: 33,
        name: '孙老三',
        members: 1,
        provisional: true,
        family: [],
      },
    ]);
    const sheet = `
村 | 乡镇 | 姓名 | 与户主关系 | 身份证号码 | 联系电话
石桥村 | 清溪镇 | 秦彩云 | 户主 | ${qin} |
石桥村 | 清溪镇 | 秦彩云 | 户主 | ${qin} |
石桥村 | 清溪镇 | 张桂花 | 户主 | |
石桥村 | 清溪镇 | 张小花 | 之女 | |
柳湾村 | | 何来喜 | 户主 | |
石桥沟村 | 清溪镇 | 葛桂花 | 户主 | |
石桥村 | 清溪镇 | 冯永顺 | 户主 | 522101195704120011 |
石桥村 | 清溪镇 | 冯小顺 | 之子 | |
石桥村 | 清溪镇 | 吴银花 | 户主 | 5.22101198001011e+17 |
石桥村 | 清溪镇 | 卫德厚 | 户主 | | 12345
石桥村 | 清溪镇 | | 户主 | |
石桥村 | 清溪镇 | 孙老三 | 户主 | |
老石桥 | 清溪镇 | 潘德厚 | 户主 | |
石桥村 | 清溪镇 | 潘小厚 | | |

石桥村 | 清溪镇 | 苏水生 | 户主 | ${other} |
石桥村 | 清溪镇 | 苏大嫂 | 配偶 | ${qin} |`.trim();
    const { verdicts } = await importSheet(store, 'households', sheet);
    expect(told(verdicts)).toEqual([
      'unclaimed id_in_two_households',
      'repeated row_twice',
      'unclaimed name_twice',
      'unclaimed name_twice',
      'unclaimed place_twice',
      'unclaimed place_unknown',
      'faulty id_wrong',
      'unclaimed no_head',
      'faulty number_lost',
      'faulty phone_wrong',
      'faulty missing',
      'unclaimed provisional',
      'new',
      'faulty no_relation',
      'new',
      'unclaimed id_in_two_households',
    ]);
    // Every row that is not empty, below the header, once.
    const rows = sheet.split('\n').filter((line) => line.trim() !== '').length - 1;
    expect(new Set(verdicts.map(({ row }) => row)).size).toBe(rows);
    expect(verdicts).toHaveLength(rows);
    // Nothing was put to either of the namesakes.
    expect(
      (
        await store.register.find({ codes: [], idNumbers: [], heads: [{ name: '张桂花', village: stone }] })
      ).map(({ family }) => family),
    ).toEqual([[], []]);
  });

  it('keeps what waits for the township, once, until it has found its place', async () => {
    const { store } = await openCounty();
    await store.register.insertMany([
      { id: toId('h-a'), village: stone, number: 31, name: '张桂花', members: 2, family: [] },
      { id: toId('h-b'), village: stone, number: 32, name: '张桂花', members: 3, family: [] },
    ]);
    const row = '石桥村 | 清溪镇 | 张桂花 | 户主 |';
    const sheet = `村 | 乡镇 | 姓名 | 与户主关系 | 组\n${row}`;
    await importSheet(store, 'households', sheet);
    await importSheet(store, 'households', sheet);
    const [claim, ...more] = await store.claims.listWaiting(toId('c-q'));
    expect(more).toEqual([]);
    expect(claim).toMatchObject({
      number: 1,
      preset: 'households',
      area: stone,
      at: now,
      reason: 'name_twice',
      row: { village: '石桥村', township: '清溪镇', name: '张桂花', relation: '户主' },
    });
    expect(await store.claims.listWaiting(toId('c-g'))).toEqual([]);
    // One of them turns out to live in another group: now the name is enough.
    await store.register.updateMany([
      { id: toId('h-b'), village: stone, number: 32, name: '张桂芳', members: 3, family: [] },
    ]);
    expect(told((await importSheet(store, 'households', sheet)).verdicts)).toEqual(['changed']);
    expect(await store.claims.listWaiting(toId('c-q'))).toEqual([]);
    // And should the doubt come back, so does the claim.
    await store.register.insertMany([
      { id: toId('h-d'), village: stone, number: 35, name: '张桂花', members: 3, family: [] },
    ]);
    await importSheet(store, 'households', sheet);
    expect(await store.claims.listWaiting(toId('c-q'))).toHaveLength(1);
  });

  it('still asks about a row when a namesake elsewhere has found a place', async () => {
    const { store } = await openCounty();
    const waiting = async () => (await store.claims.listWaiting(toId('c'))).map(({ row }) => row['name']);
    const bring = async (...rows: string[]) =>
      told(
        (
          await importSheet(
            store,
            'households',
            ['村 | 乡镇 | 组 | 姓名 | 与户主关系 | 电话', ...rows].join('\n'),
          )
        ).verdicts,
      );
    const twins = [3, 4].map((group) => ({
      id: toId<never>(`h-${group}`),
      village: stone,
      group,
      number: 30 + group,
      name: '张桂花',
      members: 2,
      family: [],
    }));
    await store.register.insertMany(twins);
    await bring(
      '石桥沟村 | 清溪镇 | | 窦新民 | 户主 |',
      '柳湾村 | | | 何来喜 | 户主 |',
      '石桥村 | 清溪镇 | | 张桂花 | 户主 |',
    );
    const all = ['窦新民', '何来喜', '张桂花'];
    expect(await waiting()).toEqual(all);
    const others = ['石桥村 | 清溪镇 | | 窦新民 | 户主 |', '柳湾村 | 高岭乡 | | 何来喜 | 户主 |'];
    await bring(...others, '石桥村 | 清溪镇 | 3 | 张桂花 | 户主 |');
    expect(await waiting()).toEqual(all);
  });

  it('asks no more about a row that was mended and has found its place', async () => {
    const { store } = await openCounty();
    const waiting = async () => (await store.claims.listWaiting(toId('c'))).map(({ row }) => row['name']);
    const bring = async (...rows: string[]) => {
      const sheet = ['村 | 乡镇 | 组 | 姓名 | 与户主关系 | 身份证号码 | 联系电话', ...rows].join('\n');
      return told((await importSheet(store, 'households', sheet)).verdicts);
    };
    const known = `石桥村 | 清溪镇 | 1 | 秦彩云 | 户主 | ${qin} |`;
    const lost = '石桥沟村 | 清溪镇 | | 窦新民 | 户主 | | 13800003333';
    const bend = '柳湾村 | | | 何来喜 | 户主 | | 13800005555';
    const twin = '石桥村 | 清溪镇 | | 张桂花 | 户主 | | 13800006666';
    const twins = [3, 4].map((group) => ({
      id: toId<never>(`h-${group}`),
      village: stone,
      group,
      number: 30 + group,
      name: '张桂花',
      members: 2,
      family: [],
    }));
    await store.register.insertMany(twins);
    await bring(known);
    await bring(known.replace('石桥村', '石乔村'), lost, bend, twin);
    expect(await waiting()).toEqual(['秦彩云', '窦新民', '何来喜', '张桂花']);
    // A village mended, a township and a group filled in; one row stands as it was.
    const mended = [known, lost, bend.replace('| |', '| 高岭乡 |'), twin.replace('镇 | |', '镇 | 3 |')];
    expect(await bring(...mended)).toEqual(['same', 'unclaimed place_unknown', 'new', 'changed']);
    expect(await waiting()).toEqual(['窦新民']);
    // Somebody else of the name, under another number, answers for nobody.
    expect(await bring('石桥村 | 清溪镇 | | 窦新民 | 户主 | | 13800004444')).toEqual(['new']);
    expect(await waiting()).toEqual(['窦新民']);
    expect(await bring('石桥村 | 清溪镇 | | 窦新民 | 户主 | | 13800003333')).toEqual(['changed']);
    expect(await waiting()).toEqual([]);
  });

  it('asks no more about a row the township has settled', async () => {
    const { store } = await openCounty();
    const twins = ['h-a', 'h-b'].map((id, index) => {
      const number = 31 + index;
      return { id: toId<never>(id), village: stone, number, name: '张桂花', members: 2, family: [] };
    });
    await store.register.insertMany(twins);
    const sheet = '村 | 乡镇 | 姓名 | 与户主关系\n石桥村 | 清溪镇 | 张桂花 | 户主';
    await importSheet(store, 'households', sheet);
    const claim = await store.claims.findWaiting(1);
    await store.claims.settle(claim?.id ?? '', 'none');
    expect(told((await importSheet(store, 'households', sheet)).verdicts)).toEqual(['same claimed_before']);
    expect(await store.claims.listWaiting(stone)).toEqual([]);
  });

  it('never puts members below a refused head to the household above', async () => {
    const { store } = await openCounty();
    await importSheet(
      store,
      'households',
      `村 | 乡镇 | 姓名 | 与户主关系 | 身份证号码
石桥村 | 清溪镇 | 秦彩云 | 户主 | ${qin}
石桥村 | 清溪镇 | 冯永顺 | 户主 | 123
石桥村 | 清溪镇 | 冯小顺 | 之子 |`,
    );
    expect((await store.register.findByIdNumber(qin))[0]?.family).toHaveLength(1);
    expect(await store.register.findByMember('冯小顺', stone)).toEqual([]);
  });

  it('is erased with its household, and carried over with its line in the register', async () => {
    const { store, raw } = await openCounty();
    await importSheet(store, 'households', twoFamilies);
    const [first] = await store.register.findByIdNumber(qin);
    const [second] = await store.register.findByMember('窦小民', stone);
    await store.erasure.eraseCases(second?.id ?? toId(''));
    expect((await store.register.findByMember('窦小民', stone))[0]).toEqual(second);
    await store.erasure.eraseHousehold(first?.id ?? toId(''));
    expect(await store.register.findByIdNumber(qin)).toEqual([]);
    const row = await raw.collection('households').findOne({ village: stone, number: 1 });
    expect(row).not.toHaveProperty('lookup');
    expect(row).not.toHaveProperty('nameIndex');
    // Another list of the village still comes in.
    expect(told((await importSheet(store, 'households', twoFamilies)).verdicts).slice(3)).toEqual([
      'same',
      'same',
    ]);
  });

  it('names the columns it misses, and wants areas first', async () => {
    const { store } = await openTestStore();
    expect(await tryImport(store, 'households', '村 | 电话\n石桥村 | 1')).toEqual({ missing: ['姓名'] });
    expect(await tryImport(store, 'households', '村 | 姓名\n石桥村 | 秦彩云')).toEqual({ noAreas: true });
  });
});

describe('the national export', () => {
  const sheet = `
（基础信息）户信息 | | | | | | | | |
导出时间 2026-09-01 | | | | | | | | |
县 | 乡 | 村 | 户编号 | 姓名 | 证件类型 | 证件号码 | 与户主关系 | 健康状况 | 户类型
守望县 | 清溪镇 | 石桥村 | 5221000101 | 秦彩云 | 居民身份证 | ${qin} | 户主 | 长期慢性病 | 脱贫户
守望县 | 清溪镇 | 石桥村 | 5221000102 | 窦新民 | 居民身份证 | ${other} | 户主 | 健康 | 边缘易致贫户
守望县 | 清溪镇 | 石桥村 | 5221000101 | 赵秀兰 | 残疾人证 | ${wife}43 | 配偶 | 残疾 | 脱贫户`;

  it('has its header on the third row, one row a person, and changes nothing the second time', async () => {
    const { store } = await openCounty();
    expect(told((await importSheet(store, 'national', sheet)).verdicts)).toEqual(['new', 'new', 'new']);
    const [family] = await store.register.findByIdNumber(wife);
    expect(family).toMatchObject({
      code: '5221000101',
      facts: { kind: '脱贫户' },
      family: [
        { name: '秦彩云', facts: { health: '长期慢性病' } },
        { name: '赵秀兰', facts: { health: '残疾', idKind: '残疾人证' } },
      ],
    });
    expect(told((await importSheet(store, 'national', sheet)).verdicts)).toEqual(['same', 'same', 'same']);
  });

  it('finds the household that a list brought in before it had a number', async () => {
    const { store } = await openCounty();
    await importSheet(store, 'households', twoFamilies);
    // 窦新民 was known by name alone, and is found by it.
    expect(told((await importSheet(store, 'national', sheet)).verdicts)).toEqual([
      'changed',
      'changed',
      'changed',
    ]);
    expect((await store.households.listByVillage(stone)).map(({ name }) => name)).toEqual([
      '秦彩云',
      '窦新民',
    ]);
  });

  it('does not believe a number that names somebody else', async () => {
    const { store } = await openCounty();
    await importSheet(store, 'national', sheet);
    const wrong = sheet.replaceAll('5221000101', '5221000999').replaceAll('5221000102', '5221000101');
    expect(told((await importSheet(store, 'national', wrong)).verdicts)).toEqual([
      'unclaimed code_differs',
      'unclaimed code_differs',
      'unclaimed code_differs',
    ]);
  });
});
