import { afterEach, describe, expect, it } from 'vitest';
import { toId, type HouseholdId } from '../../src/core/index.ts';
import type { Stage } from '../../src/cases/index.ts';
import type { CaseSnapshot } from '../../src/store/index.ts';
import { recordCourse, type Course } from '../support/course.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let course: Course;
afterEach(() => world.close());

/** Open the demo county under the rules of another one, on a Monday, and begin to write down what its people say. */
async function open(profile: string, cast: Record<string, string>): Promise<void> {
  world = await openWorld({ at: '2026-09-14T09:00:00+08:00', profile });
  course = recordCourse(world, cast);
}

async function caseOf(household: string): Promise<CaseSnapshot | undefined> {
  const cases = await world.service.runtime.store.cases.listByHousehold(toId<HouseholdId>(household));
  return cases[0];
}

/** The acts of its journal, first to last, without those of who may be asked and answers. */
async function actsOf(household: string): Promise<string[]> {
  const one = await caseOf(household);
  const journal = one === undefined ? [] : await world.service.runtime.store.cases.journal(one.id);
  return journal.map(({ act }) => act.kind);
}

async function expectStage(household: string, stage: Stage): Promise<void> {
  expect((await caseOf(household))?.stage).toBe(stage);
}

/** The golden texts beside this file can be read like stories; `-u` writes them anew. */
describe('the whole course of a county', () => {
  it('cq-five-step: the county compares and decides', async () => {
    await open('cq-five-step', {
      'v-sq-1': '秦彩云（村民）',
      'c-sq-1': '田守田（村支书）',
      'c-sq-2': '郑长根（村干部）',
      'c-sq-3': '秦来喜（联系人）',
      'c-qx': '葛双全（乡镇）',
      'c-county': '施腊梅（县里）',
      'r-sq@sim': '石桥村两委群',
    });
    const household = 'h-sq-1';
    const [villager, secretary, cadre, liaison] = ['v-sq-1', 'c-sq-1', 'c-sq-2', 'c-sq-3'] as const;

    course.chapter('申报');
    const story = '老伴住院动了手术，家里没活干了';
    await course.say(villager, '申报', '1', '1 6', story, '今年8月', '35000', '1', '2', '没有', '1');
    await expectStage(household, 'submitted');

    course.chapter('第二天早上：日报和受理');
    await course.moveTo('2026-09-15T08:01:00+08:00');
    await course.say(secretary, '任务', '受理', '秦彩云', '1', '1');
    await expectStage(household, 'accepted');

    course.chapter('两个人上门核实');
    await course.moveTo('2026-09-16T10:00:00+08:00');
    const found = ['2', '1', '1', '郑长根', '1', '1', '4800', '1', '1', '1', '1'];
    await course.say(secretary, '核实', '秦彩云', ...found);
    await expectStage(household, 'accepted');
    await course.say(cadre, '任务', '签核实', '1', '1');
    await expectStage(household, 'verified');
    await course.say(villager, '进度');

    course.chapter('村里评议');
    await course.moveTo('2026-09-18T15:00:00+08:00');
    const votes = ['1', '1', '12', '3', '2', '1', '0', '15', '1', '大病花费多，没有别的收入', '1'];
    await course.say(secretary, '评议', '秦彩云', ...votes);
    await expectStage(household, 'evaluated');

    course.chapter('公示');
    await course.say(secretary, '开始公示', '秦彩云', '1', '1', '1');
    await expectStage(household, 'publicity');
    await course.say(villager, '进度');
    await course.moveTo('2026-09-24T18:05:00+08:00');
    await course.say(secretary, '结束公示', '秦彩云', '0', '1');
    await expectStage(household, 'publicity_closed');

    course.chapter('乡镇联合审核');
    await course.moveTo('2026-09-28T09:00:00+08:00');
    await course.say('c-qx', '任务', '镇审', '1', '1', '1');
    await expectStage(household, 'town_review');
    await course.say(villager, '进度');

    course.chapter('县里比对、审定');
    await course.say('c-county', '任务', '县审', '1', '1', '退出', '1');
    await course.say('c-county', '比对', '1', '比对', '1', '3');
    await course.say('c-county', '比对', '1', '1', '房子是公租房，不是商品房');
    await course.say('c-county', '县审', '1', '1', '3', '1 6', '1', '1');
    await expectStage(household, 'county_decision');

    course.chapter('录入、定联系人');
    await course.say('c-qx', '任务', '录入', '1', '定联系人', '1', '1');
    await expectStage(household, 'monitored');
    expect((await caseOf(household))?.liaison).toBe(liaison);
    await course.say(villager, '进度');

    course.chapter('国庆以后：第一项措施');
    await course.moveTo('2026-10-09T10:00:00+08:00');
    const plan = ['看病', '全家', '陪老伴去办大病报销', '10月31日', '1'];
    await course.say(liaison, '任务', '措施', '秦彩云', '1', ...plan);
    await course.say(villager, '同意');
    await course.say('c-qx', '任务', '措施', '1', '1', '1');
    await course.say(liaison, '措施', '1', '办好了', '1');
    await course.say(villager, '收到了', '进度');
    expect((await caseOf(household))?.measures).toMatchObject([{ state: 'confirmed', risk: 'R01' }]);

    expect(await actsOf(household)).toEqual([
      'declared',
      'accepted',
      'verified',
      'cosigned',
      'evaluated',
      'publicity_opened',
      'publicity_closed',
      'town_reviewed',
      'comparison_requested',
      'comparison_returned',
      'hit_settled',
      'county_decided',
      'monitoring_started',
      'liaison_assigned',
      'measure_proposed',
      'measure_answered',
      'measure_moved',
      'measure_moved',
      'measure_confirmed',
    ]);
    await expect(course.text()).toMatchFileSnapshot('courses/cq-five-step.txt');
  });

  it('ah-taogou: the group speaks first, the comparison runs beside the board, the township decides', async () => {
    await open('ah-taogou', {
      'v-sq-2': '窦新民（村民）',
      'c-sq-1': '田守田（村支书）',
      'c-sq-2': '郑长根（村干部）',
      'c-sq-4': '周秀兰（联系人）',
      'c-qx': '葛双全（乡镇）',
      'c-county': '施腊梅（区里）',
      'r-sq@sim': '石桥村两委群',
    });
    const household = 'h-sq-2';
    const [villager, secretary, cadre, liaison] = ['v-sq-2', 'c-sq-1', 'c-sq-2', 'c-sq-4'] as const;

    course.chapter('申报');
    const story = '两个孩子上大学，我摔了腿没法打工';
    await course.say(villager, '申报', '1', '3 6', story, '今年7月', '18000', '6', '2', '没有', '1');
    await expectStage(household, 'submitted');

    course.chapter('第二天早上：日报和受理');
    await course.moveTo('2026-09-15T08:01:00+08:00');
    await course.say(secretary, '任务', '受理', '窦新民', '1', '1');
    await expectStage(household, 'accepted');
    await course.say(villager, '进度');

    course.chapter('村民小组评议');
    await course.say(cadre, '任务', '组评议', '窦新民', '1', '20', '17', '1', '他家确实难', '1');
    await expectStage(household, 'group_opinion');

    course.chapter('两个人上门核实');
    await course.moveTo('2026-09-16T10:00:00+08:00');
    const found = ['2', '1', '1', '郑长根', '1', '1', '21600', '1', '1', '1', '1'];
    await course.say(secretary, '核实', '窦新民', ...found);
    await course.say(villager, '进度');
    await course.say(cadre, '签核实', '1', '1');
    await expectStage(household, 'verified');
    await course.say(villager, '进度');

    course.chapter('村里评议');
    await course.moveTo('2026-09-18T15:00:00+08:00');
    const votes = ['1', '1', '10', '3', '2', '1', '0', '14', '1', '两个孩子上学花费大，收入少了', '1'];
    await course.say(secretary, '评议', '窦新民', ...votes);
    await expectStage(household, 'evaluated');

    course.chapter('公示，同时区里比对');
    await course.say(secretary, '开始公示', '窦新民', '1', '1', '1');
    await expectStage(household, 'publicity');
    await course.say(villager, '进度');
    await course.say('c-county', '任务', '比对', '窦新民', '1');

    course.chapter('公示先满，比对还没有结果');
    await course.moveTo('2026-09-24T18:05:00+08:00');
    await course.say(secretary, '结束公示', '窦新民', '0', '1');
    await expectStage(household, 'publicity_closed');
    await course.say(villager, '进度');
    await course.say('c-qx', '任务');

    course.chapter('比对有了结果，乡镇审定');
    await course.moveTo('2026-09-28T09:00:00+08:00');
    await course.say('c-county', '比对', '窦新民', '1');
    await course.say('c-qx', '任务', '镇审', '1', '1', '2', '3 6', '因学', '1');
    await expectStage(household, 'town_review');
    expect((await caseOf(household))?.decision).toEqual({ type: 'T2', risks: ['R03', 'R06'] });
    await course.say(villager, '进度');

    course.chapter('区里公告');
    await course.say('c-county', '任务', '公告', '1');
    await expectStage(household, 'announced');
    await course.say(villager, '进度');

    course.chapter('录入、定联系人');
    await course.say('c-qx', '任务', '录入', '1', '定联系人', '1', '周秀兰');
    await expectStage(household, 'monitored');
    expect((await caseOf(household))?.liaison).toBe(liaison);
    await course.say(villager, '进度');

    course.chapter('国庆以后：第一项措施');
    await course.moveTo('2026-10-09T10:00:00+08:00');
    const plan = ['上学', '两个孩子', '帮办助学贷款，再申请学校的助学金', '10月31日', '1'];
    await course.say(liaison, '任务', '措施', '2号', '1', ...plan);
    await course.say(villager, '同意');
    await course.say('c-qx', '任务', '措施', '1', '1', '1');
    await course.say(liaison, '措施', '1', '办好了', '1');
    await course.say(villager, '收到了', '进度');
    expect((await caseOf(household))?.measures).toMatchObject([{ state: 'confirmed', risk: 'R03' }]);

    expect(await actsOf(household)).toEqual([
      'declared',
      'accepted',
      'group_opined',
      'verified',
      'cosigned',
      'evaluated',
      'publicity_opened',
      'comparison_requested',
      'publicity_closed',
      'comparison_returned',
      'town_reviewed',
      'announced',
      'monitoring_started',
      'liaison_assigned',
      'measure_proposed',
      'measure_answered',
      'measure_moved',
      'measure_moved',
      'measure_confirmed',
    ]);
    await expect(course.text()).toMatchFileSnapshot('courses/ah-taogou.txt');
    // Nobody in this county is told of a 县: it is a district.
    expect(course.text()).not.toContain('县里');
  });
});
