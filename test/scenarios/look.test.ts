import { afterEach, describe, expect, it } from 'vitest';
import { toId, type Answer, type AreaCode, type HouseholdId, type PersonId } from '../../src/core/index.ts';
import { sectors, type Act, type Actor, type Verification } from '../../src/cases/index.ts';
import { actOnCase } from '../../src/runner/acts/act.ts';
import { importSheet } from '../runner/imports/support.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';

/** One member who stays at home and is well. */
const atHome = (name: string, relation: string, ...registered: string[]): string[] => [
  name,
  relation,
  ...registered,
  '46',
  '在家',
  '健康',
  '能',
  '交上了',
];

interface Told {
  hukou?: string;
  /** From the first member to the last question about the register. */
  members?: string[];
  wage?: string;
  transfers?: string;
  car?: string[];
}

/** 细报 of four people: wages 14,000, sold 6,000 at 2,400, rents 400, transfers 3,600, unless told otherwise. */
function report({
  hukou = '1',
  members,
  wage = '14000',
  transfers = '3600',
  car = ['没有'],
}: Told = {}): string[] {
  const [kind = '没有', ...why] = car;
  return [
    ['细报', '6', '厂里不要人了，没活干', '今年8月', '秦彩云', '1', hukou, '一般农户', '4'],
    members ??
      [
        ['秦大山', '爱人', '48', '外出打工', wage, '健康', '能', '交上了'],
        atHome('秦彩云', '本人'),
        atHome('秦小田', '儿子'),
        atHome('周小妹', '儿媳'),
      ].flat(),
    ['有', '苞谷', '三亩', '4000', '没有了', '有', '猪', '2', '2000', '没有了'],
    ['没有', '2400', '400', transfers, '差不多', '0'],
    [kind, '没有', '没有', '没有', ...why, '找活', '没有', '没有'],
  ].flat();
}

/** Declare it to the end; the number of the case. */
async function declare(said: string[]): Promise<{ number: string; talk: string }> {
  const talk: string[] = [];
  for (const text of said) talk.push(...(await world.say('v-sq-1', text)));
  for (let page = 0; page < 6; page += 1) {
    const [reply = ''] = await world.say('v-sq-1', '1');
    talk.push(reply);
    const number = /编号 (\d{4}-\d{4})/.exec(reply)?.[1];
    if (number !== undefined) return { number, talk: talk.join('\n') };
  }
  throw new Error(`not declared: ${talk.at(-1) ?? ''}`);
}

/** 申报, in nine questions: nothing of the income is known. */
const quick = ['申报', '1', '6', '厂里不要人了，没活干', '今年8月', '说不清', '4', '没有', '没有'];

async function see(who: string, number: string): Promise<string> {
  const pages: string[] = [];
  for (let page = 1; page < 9; page += 1) {
    const replies = await world.say(who, page === 1 ? `看 ${number}` : `看 ${number} ${page}`);
    // A notice may come in between.
    const reply = replies.find((text) => text.startsWith(number)) ?? '';
    expect(reply.length).toBeGreaterThan(0);
    expect(reply.length).toBeLessThanOrEqual(420);
    pages.push(reply);
    if (!reply.includes('看下一页')) break;
  }
  return pages.join('\n');
}

const village = toId<AreaCode>('sw-qx-sq');
const cadre = (person: string, role: Actor['role'] = 'village_cadre', area = village): Actor => ({
  person: toId<PersonId>(person),
  role,
  area,
});
const secretary = cadre('c-sq-1', 'village_secretary');
const county = cadre('c-county', 'county_officer', toId<AreaCode>('sw'));
const township = cadre('c-qx', 'township_officer', toId<AreaCode>('sw-qx'));

async function act(number: string, actor: Actor, what: Act, at = '2026-09-24T11:00:00+08:00'): Promise<void> {
  const { runtime } = world.service;
  const found = await runtime.store.cases.findByNumber(number);
  if (found === null) throw new Error(number);
  const outcome = await actOnCase(runtime, {
    case: found.id,
    act: what,
    actors: [actor],
    at: new Date(at),
  });
  expect(outcome).toMatchObject({ ok: true });
}

