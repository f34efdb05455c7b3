import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { toId, type ContactId, type HouseholdId } from '../../src/core/index.ts';
import { actOnCase } from '../../src/runner/index.ts';
import { createJobs } from '../../src/schedules/index.ts';
import { idNumber } from '../runner/imports/support.ts';
import { runCommand, type CommandResult } from '../support/command.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';
const household = toId<HouseholdId>('h-sq-1');
const contact = toId<ContactId>('simulator/bot/v-sq-1');
const story = '老伴住院动了手术，花了三万五';
const report = ['申报', '1', '1', story, '今年8月', '三万五', '1', '4', '2', '没有', '1'];

function run(args: string[], input?: string): Promise<CommandResult> {
  return runCommand('household', args, { ...world.place, ...(input === undefined ? {} : { input }) });
}

/** The case number that a declaration was answered with. */
async function declare(): Promise<string> {
  const replies = await world.sayAll('v-sq-1', ...report);
  return /2026-\d{4}/.exec(replies.join('\n'))?.[0] ?? 'none';
}

describe("scenario 61: a household's request for its own data", () => {
  it('is answered with what it said, what came of it and what it was told', async () => {
    world = await openWorld({ at: thursday });
    const number = await declare();
    await expect.poll(() => world.service.runtime.store.outbox.listSentUnder(household, 9)).not.toEqual([]);
    // A complaint nobody of the family need know of.
    await world.sayAll('v-sq-1', '意见', '2', '1', '李书记不理人', '1', '2');
    const { code, out } = await run(['copy', number, '--by', 'zhang']);
    expect(code).toBe(0);
    expect(out).toContain('守望县防返贫监测帮扶：本户资料');
    expect(out).toContain(`【个案 ${number}】`);
    expect(out).toContain('2026年9月24日 申报，说的人：秦彩云');
    expect(out).toContain(story);
    expect(out).toMatch(/35,000 元（原话：三万五）/);
    expect(out).toContain('您的申报收到了');
    expect(out).not.toMatch(/李书记不理人|R01|undefined|\bv-sq-1\b/);
    const others = world.client.people.filter(({ group, id }) => group === 'villager' && id !== 'v-sq-1');
    for (const { name } of others) expect(out).not.toContain(name);
    const notes = await world.service.runtime.store.operator.list(20);
    expect(notes.filter(({ kind }) => kind === 'household_copied')).toMatchObject([
      { about: 'h-sq-1 zhang' },
    ]);
  });

  it('has everybody of the household as the county’s lists have them', async () => {
    world = await openWorld({ at: thursday });
    const { register } = world.service.runtime.store;
    const known = await register.load(household);
    if (known === null) throw new Error('no household');
    const wife = idNumber('19600101', 22);
    await register.updateMany([
      {
        ...known,
        code: '5221000101',
        facts: { kind: '脱贫户' },
        family: [
          { name: '秦彩云', relation: '户主', livesHere: true, facts: { health: '长期慢性病' } },
          { name: '赵秀兰', relation: '配偶', idNumber: wife, birth: '1960-01-01', onHukou: false },
        ],
      },
    ]);
    const { out } = await run(['copy', 'h-sq-1']);
    for (const line of ['户编号：5221000101', '户类型：脱贫户', '健康状况：长期慢性病', '常住：是'])
      expect(out).toContain(line);
    expect(out).toMatch(/赵秀兰：\n\s*与户主关系：配偶\n\s*证件号码：5221\*+\w{4}\n/u);
    expect(out).toContain('户口在本户：否');
    expect(out).not.toContain(wife);
  });

  it('shows the steps and visits of a household that is looked after', async () => {
    world = await openWorld({ at: thursday });
    const monitored = (await world.service.runtime.store.cases.listByStage('monitored'))[0];
    const { out } = await run(['copy', monitored?.number ?? '']);
    for (const step of [
      '村里受理',
      '上门核实（村支书）：情况属实',
      '公示结束',
      '县里审定（县里经办）：突发严重困难户、因病',
    ])
      expect(out).toContain(step);
    expect(out).toMatch(/走访：\n2026年/);
  });

  it('says who looked at it, once a day', async () => {
    world = await openWorld({ at: thursday });
    const number = await declare();
    for (const page of ['', ' 第1页']) await world.say('c-sq-1', `看 ${number}${page}`);
    await world.moveTo('2026-09-25T09:00:00+08:00');
    await world.say('c-qx', `看 ${number}`);
    const { out } = await run(['copy', number]);
    expect(out).toContain('看过的人：\n2026年9月24日 田守田\n2026年9月25日 葛双全\n');
  });

  it('never says who objected, nor anything by which that could be told', async () => {
    world = await openWorld({ at: thursday });
    const { runtime } = world.service;
    const [board] = await runtime.store.cases.listByStage('publicity');
    if (board === undefined) throw new Error('nothing hangs');
    const outcome = await actOnCase(runtime, {
      case: board.id,
      act: {
        kind: 'objection_raised',
        objection: 'o-1',
        ground: 'concealed',
        identity: 'named',
        text: '我是陶长根，他家买了车',
      },
      actors: [{ person: toId('c-sq-4'), role: 'villager', area: null }],
      at: new Date(thursday),
    });
    expect(outcome.ok).toBe(true);
    const objector = await runtime.store.people.find(toId('c-sq-4'));
    const { out } = await run(['copy', board.number]);
    expect(out).toContain('2026年9月24日 有人提出异议\n');
    expect(out).not.toMatch(/陶长根|买了车|concealed|c-sq-4/);
    expect(objector?.name).toBeTruthy();
    expect(out).not.toContain(objector?.name);
  });

  it('is written to a file that only its owner reads, and never over another', async () => {
    world = await openWorld({ at: thursday });
    const directory = await mkdtemp(path.join(tmpdir(), 'shouwang-copy-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const out = path.join(directory, 'copy.txt');
    expect((await run(['copy', 'h-sq-1', '--out', out])).out).not.toContain('秦彩云');
    expect(await readFile(out, 'utf8')).toContain('户主：秦彩云');
    const again = await run(['copy', 'h-sq-1', '--out', out]);
    expect(again.err).toContain('没有覆盖');
    expect(again.code).toBe(1);
    expect((await run(['copy', '2026-9999'])).err).toContain('没有找到');
  });
});

describe('erasing a household', () => {
  it('asks for a reason, for the typed words, and stops before what is still under way', async () => {
    world = await openWorld({ at: thursday });
    const number = await declare();
    const { store } = world.service.runtime;
    const refusals = [
      { args: ['erase', 'h-sq-1', '--reason', 'because', '--yes'], says: '请写明原因' },
      { args: ['erase', 'h-sq-1', '--reason', 'request', '--yes'], says: `个案 ${number}` },
      { args: ['erase', number, '--reason', 'request', '--open'], input: '是\n', says: '什么也没有销毁' },
    ];
    for (const { args, input, says } of refusals) {
      const { code, err } = await run(args, input);
      expect(err).toContain(says);
      expect(code).toBe(1);
    }
    expect(await store.households.find(household)).toMatchObject({ name: '秦彩云' });
    expect((await store.operator.list(20)).filter(({ kind }) => kind === 'household_erased')).toEqual([]);
    const asked = await run(['erase', number, '--reason', 'request', '--open'], '销毁1\n');
    expect(asked.out).toContain('谁也恢复不了');
    expect(asked.out).toContain('还没办完、也会一起没有的');
    expect(asked.out).toContain('依法要留的会留下：个案编号、村、户号；每一步是什么、哪天、谁经办');
    expect(asked.out).toContain('个个案还留着：个案编号、村、户号');
    expect(asked.code).toBe(0);
    expect((await run(['copy', 'h-sq-1'])).err).toContain('已经销毁');
  }, 120_000);

  it('is ended by the same command when it was cut short', async () => {
    world = await openWorld({ at: thursday });
    const { store } = world.service.runtime;
    await store.keys.destroy(household);
    expect(await store.contacts.findByHousehold(household)).not.toEqual([]);
    const { err } = await run(['erase', 'h-sq-1', '--reason', 'request', '--yes']);
    expect(err).toContain('已经销毁');
    expect(await store.contacts.findByHousehold(household)).toEqual([]);
  });

  it('asks again for the typed words where it was cut short', async () => {
    world = await openWorld({ at: thursday });
    const { store } = world.service.runtime;
    await store.keys.destroy(household);
    const args = ['erase', 'h-sq-1', '--reason', 'request'];
    const refused = await run(args, '是\n');
    expect(refused.out).toContain('以前的销毁可能没有做完');
    expect(refused.err).toContain('什么也没有销毁');
    expect(refused.code).toBe(1);
    expect(await store.contacts.findByHousehold(household)).not.toEqual([]);
    expect((await run(args, '销毁h-sq-1\n')).err).toContain('已经销毁');
    expect(await store.contacts.findByHousehold(household)).toEqual([]);
  });

  it('leaves numbers, dates and stages, and a service that goes on', async () => {
    world = await openWorld({ at: thursday });
    const number = await declare();
    // Open talk, an open request, a cadre in the middle of the household's affairs.
    await world.sayAll('v-sq-1', '细报');
    await world.say('v-sq-1', '转人工');
    const before = await world.service.runtime.store.cases.findByNumber(number);
    const { code } = await run([
      'erase',
      'h-sq-1',
      '--reason',
      'request',
      '--open',
      '--yes',
      '--by',
      'zhang',
    ]);
    expect(code).toBe(0);
    const verified = await runCommand('journal', ['verify'], world.place);
    expect(verified.out).toContain('没有发现');
    expect(verified.code).toBe(0);

    await world.restart();
    const { runtime, runner } = world.service;
    const { store } = runtime;
    expect(await store.cases.findByNumber(number)).toMatchObject({
      number,
      stage: 'submitted',
      since: before?.since,
      erased: true,
    });
    await expect(store.households.find(household)).rejects.toMatchObject({ code: 'store:key_destroyed' });
    expect(await store.turns.listRecent(contact, 50)).toEqual([]);
    expect(await store.contacts.findByHousehold(household)).toEqual([]);
    expect(await store.requests.listOpen(toId('sw'))).toEqual([]);
    const notes = await store.operator.list(20);
    expect(notes).toContainEqual(expect.objectContaining({ about: 'h-sq-1 request zhang' }));

    expect(await runner.recover()).toBe(0);
    for (const job of createJobs(runtime)) await job.run(new Date('2026-09-25T08:30:00+08:00'));
    await world.moveTo('2026-11-01T09:00:00+08:00');
    const inGroups = world.client.rooms.flatMap(({ id }) => world.inRoom(id)).join('\n');
    expect(inGroups).toContain('日报');
    expect((await world.say('c-sq-1', '任务')).join('')).not.toContain('秦');
    expect((await world.say('c-sq-1', '来件')).join('')).not.toContain('秦');
    // The simulated phone went with the name on it; a real one goes on, as a stranger's.
    await runner.receive({
      channel: 'simulator',
      account: 'bot',
      id: 'after-erasure',
      peer: 'v-sq-1',
      peerName: '',
      mentionsUs: false,
      kind: 'text',
      text: '进度',
      sentAt: runtime.clock.now(),
    });
    const said = await store.turns.listRecent(contact, 50);
    expect(said).toMatchObject([{ inbound: { text: '进度' }, sealKey: contact }]);
    expect(said[0]?.reply).not.toMatch(/2026-\d{4}/);
  });

  it('is noticed by the service that runs beside it, without a word lost or a talk stuck', async () => {
    world = await openWorld({ at: thursday });
    await declare();
    await run(['erase', 'h-sq-1', '--reason', 'request', '--open', '--yes']);
    // The service still has the contact at hand, with its household; the key is gone once it looks again.
    const { runtime } = world.service;
    await runtime.store.keys.destroy(household);
    const replies = await world.say('v-sq-1', '进度');
    expect(replies.join('')).not.toMatch(/2026-\d{4}/);
    expect(replies).toHaveLength(1);
    // Whoever spoke is a stranger, who can begin anew: the village will have to say who it is.
    const anew = await world.sayAll(
      'v-sq-1',
      '申报',
      '1',
      '秦彩云',
      '石桥村2组',
      '13800001111',
      ...report.slice(1),
    );
    expect(anew.join('')).toMatch(/您的申报收到了，编号 2026-\d{4}/);
    const bound = await runtime.store.contacts.find(contact);
    expect(bound?.binding).toMatchObject({ standing: 'declared' });
    expect(bound?.binding?.household).not.toBe(household);
  });
});
