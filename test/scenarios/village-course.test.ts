import { afterEach, expect, it } from 'vitest';
import { toId, type HouseholdId } from '../../src/core/index.ts';
import type { Stage } from '../../src/cases/index.ts';
import { recordCourse } from '../support/course.ts';
import { talks } from '../support/village-talk.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const cast = {
  'v-sq-1': '秦彩云（村民）',
  'c-sq-1': '田守田（村支书）',
  'c-sq-2': '郑长根（村干部）',
  'c-qx': '葛双全（乡镇）',
  'r-sq@sim': '石桥村两委群',
};

async function stage(): Promise<Stage | undefined> {
  const cases = await world.service.runtime.store.cases.listByHousehold(toId<HouseholdId>('h-sq-1'));
  return cases[0]?.stage;
}

/** The golden text beside this file can be read like a story; `-u` writes it anew. */
it('a declaration goes through the village: accepted, verified by two, evaluated, on the board', async () => {
  world = await openWorld({ at: '2026-09-14T09:00:00+08:00' });
  const course = recordCourse(world, cast);

  course.chapter('申报');
  await course.say(
    'v-sq-1',
    '申报',
    '1',
    '1 6',
    '老伴住院动了手术，家里没活干了',
    '今年8月',
    '35000',
    '1',
    '2',
    '没有',
    '1',
  );
  expect(await stage()).toBe('submitted');

  course.chapter('第二天早上：日报和受理');
  await course.moveTo('2026-09-15T08:01:00+08:00');
  await course.say('c-sq-1', '任务');
  await course.say('c-sq-1', '受理', '秦彩云', '1', '1');
  expect(await stage()).toBe('accepted');

  course.chapter('两个人上门核实');
  await course.moveTo('2026-09-16T10:00:00+08:00');
  await course.say('c-sq-1', ...talks.verify);
  expect(await stage()).toBe('accepted');
  await course.say('c-sq-2', '任务', '签核实', '1', '1');
  expect(await stage()).toBe('verified');
  await course.say('v-sq-1', '进度');

  course.chapter('村里评议');
  await course.moveTo('2026-09-18T15:00:00+08:00');
  await course.say(
    'c-sq-1',
    '评议',
    '秦彩云',
    '1',
    '1',
    '12',
    '3',
    '2',
    '1',
    '0',
    '15',
    '1',
    '大病花费多，没有别的收入',
    '1',
  );
  expect(await stage()).toBe('evaluated');

  course.chapter('公示');
  await course.say('c-sq-1', '开始公示', '秦彩云', '1', '1', '1');
  expect(await stage()).toBe('publicity');
  await course.say('v-sq-1', '进度');
  await course.moveTo('2026-09-28T18:05:00+08:00');
  await course.say('c-sq-1', '结束公示', '秦彩云', '0', '1');
  expect(await stage()).toBe('publicity_closed');

  await expect(course.text()).toMatchFileSnapshot('courses/village.txt');
});
