import { afterEach, describe, expect, it } from 'vitest';
import { toId, type AreaCode, type HouseholdId } from '../../src/core/index.ts';
import type { ActKind } from '../../src/cases/index.ts';
import { bringTo, declaration, talks, village } from '../support/village-talk.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const at = '2026-09-14T09:00:00+08:00';

/** Let the second next outbox write fail: the act is in the journal then, and not everybody has been told. */
function breakOutbox(): void {
  const { outbox } = world.service.runtime.store;
  const insert = outbox.insert.bind(outbox);
  let nth = 0;
  outbox.insert = async (row) => {
    nth += 1;
    if (nth === 2) throw new Error('the database hiccups');
    return insert(row);
  };
}

async function entries(kind: ActKind): Promise<number> {
  const { cases } = world.service.runtime.store;
  const [one] = await cases.listByHousehold(toId<HouseholdId>('h-sq-1'));
  const journal = one === undefined ? [] : await cases.journal(one.id);
  return journal.filter(({ act }) => act.kind === kind).length;
}

const told = (who: string, words: string): number =>
  world.toldTo(who).filter(({ text }) => text.includes(words)).length;

describe('a fault in the middle of an act', () => {
  it('leaves one entry and one answer to everybody: acceptance', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'declare');
    await world.sayAll(village.secretary, ...talks.accept.slice(0, -1));
    breakOutbox();
    await world.say(village.secretary, '1');
    await expect.poll(() => told(village.secretary, '已受理。'), { timeout: 8_000 }).toBe(1);
    await expect.poll(() => told(village.declarer, '村里已受理')).toBe(1);
    expect(await entries('accepted')).toBe(1);
  });

  it('leaves one entry and one answer to everybody: the first name under a verification', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'accept');
    await world.sayAll(village.secretary, ...talks.verify.slice(0, -1));
    breakOutbox();
    await world.say(village.secretary, '1');
    await expect.poll(() => told(village.secretary, '还差郑长根签名'), { timeout: 8_000 }).toBe(1);
    await expect.poll(() => told(village.cadre, '核实记录等您签名')).toBe(1);
    expect(await entries('verified')).toBe(1);
  });

  it('leaves one supplement, and tells who has verified to look again', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'cosign');
    await world.sayAll(village.declarer, ...declaration.slice(0, -1));
    breakOutbox();
    await world.say(village.declarer, declaration.at(-1) ?? '');
    await expect.poll(() => told(village.cadre, '核实以后情况有变化'), { timeout: 8_000 }).toBe(1);
    await expect.poll(() => told(village.secretary, '核实以后情况有变化')).toBe(1);
    expect(await entries('supplemented')).toBe(1);
  });

  it('leaves one objection, one receipt, and no lead beside it', async () => {
    world = await openWorld({ at });
    await bringTo(world, 'publish');
    await world.sayAll('v-sq-2', '异议', '秦*', '1', '他家有车还有门面', '3');
    breakOutbox();
    await world.say('v-sq-2', '1');
    await expect.poll(() => told('v-sq-2', '回执号'), { timeout: 8_000 }).toBe(1);
    await expect.poll(() => told(village.declarer, '有人提了不同的意见'), { timeout: 8_000 }).toBe(1);
    await expect.poll(() => told(village.township, '公示有异议')).toBe(1);
    await expect.poll(() => told(village.secretary, '公示期间有异议')).toBe(1);
    expect(await entries('objection_raised')).toBe(1);
    const { leads } = world.service.runtime.store;
    expect(await leads.listOpen(toId<AreaCode>('sw-qx'))).toEqual([]);
  });
});
