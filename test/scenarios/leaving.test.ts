import { afterEach, describe, expect, it } from 'vitest';
import { contactIdOf, toId, type AreaCode, type CaseId, type HouseholdId } from '../../src/core/index.ts';
import type { CaseSnapshot } from '../../src/store/index.ts';
import { act, declare, publish, reviewInTown, staff } from '../support/case-steps.ts';
import { declaration } from '../support/village-talk.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const start = '2026-10-12T09:00:00+08:00';

async function caseOf(id: CaseId): Promise<CaseSnapshot> {
  const one = await world.service.runtime.store.cases.snapshot(id);
  if (one === null) throw new Error('no case');
  return one;
}

/** The last thing somebody was told that has these words. */
async function told(person: string, words: string): Promise<string> {
  await world.idle();
  return world.toldTo(person).findLast(({ text }) => text.includes(words))?.text ?? '';
}

describe('scenario 33: a rejected farmer understands', () => {
  it('hears the reason, what it goes by, what would change it and how to appeal; the appeal is answered by another', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await reviewInTown(world, id);
    const note = '您家2024年在县城买了一套商品房';
    await world.sayAll('c-county', '县审', '1', '2', '5', '2', note, '1');
    const message = await told('v-sq-1', '没有列入');
    for (const words of ['原因：在城镇有商品房', note, '依据：', '以后怎样才行：', '申诉']) {
      expect(message).toContain(words);
    }
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('觉得不对，回复“申诉”');

    const [received = ''] = await world.sayAll('v-sq-1', '申诉', '房子是我弟弟的，写错名字了');
    await world.idle();
    expect(await told('v-sq-1', '申诉收到了')).toContain('乡镇经办');
    expect(await told('v-sq-1', '申诉收到了')).toMatch(/计划10月\d+日/);
    expect(received).not.toBe('');
    // The county said no, so the township looks again; the county has nothing to answer.
    expect(await told('c-qx', '有人申诉')).toContain('石桥村');
    expect((await world.say('c-county', '审申诉'))[0]).toContain('没有要审的申诉');
    expect((await world.say('c-qx', '任务'))[0]).toContain('审申诉');
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('您的申诉正在看');

    // What the household says is opened with its case: the list of all that wait holds none of it.
    await world.say('c-qx', '审申诉');
    await world.idle();
    const officer = await world.service.runtime.store.contacts.find(contactIdOf('simulator', 'bot', 'c-qx'));
    expect(officer?.session?.lists['appeals']).toHaveLength(1);
    expect(JSON.stringify(officer?.session?.lists)).not.toContain('弟弟');
    await world.sayAll('c-qx', '1', '1', '3', '房本上是您弟弟的名字，乡镇再审一次', '1');
    const upheld = await told('v-sq-1', '有道理');
    expect(upheld).toContain('房本上是您弟弟的名字');
    expect((await caseOf(id)).returned).toMatchObject({ redo: 'town_review' });
    // Nobody is asked twice about the same no.
    expect((await world.say('v-sq-1', '申诉'))[0]).toContain('没有可以申诉的决定');
  });

  it('hears why an appeal changes nothing, and that is the end of it', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await reviewInTown(world, id);
    await world.sayAll('c-county', '县审', '1', '2', '4', '跳过', '1');
    await world.sayAll('v-sq-1', '申诉', '家里真的很难，请再看看');
    await world.sayAll('c-qx', '审申诉', '1', '2', '家里两个人都有稳定的工作', '1');
    expect(await told('v-sq-1', '申诉看过了')).not.toContain('回复“申诉”');
    expect((await caseOf(id)).appeal?.state).toBe('dismissed');
  });
});

describe('a cadre with trouble at home', () => {
  it('says more and takes back like every villager, before anybody has checked whose household it is', async () => {
    world = await openWorld({ at: start });
    const { store, clock } = world.service.runtime;
    await store.contacts.bind(contactIdOf('simulator', 'bot', 'c-sq-4'), {
      name: '秦彩云',
      area: toId<AreaCode>('sw-qx-sq'),
      place: '',
      household: toId<HouseholdId>('h-sq-1'),
      standing: 'declared',
      at: clock.now(),
    });
    await world.client.askFriend('c-sq-4', '');
    await world.sayAll('c-sq-4', ...declaration);
    await world.sayAll('c-sq-4', '撤回', '撤回', '跳过', '1');
    const [one] = await store.cases.listByHousehold(toId<HouseholdId>('h-sq-1'));
    const journal = one === undefined ? [] : await store.cases.journal(one.id);
    expect(journal.at(-1)).toMatchObject({ act: { kind: 'withdrawn' }, actor: { role: 'villager' } });
  });
});

