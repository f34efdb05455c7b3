import { describe, expect, it } from 'vitest';
import { toId, type RoleAssignment } from '../../../src/core/index.ts';
import { findNamed } from '../../../src/runner/imports/places.ts';
import { openTestStore } from '../../store/support/open-test-store.ts';
import { areas, importSheet, loadPreset, presetText, stone, told } from './support.ts';

describe('a list of areas', () => {
  const sheet = `
县 | 乡镇 | 村 | 区划代码 | 别名
守望县 | 清溪镇 | 石桥村 | 522101101201 | 老石桥、桥上
守望县 | 清溪镇 | | |
守望县 | 高岭乡 | 柳湾村 | |
守望县 | 清溪镇 | 石桥村 | 522101101201 |
守望县 | | 云坪村 | |
别的县 | 高岭乡 | 云坪村 | |
守望县 | 高岭乡 | 云坪村 | 123 |`;

  it('makes county, townships and villages, each code inside the one above', async () => {
    const { store } = await openTestStore();
    const { verdicts } = await importSheet(store, 'areas', sheet);
    expect(told(verdicts)).toEqual([
      'new',
      'same',
      'new',
      'repeated row_twice',
      'faulty no_township',
      'faulty other_county',
      'faulty code_form',
    ]);
    const made = await store.areas.list();
    expect(made.map(({ name }) => name).toSorted()).toEqual(
      ['守望县', '清溪镇', '石桥村', '高岭乡', '柳湾村'].toSorted(),
    );
    expect(made.find(({ name }) => name === '石桥村')).toEqual({
      code: '522101-101-201',
      name: '石桥村',
      level: 'village',
      aliases: ['老石桥', '桥上'],
    });
    const bend = made.find(({ name }) => name === '柳湾村');
    const hill = made.find(({ name }) => name === '高岭乡');
    expect(bend?.code.startsWith(`${hill?.code ?? '?'}-`)).toBe(true);
    const again = await importSheet(store, 'areas', sheet);
    expect(told(again.verdicts).slice(0, 4)).toEqual(['same', 'same', 'same', 'repeated row_twice']);
    expect(await store.areas.list()).toEqual(made);
  });

  it('knows an area by its code, whatever its name, and takes a further name only as an alias', async () => {
    const { store } = await openTestStore();
    const head = '县 | 乡镇 | 村 | 区划代码 | 别名';
    const place = (village: string, code: string, alias = ''): string =>
      `${head}\n守望县 | 清溪镇 | ${village} | ${code} | ${alias}`;
    await importSheet(store, 'areas', place('石桥村', '522101101201'));
    const made = await store.areas.list();
    const renamed = await importSheet(store, 'areas', place('新桥村', '522101101201'));
    expect(told(renamed.verdicts)).toEqual(['same area_name_differs']);
    expect(await store.areas.list()).toEqual(made);
    const also = await importSheet(store, 'areas', place('新桥村', '522101101201', '新桥村'));
    expect(told(also.verdicts)).toEqual(['changed']);
    expect((await store.areas.list()).find(({ level }) => level === 'village')).toMatchObject({
      code: '522101-101-201',
      name: '石桥村',
      aliases: ['新桥村'],
    });
    const office = place('石桥村村民委员会', '522101101201');
    expect(told((await importSheet(store, 'areas', office)).verdicts)).toEqual(['same']);
  });

  it('adds an alias to a village that is there', async () => {
    const { store } = await openTestStore();
    await store.areas.insertMany(areas);
    const more = '县 | 乡镇 | 村 | 别名\n守望县 | 清溪镇 | 石桥村 | 桥头';
    expect(told((await importSheet(store, 'areas', more)).verdicts)).toEqual(['changed']);
    const made = (await store.areas.list()).find(({ code }) => code === stone);
    expect(made?.aliases).toEqual(['老石桥', '桥头']);
  });
});

describe('a place in a row', () => {
  const found = (...said: string[]): string[][] =>
    said.map((name) => findNamed(areas, name).map(({ name: its }) => its));

  it('is taken without its ending only where none was said', () => {
    expect(found('石桥村', '石桥', '石 桥', '清溪', '守望')).toEqual([
      ['石桥村'],
      ['石桥村'],
      ['石桥村'],
      ['清溪镇'],
      ['守望县'],
    ]);
    // Another kind of place is another place.
    expect(found('石桥社区', '清溪乡', '高岭镇', '石桥居民区')).toEqual([[], [], [], []]);
    const both = [
      { code: toId<never>('c-q-1'), name: '石桥村', level: 'village' as const, aliases: [] },
      { code: toId<never>('c-q-2'), name: '石桥社区', level: 'village' as const, aliases: [] },
    ];
    expect(findNamed(both, '石桥')).toEqual(both);
    expect(findNamed(both, '石桥社区居委会')).toEqual([both[1]]);
  });

  it.each(['石桥村委会', '石桥村村委会', '石桥村民委员会', '石桥村村民委员会'])(
    'is meant by its office: %s',
    (name) => expect(found(name)).toEqual([['石桥村']]),
  );
});

