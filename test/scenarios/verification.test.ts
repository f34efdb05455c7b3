import { afterEach, describe, expect, it } from 'vitest';
import {
  toId,
  type AreaCode,
  type CaseId,
  type HouseholdId,
  type PersonId,
  type Role,
  type RoleAssignment,
} from '../../src/core/index.ts';
import type { CaseSnapshot } from '../../src/store/index.ts';
import { act, closePublicity, declare, finding, reviewInTown, staff } from '../support/case-steps.ts';
import { bringTo, declaration, talks, village } from '../support/village-talk.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const at = '2026-09-14T09:00:00+08:00';

async function theCase(): Promise<CaseSnapshot | undefined> {
  const { cases } = world.service.runtime.store;
  return (await cases.listByHousehold(toId<HouseholdId>('h-sq-1')))[0];
}

const lastTold = (who: string): string => world.toldTo(who).at(-1)?.text ?? '';

describe('scenario 21: two persons', () => {
  it('waits for the second name, says whose it is, and takes it', async () => {
    world = await openWorld({ at });
    const answer = await bringTo(world, 'verify');
    expect(answer).toContain('还差郑长根签名');
    expect((await theCase())?.stage).toBe('accepted');
    // The first name cannot be put to it twice, nor by somebody who was not there.
    expect((await world.say(village.secretary, '签核实'))[0]).toContain('没有等您签名');
    // When he cannot sign, it is done again with somebody else.
    expect((await world.say(village.secretary, '核实'))[0]).toContain('秦彩云（2组）, 1号（已记，等签名）');
    await world.say(village.secretary, '退出');
    // The second is told, finds it among the tasks, and the village's digest says how many.
    await expect.poll(() => lastTold(village.cadre)).toContain('回复“签核实”');
    expect((await world.say(village.cadre, '核实'))[0]).toContain('没有等着核实的户');
    expect((await world.say(village.cadre, '任务'))[0]).toContain('核实记录等您签名');
    expect((await world.say(village.secretary, '任务'))[0]).toMatch(/上门核实过了，等郑长根签名(?!，回复)/);
    // The household is not told that they are still to come.
    const [stands = ''] = await world.say(village.declarer, '进度');
    expect(stands).toContain('上门核实过了，还差1名干部签名。');
    expect(stands).not.toContain('下一步');
    await world.moveTo('2026-09-15T08:01:00+08:00');
    await expect
      .poll(() => world.inRoom('r-sq@sim').at(-1))
      .toContain('秦*（2组）, 1号（2026-0025）：上门核实过了，还差1人签名，要签的人回复“签核实”');
    expect(world.inRoom('r-sq@sim').join('\n')).not.toContain('郑长根');
    const [found = ''] = await world.sayAll(village.cadre, '签核实', '1');
    expect(found).toContain('田守田记的核实');
    expect(found).toContain('人均一年约4800元');
    await world.say(village.cadre, '1');
    await expect.poll(() => lastTold(village.cadre)).toContain('您签好了');
    expect((await theCase())?.stage).toBe('verified');
    await expect.poll(() => lastTold(village.declarer)).toContain('已上门核实');
  });

  it('asks each of several others once', async () => {
    world = await openWorld({ at });
    await giveRole('c-sq-4', 'village_cadre');
    await bringTo(world, 'accept');
    await world.sayAll(village.secretary, ...talks.verify.with(5, '郑长根 周秀兰'));
    await expect.poll(() => lastTold('c-sq-4')).toContain('核实记录等您签名');
    await world.sayAll(village.cadre, ...talks.cosign);
    await world.idle();
    expect(world.toldTo('c-sq-4').filter(({ text }) => text.includes('等您签名'))).toHaveLength(1);
    expect((await theCase())?.verification?.waiting).toEqual(['c-sq-4']);
  });

  it('takes no name for a record that was written anew after it was read', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'verify');
    await world.sayAll(village.cadre, '签核实', '1');
    const asked = () => world.toldTo(village.cadre).filter(({ text }) => text.includes('等您签名')).length;
    await world.sayAll(village.secretary, ...talks.verify.with(8, '9600'));
    await expect.poll(asked).toBe(2);
    expect((await world.say(village.cadre, '1')).at(-1)).toContain('又改过了');
    expect((await theCase())?.stage).toBe('accepted');
    expect((await world.sayAll(village.cadre, '签核实', '1'))[0]).toContain('人均一年约9600元');
    expect((await world.say(village.cadre, '1')).at(-1)).toContain('您签好了');
  });

  it('takes no near relative as the second, and tells the first', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'verify');
    await world.sayAll(village.cadre, '签核实', '1');
    await world.say(village.cadre, '3');
    await expect.poll(() => lastTold(village.cadre)).toContain('不再经手');
    await expect.poll(() => lastTold(village.secretary)).toContain('郑长根没有签名，是近亲');
    expect((await theCase())?.verification).toBeUndefined();
    // Nobody else of the village is left: he is not offered again.
    const [alone = ''] = await world.sayAll(village.secretary, '核实', '秦彩云', '2');
    expect(alone).toContain('请联系乡镇派人');
  });

  it('records nothing of a first visitor who is a near relative', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    expect((await world.sayAll(village.secretary, '核实', '秦彩云', '1', '1'))[0]).toContain('不再经手');
    const [refused = ''] = await world.sayAll(village.secretary, ...talks.verify);
    expect(refused).toContain('近亲属要回避');
    expect((await theCase())?.verification).toBeUndefined();
  });

  it('is done again when the second does not agree', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'verify');
    await world.sayAll(village.cadre, '签核实', '1', '2', '收入少记了打工的钱');
    await expect.poll(() => lastTold(village.secretary)).toContain('收入少记了打工的钱');
    expect((await world.sayAll(village.secretary, ...talks.verify))[0]).toContain('还差郑长根签名');
  });
});