describe('scenario 32: withdrawal while the board hangs', () => {
  it('is no penalty: the board is corrected, nothing is looked up any more, the journal stays', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await publish(world, id);
    expect((await world.sayAll('v-sq-1', '撤回', '2'))[0]).toContain('没有撤回');
    await world.sayAll('v-sq-1', '撤回', '1', '跳过');
    expect(await told('v-sq-1', '已经撤回')).toContain('没有影响');
    const notice = await told('c-sq-1', '撤回了申报');
    expect(notice).toContain('“村委会公示栏”上公示里的这一户去掉');
    expect(await caseOf(id)).toMatchObject({ stage: 'withdrawn' });
    const journal = await world.service.runtime.store.cases.journal(id);
    expect(journal.at(-1)?.act).toEqual({ kind: 'withdrawn' });
    await expect(act(world, id, staff.county, { kind: 'comparison_requested' })).rejects.toThrow(
      'wrong_stage',
    );
    expect((await world.say('c-county', '比对'))[0]).not.toContain('秦彩云');
    expect((await world.say('c-sq-1', '任务'))[0]).not.toContain((await caseOf(id)).number);

    // Another time is another case, and it says which one was before.
    await world.sayAll('v-sq-1', ...declaration);
    expect(await told('c-sq-1', '有一户新申报')).toContain('已撤回');
  });

  it('is not for what the county has decided', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await reviewInTown(world, id);
    await act(world, id, staff.county, { kind: 'comparison_requested' });
    await act(world, id, staff.county, { kind: 'comparison_returned', hits: [] });
    await act(world, id, staff.county, { kind: 'county_decided', type: 'T3', risks: ['R01'] });
    expect((await world.say('v-sq-1', '撤回'))[0]).toContain('没有可以撤回的申报');
  });
});

describe('scenario 19: a second application', () => {
  it('of another member joins the open case, and both hear it', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    const { number } = await caseOf(id);
    await world.client.askFriend('v-sq-3', '你好');
    await world.sayAll('v-sq-3', '申报', '1', '秦彩云', '石桥村2组', '跳过');
    const [receipt = ''] = await world.sayAll('v-sq-3', ...declaration.slice(1));
    expect(receipt).toContain(number);
    expect(await told('v-sq-1', '又报了一次')).toContain(number);
    expect(await world.service.runtime.store.cases.listByHousehold(toId<HouseholdId>('h-sq-1'))).toHaveLength(
      1,
    );
  });

  it('after a no is a new case that names the one before and what is different now', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await reviewInTown(world, id);
    await world.sayAll('c-county', '县审', '1', '2', '4', '跳过', '1');
    await world.sayAll('v-sq-1', ...declaration.with(2, '2'));
    const cases = await world.service.runtime.store.cases.listByHousehold(toId<HouseholdId>('h-sq-1'));
    const second = cases.find((one) => one.id !== id);
    expect(second).toMatchObject({ stage: 'submitted', former: id });
    const notice = await told('c-sq-1', '有一户新申报');
    expect(notice).toContain((await caseOf(id)).number);
    expect(notice).toContain('这次不同：困难 看病、没活干或收入少→残疾或没人照看');
    if (second === undefined) return;
    await reviewInTown(world, second.id);
    await world.say('c-county', '县审');
    expect((await world.say('c-county', '1'))[0]).toContain('这次不同：困难');
  });
});

describe('scenario 20: what others told becomes part of the case', () => {
  const hint = ['申报', '2', '秦彩云', '石桥村2组', '她家老伴住院，没钱了', '2', '2', '1'];

  it('a hint that waits joins the household’s own declaration: one number', async () => {
    world = await openWorld({ at: start });
    await world.sayAll('v-sq-2', ...hint);
    const { store } = world.service.runtime;
    expect(await store.leads.listOpen(staff.secretary.area ?? toId(''))).toHaveLength(1);
    await declare(world);
    expect(await told('c-sq-1', '有一户新申报')).toContain('之前有1人反映过这一户');
    expect(await store.leads.listOpen(staff.secretary.area ?? toId(''))).toHaveLength(0);
  });

  it('a hint about a household with an open case is told to its owner by number, and not to the teller', async () => {
    world = await openWorld({ at: start });
    const { number } = await caseOf(await declare(world));
    await world.sayAll('v-sq-2', ...hint);
    expect(await told('c-sq-1', '有人反映一户')).toContain(number);
    await world.idle();
    expect(world.toldTo('v-sq-2').some(({ text }) => text.includes(number))).toBe(false);
    const leads = world.service.runtime.store.leads;
    expect(await leads.listOpen(staff.secretary.area ?? toId(''))).toHaveLength(0);
  });
});

describe('补充', () => {
  it('after the verification waits for those who verified, and tells the owner what was said', async () => {
    world = await openWorld({ at: start });
    const id = await declare(world);
    await publish(world, id);
    await world.sayAll('v-sq-1', '补充', '2', '又花了药费三千元');
    expect(await told('v-sq-1', '收到了，已经补到编号')).toContain('再看一看');
    expect(await told('c-sq-1', '又花了药费三千元')).toContain('复核');
    expect(await told('c-sq-2', '核实以后情况有变化')).toContain('复核');
    expect((await caseOf(id)).verification?.stale).toBe(true);
  });
});
