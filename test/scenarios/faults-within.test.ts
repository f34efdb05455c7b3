import { afterEach, describe, expect, it } from 'vitest';
import { toId, type ContactId } from '../../src/core/index.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thursday = '2026-09-24T09:00:00+08:00';
const toUrgent = ['申报', '1', '1', '老伴住院动了手术', '今年8月', '35000', '4'];
const contact = (peer: string): ContactId => toId(`simulator/bot/${peer}`);

/** Let the next `times` outbox writes fail, as a database that hiccups does. */
function breakOutbox(times: number): void {
  const { outbox } = world.service.runtime.store;
  const insert = outbox.insert.bind(outbox);
  let left = times;
  outbox.insert = async (row) => {
    if (left > 0) {
      left -= 1;
      throw new Error('the database hiccups');
    }
    return insert(row);
  };
}

describe('a handler that fails', () => {
  it('takes no answer back: the numbers to call are said, the alert follows, nothing is asked twice', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', ...toUrgent);
    breakOutbox(1);
    const [answer = ''] = await world.say('v-sq-1', '1');
    expect(answer).toContain('120');
    expect(answer).not.toContain('再发一次');
    await expect.poll(() => world.toldTo('c-sq-1').length, { timeout: 5_000 }).toBeGreaterThan(0);
    expect((await world.say('v-sq-1', '没有'))[0]).toContain('都问完了');
  });

  it('opens one case all the same, with one receipt', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', ...toUrgent, '2', '没有');
    breakOutbox(1);
    await world.say('v-sq-1', '1');
    const receipts = (): number =>
      world.toldTo('v-sq-1').filter(({ text }) => /编号 2026-\d{4}/.test(text)).length;
    await expect.poll(receipts, { timeout: 5_000 }).toBe(1);
    expect(await world.service.runtime.store.cases.listByHousehold(toId('h-sq-1'))).toHaveLength(1);
  });
});

describe('a talk whose flow is gone', () => {
  it('ends kindly, and danger is heard all the same', async () => {
    world = await openWorld({ at: thursday });
    await world.sayAll('v-sq-1', '申报', '1');
    const { runtime } = world.service;
    const all = runtime.flows;
    runtime.flows = { ...all, byHash: () => undefined, goesOnWith: () => undefined };
    expect((await world.say('v-sq-1', '家里着火了'))[0]).toContain('119');
    runtime.flows = all;
    expect((await world.say('v-sq-1', '申报'))[0]).toContain('（1/9）');
  });
});

describe('who somebody is', () => {
  it('is not put back by a cadre’s word that comes during a turn', async () => {
    world = await openWorld({ at: thursday });
    await world.client.askFriend('v-sq-3', '你好');
    await world.sayAll('v-sq-3', '申报', '1', '陶长根', '石桥村1组', '跳过');
    await Promise.all([
      world.sayAll('c-sq-1', '核对', '1', '1'),
      world.sayAll('v-sq-3', '1', '1', '老伴住院动了手术', '今年8月', '35000', '4', '2', '没有', '1'),
    ]);
    const stored = await world.service.runtime.store.contacts.find(contact('v-sq-3'));
    expect(stored?.binding?.standing).toBe('verified');
    expect((await world.say('v-sq-3', '进度'))[0]).toMatch(/编号 2026-\d{4}/);
  });

  it('is asked anew after the village did not know the person', async () => {
    world = await openWorld({ at: thursday });
    await world.client.askFriend('v-sq-3', '你好');
    await world.sayAll('v-sq-3', '申报', '1', '陶长根', '石桥村1组', '跳过', '退出');
    await world.sayAll('c-sq-1', '核对', '1', '2');
    expect((await world.say('v-sq-3', '申报'))[0]).toContain('（1/4）');
  });

  it('is asked of a cadre, too, who has trouble at home', async () => {
    world = await openWorld({ at: thursday });
    expect((await world.say('c-sq-3', '申报'))[0]).toContain('（1/4）');
  });
});

describe('a county that takes no declarations by chat', () => {
  it('says whom to turn to instead', async () => {
    world = await openWorld({ at: thursday });
    const { profile } = world.service.runtime;
    const values = {
      ...profile.values,
      selfDeclaration: { value: null, source: 'test', status: 'unset' as const },
    };
    world.service.runtime.profile = { ...profile, values };
    const [answer = ''] = await world.say('v-sq-1', '申报');
    expect(answer).toContain('12317');
    expect(answer).not.toContain('（1/9）');
  });
});