describe('a visit without a result', () => {
  it('is kept, and the household still waits', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    expect((await world.sayAll(village.secretary, '核实', '秦彩云', '2', '1', '3', '1'))[0]).toContain(
      '没核实成',
    );
    await expect.poll(() => lastTold(village.declarer)).toContain('没碰到人');
    expect(lastTold(village.declarer)).toContain('村支书田守田（电话');
    const one = await theCase();
    expect(one?.stage).toBe('accepted');
    const journal = one === undefined ? [] : await world.service.runtime.store.cases.journal(one.id);
    expect(journal.at(-1)?.act).toMatchObject({ kind: 'verification_missed', why: 'absent' });
  });
});

describe('scenario 12: the income must be filled in by the verification', () => {
  it('shows the gap, evaluates nothing without it, and takes it by 复核', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    const [sheet = ''] = await world.sayAll(village.secretary, '核实', '秦彩云');
    expect(sheet).toContain('收入没有说');
    const rest = ['2', '1', '1', '郑长根', '1', '1', '说不清', '1', '1', '1', '1'];
    expect((await world.sayAll(village.secretary, ...rest))[0]).toContain('人均收入还没核清');
    await world.sayAll(village.cadre, ...talks.cosign);
    expect((await theCase())?.verification?.perCapitaFen).toBeNull();
    expect((await world.sayAll(village.secretary, '评议', '秦彩云'))[0]).toContain('回复“复核”');
    const again = ['复核', '1', '1', '4800', '1', '1', '跳过', '2', '1'];
    const [done = ''] = await world.sayAll(village.secretary, ...again);
    expect(done).toContain('复核记下了');
    expect((await theCase())?.verification?.perCapitaFen).toBe(480_000);
    expect((await world.sayAll(village.secretary, ...talks.evaluate))[0]).toContain('评议通过');
  });
});

describe('whoever visits', () => {
  it('is only offered where a chat is theirs to sign in', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    await world.service.runtime.store.people.setContact(toId<PersonId>('c-sq-2'), null);
    const [alone = ''] = await world.sayAll(village.secretary, '核实', '秦彩云', '2');
    expect(alone).toContain('请联系乡镇派人');
  });
});

/** Gives a role in 石桥村 to somebody. */
async function giveRole(who: string, role: Role): Promise<void> {
  const { people } = world.service.runtime.store;
  const given = { role, area: toId<AreaCode>('sw-qx-sq'), from: '2026-01-01' };
  for (const one of await people.findMany([toId<PersonId>(who)])) {
    await people.updateMany([{ ...one, roles: [...one.roles, given] }]);
  }
}

/** Changes all roles of somebody: where, or until when. */
async function moveRoles(who: string, change: Partial<RoleAssignment>): Promise<void> {
  const { people } = world.service.runtime.store;
  for (const one of await people.findMany([toId<PersonId>(who)])) {
    await people.updateMany([{ ...one, roles: one.roles.map((each) => ({ ...each, ...change })) }]);
  }
}

