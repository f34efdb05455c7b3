import { afterEach, expect, it } from 'vitest';
import { recordCourse } from '../support/course.ts';
import { sectors } from '../../src/cases/index.ts';
import { act, closePublicity, declare, publish, staff } from '../support/case-steps.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** The rest of `cq-five-step` once the board is down: township, comparison, county, national system, liaison. */
it('goes from the board to a household that is looked after', async () => {
  world = await openWorld({ at: '2026-10-12T09:00:00+08:00' });
  const id = await declare(world);
  await closePublicity(world, id);
  const course = recordCourse(world, {
    'v-sq-1': '秦彩云（户主）',
    'c-sq-1': '田守田（村支书）',
    'c-sq-3': '秦来喜（联系人）',
    'c-qx': '葛双全（乡镇）',
    'c-county': '施腊梅（县里）',
  });
  await world.moveTo('2026-10-20T09:00:00+08:00');
  course.chapter('10月20日 乡镇联合审核');
  await course.say('c-qx', '任务', '镇审', '1', '1', '1');
  await course.say('v-sq-1', '进度');
  course.chapter('县里比对、审定');
  await course.say('c-county', '任务', '县审', '1', '1', '退出', '1');
  await course.say('c-county', '比对', '1', '比对', '1', '3', '比对', '1', '1', '房子是公租房，不是商品房');
  await course.say('c-county', '县审', '1', '1', '3', '1 6', '1', '1');
  course.chapter('录入、定联系人');
  await course.say('c-qx', '任务', '录入', '1', '定联系人', '1', '1');
  await course.say('v-sq-1', '进度');
  await expect(course.text()).toMatchFileSnapshot('courses/offices.txt');
  expect((await world.service.runtime.store.cases.snapshot(id))?.liaison).toBe('c-sq-3');
});

it('tells village and township when a return takes the county’s limit away', async () => {
  world = await openWorld({ at: '2026-10-12T09:00:00+08:00' });
  await closePublicity(world, await declare(world));
  await world.moveTo('2026-11-12T09:00:00+08:00');
  await world.sayAll('c-qx', '镇审', '1', '3', '2', '评议记录没有监督委员会的人', '1');
  await world.idle();
  for (const person of ['c-sq-1', 'c-qx']) {
    expect(world.toldTo(person).filter(({ text }) => text.includes('现在看来不及了'))).toHaveLength(1);
  }
  expect((await world.say('v-sq-1', '进度'))[0]).toContain('还缺：评议记录没有监督委员会的人');
});

it('ticks off all that wait at once, each household told once, also when the first run is cut short', async () => {
  world = await openWorld({ at: '2026-10-12T09:00:00+08:00' });
  const ids = [await declare(world), await declare(world, '1', 2)];
  for (const id of ids) await publish(world, id);
  await world.moveTo('2026-10-19T18:30:00+08:00');
  for (const id of ids) {
    await act(world, id, staff.secretary, { kind: 'publicity_closed', on: '2026-10-19' });
    const opinions = sectors.map((sector) => ({ sector, opinion: 'fits' as const }));
    await act(world, id, staff.township, { kind: 'town_reviewed', opinions });
    await act(world, id, staff.county, { kind: 'comparison_requested' });
    await act(world, id, staff.county, { kind: 'comparison_returned', hits: [] });
    await act(world, id, staff.county, { kind: 'county_decided', type: 'T3', risks: ['R01'] });
  }
  const { outbox, cases } = world.service.runtime.store;
  const insert = outbox.insert.bind(outbox);
  let isBroken = true;
  // After the first household was told: the second one and the answer are still to come.
  outbox.insert = (row) => {
    if (!isBroken || !row.text.includes('还没有联系人')) return insert(row);
    isBroken = false;
    return Promise.reject(new Error('the database hiccups'));
  };
  await world.sayAll('c-qx', '录入', '1', '2');
  await expect
    .poll(() => world.toldTo('c-qx').filter(({ text }) => text.includes('等2户')).length, { timeout: 10_000 })
    .toBe(1);
  await world.idle();
  for (const id of ids) {
    const journal = await cases.journal(id);
    expect(journal.filter((entry) => entry.act.kind === 'monitoring_started')).toHaveLength(1);
  }
  for (const person of ['v-sq-1', 'v-sq-2']) {
    const told = world.toldTo(person).filter(({ text }) => text.includes('现在：已列入监测帮扶'));
    expect(told).toHaveLength(1);
  }
});