/** Accepted, and verified by two of the village. */
async function verify(number: string, change: Partial<Verification>): Promise<void> {
  await act(number, secretary, { kind: 'accepted' });
  const found = {
    conclusion: 'true',
    answers: {},
    exclusions: [],
    perCapitaFen: 540_000,
    photos: [],
  } as const;
  await act(number, cadre('c-sq-2'), {
    kind: 'verified',
    on: '2026-09-24',
    others: [toId<PersonId>('c-sq-1')],
    ...found,
    exclusions: [],
    photos: [],
    ...change,
  });
  await act(number, secretary, { kind: 'cosigned', agrees: true });
}

const lastTold = (who: string): string => world.toldTo(who).at(-1)?.text ?? '';

const verdicts = /监测范围|边缘易致贫|脱贫不稳定|突发严重|可不纳入|一般不列入|建议/;

describe('scenario 5: per-capita arithmetic, for the reviewer', () => {
  it('comes to 21,600 and 5,400 for both; only the reviewer hears of the line', async () => {
    world = await openWorld({ at: thursday });
    const { number, talk } = await declare(report());
    expect(talk).toContain('粗算一年纯收入约 21600 元，人均约 5400 元（按您说的估的，以核实为准）');
    expect(talk).not.toMatch(verdicts);
    const page = await see('c-sq-1', number);
    expect(page).toContain('石桥村 秦彩云（2组）, 1号');
    expect(page).toContain('人口：户里说4人');
    expect(page).toContain('一年纯收入：户里说21600元');
    expect(page).toContain('人均：户里说5400元');
    expect(page).toContain('人均5400元，低于2026年的监测范围6000元');
    expect(page).toContain('【建议，由人来定】可以按监测对象往下办：边缘易致贫户');
    expect(page).toContain('【还缺】上门核实、数据比对');
    expect(page).toContain('因务工就业不稳：就业帮扶、公益性岗位');
    const [status = ''] = await world.say('v-sq-1', '进度');
    expect(status).not.toMatch(verdicts);
  });
});

describe('scenario 6: who is registered otherwise', () => {
  const titles = '乡镇|行政村|组|姓名|与户主关系|户口在本户|常住|共享收支';
  const rowsOf = (...family: string[]): string[] => family.map((one) => `清溪镇|石桥村|2|${one}`);
  const athome = rowsOf('秦彩云|户主', '秦大山|配偶', '秦小田|之子');
  const children = rowsOf('秦老大|之子', '秦二妹|之女');
  const threeGaps = ['户口在、分开过（不算人口）：秦老大、秦二妹', '一起过、户口不在（要算人口）：周小妹'];

  async function openWith(...rows: string[]): Promise<void> {
    world = await openWorld({ at: thursday });
    await importSheet(world.service.runtime.store, 'households', [titles, ...rows].join('\n'));
  }

  /** What the first visitor reads before anything is asked. */
  async function readSheet(): Promise<string> {
    await world.sayAll('c-sq-1', '受理', '秦彩云', '1', '1');
    return (await world.sayAll('c-sq-1', '核实', '秦彩云'))[0] ?? '';
  }

  it('four count, and the three gaps stand by name on the page and on the sheet, of five on the hukou', async () => {
    await openWith(...athome, ...children);
    const members = [
      ['秦大山', '爱人', '在', '48', '外出打工', '14000', '健康', '能', '交上了'],
      atHome('秦彩云', '本人', '在'),
      atHome('秦小田', '儿子', '在'),
      atHome('周小妹', '儿媳', '不在'),
      ['有', '秦老大', '有', '秦二妹', '没有了'],
    ].flat();
    const { number, talk } = await declare(report({ hukou: '有的不在', members }));
    expect(talk).toContain('人均约 5400 元');
    const page = await see('c-sq-1', number);
    expect(page).toContain('人口：户里说4人');
    expect(page).toContain('户口在、分开过（不算）：秦老大、秦二妹');
    expect(page).toContain('一起过、户口不在（要算）：周小妹');
    const sheet = await readSheet();
    for (const gap of threeGaps) expect(sheet).toContain(gap);
    // Everybody is accounted for: neither a number nor another name is left to ask for.
    expect(sheet).not.toMatch(/登记|户口不在本村/);
    const [people = ''] = await world.sayAll('c-sq-1', '2', '1', '1', '郑长根');
    expect(people).toContain('申报说：4人，对吗？');
  });

  it('is told by the register’s own names where the household gave a number', async () => {
    const flagged = [...athome.map((row) => `${row}|是|是|是`), ...children.map((row) => `${row}|是|否|否`)];
    await openWith(...flagged, ...rowsOf('周小妹|之儿媳|否|是|是'));
    await declare(quick);
    const sheet = await readSheet();
    for (const gap of threeGaps) expect(sheet).toContain(gap);
    expect(sheet).not.toContain('登记');
  });

  it('names who stands on one side only, and who has come since', async () => {
    await openWith(...athome);
    const members = [
      ['秦大山', '爱人', '48', '外出打工', '14000', '健康', '能', '交上了'],
      atHome('秦彩云', '本人'),
      atHome('秦小妹', '女儿'),
      atHome('秦老三', '儿子'),
    ].flat();
    await declare(report({ members }));
    await world.sayAll('v-sq-1', '人口', '1', '生了孩子', '秦小宝', '昨天', '1');
    const sheet = await readSheet();
    expect(sheet).toContain('登记里有、申报没说到的：秦小田');
    expect(sheet).toContain('申报说到、登记里没有的：秦小妹、秦老三');
    expect(sheet).toContain('人口有变化：秦小宝（出生）');
  });
});