describe('what a household says after its verification', () => {
  it('is looked at again before the meeting', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    await world.sayAll(village.declarer, ...declaration);
    expect((await theCase())?.verification?.stale).toBe(true);
    expect((await world.sayAll(village.secretary, '评议', '秦彩云'))[0]).toContain('核实以后情况有变化');
    expect((await world.say(village.cadre, '任务'))[0]).toContain('核实以后情况有变化，回复“复核”');
    const [stands = ''] = await world.say(village.declarer, '进度');
    expect(stands).toContain('家里补充的新情况，干部核过再往下办。');
    expect(stands).not.toContain('下一步');
    const [shown = ''] = await world.sayAll(village.cadre, '复核', '1');
    expect(shown).toContain('花费损失：35,000 元');
    const [spent = ''] = await world.sayAll(village.cadre, '1', '1');
    expect(spent).toContain('核实是：35,000 元');
    await world.sayAll(village.cadre, '要改', '37800', '1', '跳过', '1', '1');
    expect((await theCase())?.verification).toMatchObject({ stale: false, perCapitaFen: 480_000 });
    const [page = ''] = await world.say(village.cadre, `看 ${(await theCase())?.number ?? ''}`);
    expect(page).toContain('37800');
  });

  it('is looked at by another of the village when who verified serves no more', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    await world.sayAll(village.declarer, ...declaration);
    await giveRole('c-sq-4', 'village_cadre');
    expect((await world.say('c-sq-4', '复核'))[0]).toContain('没有');
    for (const who of ['c-sq-1', 'c-sq-2']) await moveRoles(who, { to: '2026-09-13' });
    await world.sayAll('c-sq-4', '复核', '1', '1', '1', '1', '1', '跳过', '1', '1');
    expect((await theCase())?.verification).toMatchObject({
      stale: false,
      signed: ['c-sq-1', 'c-sq-2', 'c-sq-4'],
    });
  });

  it('is looked at by another of the village when who verified serves elsewhere, or keeps out of it', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    await world.sayAll(village.declarer, ...declaration);
    await giveRole('c-sq-4', 'village_cadre');
    await moveRoles('c-sq-1', { area: toId<AreaCode>('sw-qx-lj') });
    expect((await world.say('c-sq-4', '复核'))[0]).toContain('没有');
    const id = (await theCase())?.id ?? toId<CaseId>('');
    await act(world, id, staff.township, { kind: 'recused', person: toId('c-sq-2') });
    expect((await world.say('c-sq-4', '复核'))[0]).toContain('秦彩云');
    for (const who of ['c-sq-1', 'c-sq-2']) expect((await world.say(who, '复核'))[0]).toContain('没有');
  });

  it('is told to who serves still of those who verified, and to nobody who has left', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    await moveRoles('c-sq-2', { to: '2026-09-13' });
    await world.sayAll(village.declarer, ...declaration);
    await world.idle();
    expect(lastTold(village.secretary)).toContain('回复“复核”');
    expect(lastTold(village.cadre)).not.toContain('回复“复核”');
  });

  it('is told to the village and stands among its tasks when none of them serves', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    await moveRoles('c-sq-2', { to: '2026-09-13' });
    await moveRoles('c-sq-1', { to: '2026-09-13' });
    await giveRole('c-sq-4', 'village_secretary');
    await world.sayAll(village.declarer, '人口', '1', '生了孩子', '秦小宝', '昨天', '1');
    await world.idle();
    const told = (who: string): string => JSON.stringify(world.toldTo(who));
    expect(told('c-sq-4')).toContain('回复“复核”');
    for (const who of ['c-sq-1', 'c-sq-2']) expect(told(who)).not.toContain('回复“复核”');
    expect((await world.say('c-sq-4', '任务'))[0]).toContain('回复“复核”');
    expect((await world.say('c-sq-4', '复核'))[0]).toContain('秦彩云');
  });

  it('counts, too, when somebody has come or left: the income a person is found anew (D11)', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    await world.sayAll(village.declarer, '人口', '1', '生了孩子', '秦小宝', '昨天', '1');
    expect((await theCase())?.verification).toMatchObject({ stale: true, perCapitaFen: 480_000 });
    expect((await world.sayAll(village.secretary, '评议', '秦彩云'))[0]).toContain('回复“复核”');
    const [asked = ''] = await world.sayAll(village.secretary, '复核', '1');
    expect(asked).toContain('人口有变化：秦小宝（出生）');
    // The number from before is not offered to be confirmed; the income is.
    expect(asked).not.toContain('核实是');
    const [income = ''] = await world.say(village.secretary, '2');
    expect(income).toContain('核实是：4,800 元');
    await world.sayAll(village.secretary, '1', '1', '1', '跳过', '1', '1');
    expect((await theCase())?.verification).toMatchObject({ stale: false, perCapitaFen: 240_000 });
    const number = (await theCase())?.number ?? '';
    expect((await world.say(village.secretary, `看 ${number}`))[0]).toContain('核实2人');
    expect((await world.sayAll(village.secretary, ...talks.evaluate))[0]).toContain('评议通过');
  });

  it('is looked at again of a household that is looked after, as well', async () => {
    world = await openWorld({ at });
    const id = await declare(world);
    await reviewInTown(world, id);
    await act(world, id, staff.county, { kind: 'comparison_requested' });
    await act(world, id, staff.county, { kind: 'comparison_returned', hits: [] });
    await act(world, id, staff.county, { kind: 'county_decided', type: 'T3', risks: ['R01'] });
    await act(world, id, staff.township, { kind: 'monitoring_started' });
    await world.sayAll(village.declarer, '人口', '1', '去世', '秦老大', '昨天', '1');
    await expect.poll(() => lastTold(village.secretary)).toContain('人口有变化：秦老大，去世');
    expect(lastTold(village.secretary)).not.toContain('约0人');
    expect((await world.say(village.secretary, '任务')).at(-1)).toContain('回复“复核”');
    const words = ['复核', '1', '2', '30000', '没有', '1', '跳过', '1'];
    expect((await world.sayAll(village.secretary, ...words))[0]).toContain('复核记下了');
    expect(await theCase()).toMatchObject({
      stage: 'monitored',
      verification: { stale: false, perCapitaFen: 1_500_000 },
    });
  });

  it('is nothing of a later verification', async () => {
    world = await openWorld({ at });
    const id = await declare(world);
    await closePublicity(world, id, { perCapitaFen: 480_000 });
    const exclusions = [{ code: 'X01' as const, mitigated: false }];
    const on = '2026-09-21';
    await act(world, id, staff.secretary, {
      kind: 'rechecked',
      on,
      perCapitaFen: 480_000,
      answers: {},
      exclusions,
    });
    await act(world, id, staff.township, { kind: 'returned', redo: 'verified', reason: '再看一次' });
    await act(world, id, staff.secretary, finding(world));
    expect((await world.sayAll(village.cadre, '签核实', '1'))[0]).toContain('不列入情况：没有');
  });
});