describe('a roster', () => {
  const sheet = `
姓名 | 职务 | 乡镇 | 村 | 联系电话 | 任职时间 | 离任时间
田守田 | 村支书 | 清溪镇 | 石桥村 | 13900000001 | 2026-01-01 |
田守田 | 监测帮扶联系人 | 清溪镇 | 石桥村 | 13900000001 | 2026/3/1 | 2026年12月31日
葛双全 | 乡镇经办 | 清溪镇 | | 13900000002 | |
施腊梅 | 县里经办 | | | 13900000003 | |
田守田 | 村支书 | 清溪镇 | 石桥村 | 13900000001 | 2026-01-01 |
郑长根 | 村长 | 清溪镇 | 石桥村 | | |
秦来喜 | 联系人 | 清溪镇 | 石沟村 | | |
何双全 | 联系人 | | 柳湾村 | | |
周秀兰 | 村支书 | 清溪镇 | | | |
马金斗 | 联系人 | 清溪镇 | 石桥村 | 13900000001 | |
孙水生 | 联系人 | 清溪镇 | 石桥村 | | 2026-05-01 | 2026-04-01`;

  it('knows a person by phone and gives every row one state', async () => {
    const { store } = await openTestStore();
    await store.areas.insertMany(areas);
    const states = [
      'new',
      'changed',
      'new',
      'new',
      'repeated row_twice',
      'faulty choice_unknown',
      'unclaimed place_unknown',
      'unclaimed place_twice',
      'faulty role_area',
      'unclaimed phone_other_name',
      'faulty dates_crossed',
    ];
    expect(told((await importSheet(store, 'roster', sheet)).verdicts)).toEqual(states);
    const people = await store.people.list();
    expect(people.find(({ name }) => name === '田守田')).toMatchObject({
      phone: '13900000001',
      roles: [
        { role: 'village_secretary', area: stone, from: '2026-01-01' },
        { role: 'liaison', area: stone, from: '2026-03-01', to: '2026-12-31' },
      ],
    });
    expect(people.find(({ name }) => name === '葛双全')?.roles).toEqual([
      { role: 'township_officer', area: 'c-q', from: '2026-09-24' },
    ]);
    const again = await importSheet(store, 'roster', sheet);
    expect(told(again.verdicts)).toEqual(
      states.map((state) => (/^(new|changed)$/.test(state) ? 'same' : state)),
    );
    expect(await store.people.list()).toEqual(people);
    expect(await store.claims.listWaiting(toId('c'))).toHaveLength(3);
  });

  it('ends a role, keeps where the person is reached, and leaves namesakes alone', async () => {
    const { store } = await openTestStore();
    await store.areas.insertMany(areas);
    const contact = toId<never>('simulator/bot/x');
    const roles = [{ role: 'liaison' as const, area: stone, from: '2026-01-01' }];
    await store.people.insertMany([
      { id: toId('p-1'), name: '秦来喜', phone: '13900000011', roles, contact },
      { id: toId('p-2'), name: '周秀兰', phone: '13900000012', roles },
      { id: toId('p-3'), name: '周秀兰', phone: '13900000013', roles },
    ]);
    const { verdicts } = await importSheet(
      store,
      'roster',
      `姓名 | 职务 | 乡镇 | 村 | 离任时间 | 联系电话
秦来喜 | 联系人 | 清溪镇 | 石桥村 | 2026-09-30 |
周秀兰 | 联系人 | 清溪镇 | 石桥村 | 2026-09-30 |
秦来喜 | 联系人 | 清溪镇 | 石桥村 | | 13700000000
秦来喜 | 联系人 | 高岭乡 | 柳湾村 | |`,
    );
    expect(told(verdicts)).toEqual([
      'changed',
      'unclaimed person_twice',
      'unclaimed phone_differs',
      'unclaimed name_elsewhere',
    ]);
    expect(await store.people.find(toId('p-1'))).toMatchObject({
      contact,
      phone: '13900000011',
      roles: [{ from: '2026-01-01', to: '2026-09-30' }],
    });
  });
});

describe('a row of a roster without a beginning', () => {
  const row = (to = ''): string =>
    `姓名 | 职务 | 乡镇 | 村 | 离任时间\n秦来喜 | 联系人 | 清溪镇 | 石桥村 | ${to}`;
  const ended = { role: 'liaison' as const, area: stone, from: '2025-01-01', to: '2025-12-31' };

  async function importBeside(roles: RoleAssignment[], sheet: string) {
    const { store } = await openTestStore();
    await store.areas.insertMany(areas);
    await store.people.insertMany([{ id: toId('p-1'), name: '秦来喜', roles }]);
    const first = await importSheet(store, 'roster', sheet);
    const again = await importSheet(store, 'roster', sheet);
    const states = [...told(first.verdicts), ...told(again.verdicts)];
    return { states, roles: (await store.people.find(toId('p-1')))?.roles };
  }

  it('leaves a role that has ended as it is, and begins another today', async () => {
    const { states, roles } = await importBeside([ended], row());
    expect(states).toEqual(['changed', 'same']);
    expect(roles).toEqual([ended, { role: 'liaison', area: stone, from: '2026-09-24' }]);
  });

  it('ends the role that runs, not the one before, and says so once', async () => {
    const runs = { role: 'liaison' as const, area: stone, from: '2026-03-01' };
    const { states, roles } = await importBeside([ended, runs], row('2026-09-01'));
    expect(states).toEqual(['changed', 'same']);
    expect(roles).toEqual([ended, { ...runs, to: '2026-09-01' }]);
  });
});

describe('a preset', () => {
  const inspect = (from: string, to: string): string[] =>
    loadPreset('p.yaml', presetText('roster').replace(from, to)).findings.map(({ code }) => code);

  it.each([
    ['field: phone', 'field: telephone', 'unknown_field'],
    ['[姓名, 干部姓名]', '[姓名, 联系电话]', 'column_twice'],
    ['read: name, required: true', 'read: name', 'field_missing'],
    ['read: name', 'read: names', 'schema'],
    ['id: roster', 'id: [', 'yaml_syntax'],
  ])('with %s → %s has the finding %s', (from, to, code) => {
    expect(inspect(from, to)).toContain(code);
  });
});