describe('scenario 13: a single big medical bill', () => {
  /** Five people, 82,000 paid for one of them; all they live on comes from wages. */
  async function declareBill(wage: string): Promise<{ number: string; talk: string }> {
    const patient = [
      '秦彩云',
      '本人',
      '46',
      '在家',
      '大病',
      '不能',
      '交上了',
      '心脏病',
      '82000',
      '没有',
      '没有',
    ];
    const said = [
      ['细报', '1', '住院动了大手术，钱都花光了', '今年8月', '秦彩云', '1', '1', '一般农户', '5'],
      ['秦大山', '爱人', '48', '外出打工', wage, '健康', '能', '交上了'],
      patient,
      atHome('秦小田', '儿子'),
      atHome('周小妹', '儿媳'),
      atHome('秦老三', '儿子'),
      ['没有', '没有', '没有', '没有', '没有', '差不多', '没有', '没有', '没有', '没有', '没有'],
      ['看病', '没有', '没有'],
    ];
    return declare(said.flat());
  }

  it('above the line it is to be looked at first, as T3', async () => {
    world = await openWorld({ at: thursday });
    const { number, talk } = await declareBill('60000');
    expect(talk).toContain('人均约 12000 元');
    expect(talk).not.toMatch(verdicts);
    const page = await see('c-qx', number);
    expect(page).toContain('突发严重困难户，要先去核实');
    expect(page).toContain('人均12000元，不低于2026年的监测范围6000元');
    expect(page).toContain('有人一年看病自付至少82000元，超过30000元');
    expect(page).toContain('县里定的全年自付数');
  });

  it('below the line it is T2', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declareBill('27000');
    const page = await see('c-qx', number);
    expect(page).toContain('人均5400元，低于2026年的监测范围6000元');
    expect(page).toContain('可以按监测对象往下办：边缘易致贫户，要先去核实');
    expect(page).not.toContain('突发严重困难户');
  });

  it('below the line it is not saved as T3: the county is told why and decides otherwise', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declareBill('27000');
    await world.sayAll('c-sq-1', '受理', '秦彩云', '1', '1');
    const visit = ['核实', '秦彩云', '2', '1', '1', '郑长根', '1', '1', '1', '82000', '1', '1', '2', '1'];
    await world.sayAll('c-sq-1', ...visit);
    await world.sayAll('c-sq-2', '签核实', '1', '1');
    const votes = ['评议', '秦彩云', '1', '1', '12', '3', '2', '1', '0', '15', '1', '看病花费太大', '1'];
    await world.sayAll('c-sq-1', ...votes, '开始公示', '秦彩云', '1', '1', '1');
    await world.moveTo('2026-10-09T18:05:00+08:00');
    await world.sayAll('c-sq-1', '结束公示', '秦彩云', '0', '1');
    await world.sayAll('c-qx', '镇审', '秦彩云', '1', '1');
    await world.sayAll('c-county', '比对', '秦彩云', '比对', '秦彩云', '1');
    await world.sayAll('c-county', '县审', '秦彩云', '列入', '突发严重困难户', '因病', '1');
    await expect.poll(() => lastTold('c-county')).toContain('收入低于监测范围的，不能定为突发严重困难户');
    const saved = () => world.service.runtime.store.cases.findByNumber(number);
    expect(await saved()).toMatchObject({ stage: 'town_review' });
    await world.sayAll('c-county', '县审', '秦彩云', '列入', '边缘易致贫户', '因病', '1');
    expect(await saved()).toMatchObject({ stage: 'county_decision', decision: { type: 'T2' } });
  });
});