describe('scenario 6: who lives in the house', () => {
  it('lists the gaps on the sheet of the verification', async () => {
    world = await openWorld({ at });
    const answers = ['申报', '1', '1', '家里人病了一直没好', '说不清', '说不清', '4', '2', '跳过', '1'];
    await world.sayAll('v-sq-2', ...answers);
    await world.sayAll(village.secretary, '受理', '窦新民', '1', '1');
    const [sheet = ''] = await world.sayAll(village.secretary, '核实', '窦新民');
    expect(sheet).toContain('登记6人，申报一起吃住的4人');
    expect(sheet).toContain('收入没有说');
    expect(sheet).toContain('没说清的：什么时候、花费损失');
  });
});

describe('受理', () => {
  it('sends a declaration back with what is missing, which the household is told', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'declare');
    await world.sayAll(village.secretary, '受理', '秦彩云', '2', '住院发票', '1');
    await expect.poll(() => lastTold(village.declarer)).toContain('还缺：住院发票');
    // It waits there to be accepted, without a new declaration.
    expect((await world.sayAll(village.secretary, ...talks.accept))[0]).toContain('已受理');
  });

  it('puts an urgent one first, and refers another where other help fits better', async () => {
    world = await openWorld({ at });
    await world.sayAll('v-sq-2', ...declaration.with(7, '1'));
    await expect.poll(() => lastTold(village.secretary)).toContain('【急】');
    const [asked = ''] = await world.say(village.secretary, '受理');
    expect(asked).toMatch(/\n1 【急】窦新民.*2026-\d{4}\n2 花永顺/);
    expect((await world.sayAll(village.secretary, '2', '3', '1', '1'))[0]).toContain('已转到别的帮扶');
  });
});
