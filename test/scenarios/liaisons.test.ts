import { afterEach, describe, expect, it } from 'vitest';
import { toId, type AreaCode, type CaseId, type Day, type PersonId } from '../../src/core/index.ts';
import { actOnCase } from '../../src/runner/index.ts';
import { createJobs } from '../../src/schedules/index.ts';
import { wordsTo } from '../support/known-household.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const monday = '2026-09-21T10:00:00+08:00';
const former = 'c-sq-3';
const successor = 'c-sq-4';
const township = 'c-qx';
const ids = ['c-h-sq-5-1', 'c-h-sq-6-1'].map((id) => toId<CaseId>(id));

async function liaisons(): Promise<(PersonId | undefined)[]> {
  const { cases } = world.service.runtime.store;
  return Promise.all(ids.map(async (id) => (await cases.snapshot(id))?.liaison));
}

/** Whom the cadre group’s reminder of a day calls by name. */
function mentioned(): string[] {
  const last = world.client.messages('r-qx@sim').findLast(({ from }) => from === 'bot');
  return last?.mentions ?? [];
}

/** Give households 5 and 6 to somebody whose role in the village ends on a day. */
async function lendTo(person: PersonId, to: Day): Promise<void> {
  const { runtime } = world.service;
  const role = { role: 'liaison', area: toId<AreaCode>('sw-qx-sq'), from: '2026-01-01', to } as const;
  await runtime.store.people.insertMany([{ id: person, name: '钱小满', roles: [role] }]);
  for (const id of ids) {
    const assigned = await actOnCase(runtime, {
      case: id,
      act: { kind: 'liaison_assigned', liaison: person, from: '2026-09-21' },
      actors: [{ person: toId<PersonId>(township), role: 'township_officer', area: toId<AreaCode>('sw-qx') }],
      at: runtime.clock.now(),
    });
    expect(assigned.ok).toBe(true);
  }
}

describe('scenario 37: a cadre is transferred', () => {
  it('hands all households over; duty and reminders move only once they are accepted', async () => {
    world = await openWorld({ at: '2026-09-28T10:00:00+08:00' });
    expect((await world.say(former, '交接'))[0]).toContain('秦来喜：全部2户');
    const [offered = ''] = await world.sayAll(former, '全部', '调到外县');
    // The same village stands before the township.
    expect(offered.indexOf('周秀兰')).toBeLessThan(offered.indexOf('葛双全'));
    expect((await world.sayAll(former, '周秀兰', '1'))[0]).toContain('等对方接收');
    await expect.poll(() => wordsTo(world, successor).at(-1)).toContain('原因：调到外县');
    expect(wordsTo(world, successor).at(-1)).toMatch(/6号，本月还没走访/);
    await expect.poll(() => wordsTo(world, township).at(-1)).toContain('【交接中】秦来喜把2户交给周秀兰');
    expect(await liaisons()).toEqual([former, former]);
    // Until then it can be offered to somebody else.
    expect((await world.say(former, '交接'))[0]).toContain('秦来喜：全部2户');
    await world.say(former, '退出');

    // Not accepted yet: the next morning the old one is still reminded, and the township sees 交接中.
    await world.moveTo('2026-09-29T09:00:00+08:00');
    expect(mentioned()).toContain(former);
    expect(wordsTo(world, township).at(-1)).toContain('交接中：2户');
    expect((await world.say(successor, '任务'))[0]).toContain('回复“接收”');

    expect((await world.sayAll(successor, '接收', '全部', '接收')).at(-1)).toContain('从现在起由您联系');
    expect(await liaisons()).toEqual([successor, successor]);
    await expect.poll(() => wordsTo(world, former).at(-1)).toContain('周秀兰接收了您交的2户');
    await expect.poll(() => wordsTo(world, township).at(-1)).toContain('【交接完成】');

    await world.moveTo('2026-10-01T09:00:00+08:00');
    expect(mentioned()).toContain(successor);
    expect(mentioned()).not.toContain(former);

    // The journal keeps the old name, and at no entry since was the household without a liaison.
    for (const id of ids) {
      const journal = await world.service.runtime.store.cases.journal(id);
      expect(journal.some(({ act }) => act.kind === 'liaison_assigned' && act.liaison === former)).toBe(true);
      expect(journal.some(({ act }) => act.kind === 'liaison_ended')).toBe(false);
    }
  });

  it('stays where it is when the other says no', async () => {
    world = await openWorld({ at: monday });
    await world.sayAll(former, '交接', '6号', '生病', '周秀兰', '1');
    expect((await world.sayAll(successor, '接收', '1', '不接收')).at(-1)).toContain('您没有接收');
    expect(await liaisons()).toEqual([former, former]);
    await expect.poll(() => wordsTo(world, township).at(-1)).toContain('【没有接收】');
  });
});

describe('scenario 38: a household without a liaison', () => {
  it('is urgent for the township every working morning until somebody is found', async () => {
    world = await openWorld({ at: monday });
    await lendTo(toId<PersonId>('c-sq-9'), '2026-09-22');
    await world.moveTo('2026-09-22T09:00:00+08:00');
    expect(wordsTo(world, township).join('\n')).not.toContain('没有联系人');

    await world.moveTo('2026-09-23T09:00:00+08:00');
    expect(wordsTo(world, township).at(-1)).toMatch(/没有联系人：2户/);
    expect(await liaisons()).toEqual([undefined, undefined]);
    expect((await world.say(township, '任务'))[0]).toContain('还没有联系人');

    // Twice is once.
    const before = wordsTo(world, township).length;
    const job = createJobs(world.service.runtime).find(({ name }) => name === 'briefing');
    await job?.run(new Date('2026-09-23T08:00:00+08:00'));
    await world.moveTo('2026-09-24T09:00:00+08:00');
    expect(wordsTo(world, township).length).toBe(before + 1);
    expect(wordsTo(world, township).at(-1)).toMatch(/没有联系人：2户/);

    // Until it is filled: one of the two, and the next morning the other.
    await world.sayAll(township, '定联系人', '6号', '周秀兰');
    await world.moveTo('2026-09-28T09:00:00+08:00');
    expect(wordsTo(world, township).at(-1)).toMatch(/没有联系人：1户.*\n1\. 石桥村 金长根（5组）, 5号/);
    await world.sayAll(township, '定联系人', '1', '秦来喜');
    expect(await liaisons()).toEqual([former, successor]);
    const filled = wordsTo(world, township).length;
    await world.moveTo('2026-09-29T09:00:00+08:00');
    expect(wordsTo(world, township).slice(filled).join('\n')).not.toContain('没有联系人');
    expect((await world.say(township, '任务'))[0]).not.toContain('还没有联系人');
  });
});