describe('scenarios 15 and 16: a car', () => {
  it('for one’s own comfort speaks against it, and is left to the representatives', async () => {
    world = await openWorld({ at: thursday });
    const car = ['自家坐的', '车是借钱买来拉病人的'];
    const { number, talk } = await declare(report({ transfers: '1200', car }));
    expect(talk).toContain('人均约 4800 元');
    const page = await see('c-sq-1', number);
    expect(page).toContain('【建议，由人来定】一般不列入');
    expect(page).toContain('有汽车、船或大机械（户里说的，还没核实）');
    expect(page).toContain('要列入，须村民代表专门表决');
  });

  it('for farming does not count, and is named', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(report({ transfers: '1200', car: ['三轮车'] }));
    const page = await see('c-sq-1', number);
    expect(page).toContain('可以按监测对象往下办：边缘易致贫户');
    expect(page).toContain('有汽车、船或大机械，不过是生产用的或有特殊情况，不算（户里说的，还没核实）');
  });
});

describe('scenario 17: below the line but steady, children well off', () => {
  it('is found at the visit, may be left out by people’s decision, and can be appealed against', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(report({ transfers: '1200' }));
    await world.sayAll('c-sq-1', '受理', '秦彩云', '1', '1');
    // What was declared is confirmed; nothing lacks, nothing speaks against it.
    const visit = ['核实', '秦彩云', '2', '1', '1', '郑长根', '1', '1', '1', '没有', '1', '1'];
    const [steady = ''] = await world.sayAll('c-sq-1', ...visit);
    expect(steady).toContain('人均低于监测范围，多问一句：这些收入明年还靠得住吗？');
    expect((await world.say('c-sq-1', '靠得住'))[0]).toContain('子女的条件好吗？');
    await world.sayAll('c-sq-1', '条件好', '1', '1');
    const [found = ''] = await world.sayAll('c-sq-2', '签核实', '1');
    expect(found).toContain('收入靠得住，子女条件好');
    await world.say('c-sq-2', '1');

    for (const who of ['c-sq-1', 'c-qx', 'c-county']) {
      const page = await see(who, number);
      expect(page).toContain('【建议，由人来定】可不纳入');
      expect(page).toContain('收入虽低但靠得住，生活有保障，子女条件较好');
      expect(page).toContain('人均：户里说、核实都是4800元');
    }
    expect((await world.say('v-sq-1', '进度')).join('\n')).not.toMatch(verdicts);

    // It closes nothing: the village may vote for it, the township decides otherwise.
    const votes = ['评议', '秦彩云', '1', '1', '12', '3', '2', '1', '0', '15', '1', '家里确实紧', '1'];
    expect((await world.sayAll('c-sq-1', ...votes))[0]).toContain('评议通过');
    await world.sayAll('c-sq-1', '开始公示', '秦彩云', '1', '1', '1');
    await world.moveTo('2026-10-09T18:05:00+08:00');
    await world.sayAll('c-sq-1', '结束公示', '秦彩云', '0', '1');
    await world.sayAll('c-qx', '镇审', '秦彩云', '不列入', '收入稳定', '跳过', '1');
    await expect.poll(() => lastTold('v-sq-1')).toContain('原因：收入虽低但稳定，生活有保障');
    for (const words of ['子女条件较好的，不列入', '以后怎样才行：收入断了', '回复“申诉”']) {
      expect(lastTold('v-sq-1')).toContain(words);
    }
    await world.sayAll('v-sq-1', '申诉', '厂子要关了，明年没有收入了');
    expect((await world.say('v-sq-1', '进度'))[0]).toContain('您的申诉正在看');
    await expect.poll(() => lastTold('c-county')).toContain('有人申诉');
  });

  it('is not asked for where the income is not below the line, or something lacks', async () => {
    world = await openWorld({ at: thursday });
    await declare(report({ transfers: '1200' }));
    await world.sayAll('c-sq-1', '受理', '秦彩云', '1', '1');
    const visit = ['核实', '秦彩云', '2', '1', '1', '郑长根', '1', '1', '1', '没有', '饮水', '1'];
    expect((await world.sayAll('c-sq-1', ...visit))[0]).toContain('人均一年约 4800 元。请核对');
    expect((await world.sayAll('c-sq-1', '改纯收入', '24000'))[0]).toContain('人均一年约 6000 元。请核对');
    expect((await world.sayAll('c-sq-1', '改三保障', '都有保障'))[0]).toContain('人均一年约 6000 元。请核对');
    expect((await world.sayAll('c-sq-1', '改纯收入', '23999'))[0]).toContain('明年还靠得住吗');
  });
});

