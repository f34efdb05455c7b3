import { afterEach, describe, expect, it } from 'vitest';
import { createJobs } from '../../src/schedules/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** Record a visit in person of household `number`. */
async function visit(cadre: string, number: number): Promise<string> {
  const said = ['走访', `${number}号`, '1', '1', '1', '1', '1', '1', '1'];
  const [answer = ''] = await world.sayAll(cadre, ...said);
  return answer;
}

describe('scenario 34: the monthly visit', () => {
  it('is done once recorded: no reminders, and the next month starts on the 1st', async () => {
    world = await openWorld({ at: '2026-09-28T10:00:00+08:00' });
    expect(await visit('c-sq-3', 6)).toContain('记好了');
    expect(await visit('c-sq-4', 7)).toContain('记好了');
    await world.moveTo('2026-09-30T21:00:00+08:00');
    const lines = world.inRoom('r-qx@sim').join('\n');
    expect(lines).not.toMatch(/石桥村 .*[67]号：/);
    await world.moveTo('2026-10-01T09:00:00+08:00');
    expect(world.inRoom('r-qx@sim').at(-1)).toMatch(/石桥村 .*6号/);
  });

  it('tells the cadre group once a day, merged and masked, with the liaison @-ed', async () => {
    world = await openWorld({ at: '2026-09-21T10:00:00+08:00' });
    await world.moveTo('2026-09-22T09:00:00+08:00');
    const reminders = world.client.messages('r-qx@sim').filter(({ from }) => from === 'bot');
    expect(reminders).toHaveLength(1);
    const [reminder] = reminders;
    expect(reminder?.text).toMatch(/.\*（\d组）, 6号/);
    expect(reminder?.mentions).toContain('c-sq-3');
    expect(reminder?.text).not.toMatch(/因|病|元|1\d{10}/);
  });

  it('names who is late in private, gives the group a number, once', async () => {
    world = await openWorld({ at: '2026-09-29T10:00:00+08:00' });
    await world.moveTo('2026-09-30T20:01:00+08:00');
    const now = new Date('2026-09-30T20:00:00+08:00');
    const remind = createJobs(world.service.runtime).find(({ name }) => name === 'remind');
    await remind?.run(now);
    await remind?.run(now);
    await world.moveTo('2026-09-30T20:05:00+08:00');

    const late = (person: string): string[] =>
      world
        .toldTo(person)
        .map(({ text }) => text)
        .filter((text) => text.includes('9月') && text.includes('走访'));
    expect(late('c-sq-1')).toHaveLength(1);
    expect(late('c-sq-1')[0]).toContain('秦来喜');
    // The township officer answers for two villages and gets one message all the same.
    expect(late('c-qx')).toHaveLength(1);
    expect(late('c-qx')[0]).toContain('梨树村');

    const group = world.inRoom('r-qx@sim').filter((text) => /\d+户/.test(text) && !text.includes('今日提醒'));
    expect(group).toHaveLength(1);
    expect(group[0]).not.toContain('秦来喜');
    expect(group[0]).not.toContain('*');
  });

  it('names who is late although nobody was there when the month ended', async () => {
    world = await openWorld({ at: '2026-09-30T19:00:00+08:00' });
    await world.restartAt('2026-10-01T09:00:00+08:00');
    const late = (person: string): string[] =>
      world
        .toldTo(person)
        .map(({ text }) => text)
        .filter((text) => text.includes('9月') && text.includes('走访'));
    await expect.poll(() => late('c-sq-1')).toHaveLength(1);
    expect(late('c-sq-1')[0]).toContain('秦来喜');
    await expect.poll(() => world.inRoom('r-qx@sim').filter((text) => text.includes('9月'))).toHaveLength(1);
  });

  it('does not count a call without a reason (scenario 35)', async () => {
    world = await openWorld({ at: '2026-09-28T10:00:00+08:00' });
    const [asked = ''] = await world.sayAll('c-sq-3', '走访', '6号', '2');
    expect(asked).toContain('为什么没有入户');
  });
});
