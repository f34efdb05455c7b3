import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const at = '2026-09-21T10:00:00+08:00';
/** A liaison, the village's secretary, the township. */
const liaison = 'c-sq-3';
const secretary = 'c-sq-1';
const township = 'c-qx';

/** What the menu says, line by line. */
async function menuOf(who: string): Promise<string[]> {
  return ((await world.say(who, '帮助'))[0] ?? '').split('\n');
}

describe('the menu of people of the county’s work', () => {
  it('has numbers without gaps, each of which begins what it says, and the words of their roles', async () => {
    world = await openWorld({ at });
    const village = await menuOf(secretary);
    expect(village.filter((line) => /^\d/.test(line)).map((line) => line.slice(0, 4))).toEqual([
      '1 任务',
      '2 走访',
      '3 来件',
    ]);
    expect(village.find((line) => line.startsWith('办事的词'))).toMatch(
      /受理、核实、签核实、复核.*评议.*开始公示、结束公示、.*措施/,
    );
    expect(village.join('\n')).not.toMatch(/镇审|县审|审申诉/);

    const office = await menuOf(township);
    expect(office.filter((line) => /^\d/.test(line)).map((line) => line.slice(0, 4))).toEqual([
      '1 任务',
      '2 来件',
    ]);
    expect(office.find((line) => line.startsWith('办事的词'))).toMatch(/镇审.*查异议.*定联系人、措施/);
    expect(office.join('\n')).not.toMatch(/走访|开始公示|县审/);

    const theirs = await menuOf(liaison);
    expect(theirs.find((line) => line.startsWith('办事的词'))).toMatch(/措施/);
    expect(theirs.join('\n')).not.toMatch(/受理|公示/);

    const [waiting = ''] = await world.say(township, '来件');
    expect((await world.say(township, '2'))[0]).toBe(waiting);
    expect((await world.say(secretary, '3'))[0]).toBe((await world.say(secretary, '来件'))[0]);
    expect((await world.say(liaison, '2'))[0]).toContain('哪一户');
  });

  it('lists only words that begin something', async () => {
    world = await openWorld({ at });
    const { commands, flows } = world.service.runtime;
    const dead = commands.acts.filter((word) => (flows.triggered(word) ?? commands.find(word)) === null);
    expect(dead).toEqual([]);
    // Whoever reads one may say it.
    for (const who of [secretary, township, liaison]) {
      const acts = (await menuOf(who)).find((line) => line.startsWith('办事的词')) ?? '';
      for (const word of acts.slice(acts.indexOf('：') + 1).split('、')) {
        expect((await world.say(who, word))[0]).not.toContain('没有转给');
        await world.say(who, '退出');
      }
    }
  });
});