describe('看 2026-0031: who sees what', () => {
  it('shows what differs after the visit', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(report());
    const people: Answer = {
      status: 'given',
      value: { type: 'count', min: 5, max: 5, approx: false },
      raw: '5',
      source: 'text',
    };
    await verify(number, { perCapitaFen: 910_000, answers: { people } });
    const page = await see('c-sq-1', number);
    expect(page).toContain('人口：户里说4人，核实5人');
    expect(page).toContain('人均：户里说5400元，核实9100元');
    expect(page).toContain('【建议，由人来定】收入不低于监测范围');
    expect(page).toContain('说是5人，说了4个名字');
  });

  it('hits in full at the township, as 不符 in the village, not at all to the contact cadre; no objector anywhere', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(quick);
    expect(await see('c-qx', number)).toContain('人均：户里没有说清');
    expect(await see('c-qx', number)).toMatch(/【还缺】.*打工的收入/);
    await verify(number, {});
    await act(number, secretary, {
      kind: 'evaluated',
      on: '2026-09-24',
      place: '村委会',
      attendance: { committee: 3, team: 1, supervisors: 1, representatives: 8 },
      inFavour: 11,
      against: 1,
      abstained: 1,
    });
    await act(number, secretary, { kind: 'publicity_opened', on: '2026-09-24', place: '公示栏' });
    const objection = { objection: 'o-1', ground: 'concealed', identity: 'named', text: '他家有楼' } as const;
    await act(number, cadre('c-sq-2'), { kind: 'objection_raised', ...objection });
    await act(number, township, {
      kind: 'liaison_assigned',
      liaison: toId<PersonId>('c-sq-3'),
      from: '2026-09-24',
    });
    for (const who of ['c-sq-1', 'c-qx', 'c-county']) {
      const page = await see(who, number);
      expect(page).toContain('异议：1条在查');
      expect(page).not.toMatch(/郑长根|他家有楼/);
    }
    expect(await see('c-sq-3', number)).not.toContain('异议');

    const investigators = [toId<PersonId>('c-sq-3'), toId<PersonId>('c-sq-4')];
    const settled = { objection: 'o-1', investigators, founded: false, outcome: '没有楼' };
    await act(number, township, { kind: 'objection_settled', ...settled });
    const later = '2026-10-20T10:00:00+08:00';
    await act(number, secretary, { kind: 'publicity_closed', on: '2026-10-19' }, later);
    const opinions = sectors.map((sector) => ({ sector, opinion: 'fits' as const }));
    await act(number, township, { kind: 'town_reviewed', opinions }, later);
    await act(number, county, { kind: 'comparison_requested' }, later);
    await act(number, county, { kind: 'comparison_returned', hits: [{ code: 'X02' }] }, later);
    for (const who of ['c-qx', 'c-county']) {
      const page = await see(who, number);
      expect(page).toContain('城里的商品房：户里说没有，核实没有，比对查到了，还没说清');
      expect(page).toContain('【建议，由人来定】一般不列入');
    }
    const inVillage = await see('c-sq-1', number);
    expect(inVillage).toContain('数据比对：不符');
    expect(inVillage).not.toContain('商品房');
    expect(await see('c-sq-3', number)).not.toMatch(/不符|商品房|查到/);
  });

  it('is told to nobody whose it is not, and to nobody in a group', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(quick);
    const hidden = `您这里没有编号${number}的户`;
    for (const who of ['c-ls-1', 'c-gl', 'c-sq-3', 'c-sq-4']) {
      const [reply = ''] = await world.say(who, `看 ${number}`);
      expect(reply, who).toContain(hidden);
    }
    expect((await world.say('c-sq-1', '看 2026-9999'))[0]).toContain('您这里没有编号2026-9999的户');
    const asked = (await world.say('v-sq-1', `看 ${number}`)).join('\n');
    expect(asked).not.toMatch(/人均|建议/);
    await world.sayIn('r-sq@sim', 'c-sq-1', `看 ${number}`, true);
    expect(world.inRoom('r-sq@sim').join('\n')).not.toMatch(/秦彩云|人均/);
  });

  it('is found by the short number, tells how to ask, and is shut to a near relative', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(quick);
    const short = String(Number(number.slice(5)));
    expect((await world.say('c-sq-1', `看${short}`))[0]).toContain(number);
    expect((await world.say('c-sq-1', `看 ${short} 第9页`))[0]).toContain(number);
    // 1号 is what lists call a household of this village; the first case of the year is another's.
    expect((await world.say('c-sq-1', '看 1号'))[0]).toContain('不是几号户');
    expect((await world.say('c-sq-1', '看'))[0]).toContain('请发“看”加编号');
    await act(number, secretary, { kind: 'recused', person: toId<PersonId>('c-sq-2') });
    expect((await world.say('c-sq-2', `看 ${number}`))[0]).toContain('近亲属要回避');
  });

  it('is gone with the household’s key', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(quick);
    await world.service.runtime.store.keys.destroy(toId<HouseholdId>('h-sq-1'));
    expect((await world.say('c-sq-1', `看 ${number}`)).join('\n')).toContain(`您这里没有编号${number}的户`);
  });

  it('keeps who looked at which page, and stands in the middle of a talk', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(quick);
    const { store } = world.service.runtime;
    const [one] = await store.cases.listByHousehold(toId<HouseholdId>('h-sq-1'));
    if (one === undefined) throw new Error('no case');
    await world.say('c-sq-1', '走访');
    const aside = (await world.say('c-sq-1', `看 ${number}`)).join('\n');
    expect(aside).toContain('人均：户里没有说清');
    await world.say('c-sq-1', '退出');
    await world.say('c-ls-1', `看 ${number}`);
    const kept = await store.reveals.listByCase(one.id, 10);
    expect(kept).toMatchObject([{ by: 'c-sq-1', case: one.id, page: 1 }]);
  });

  it('is shown where a talk asks which household, though the list names the number', async () => {
    world = await openWorld({ at: thursday });
    const { number } = await declare(quick);
    const hear = async (text: string): Promise<string> => (await world.say('c-sq-1', text)).join('\n');
    expect(await hear('受理')).toContain('受理哪一户');
    const page = await hear(`看 ${number}`);
    expect(page).toContain('申报：没活干或收入少，9月24日（周四）');
    expect(page).toContain('户里说：厂里不要人了，没活干');
    expect(page).toContain('受理哪一户');
    const chosen = await hear(number);
    expect(chosen).toContain('没活干或收入少，从2026年8月开始');
    expect(chosen).toContain('怎么办理');
  });
});
