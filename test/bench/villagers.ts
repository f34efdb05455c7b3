import { contactIdOf, toId, type AreaCode, type HouseholdId } from '../../dist/core/index.js';
import type { Store } from '../../dist/store/index.js';

/** Somebody with a phone, a household of their own, and what they will say. */
export interface Villager {
  peer: string;
  household: HouseholdId;
  /** 申报, eight answers and the summary's 1: a whole quick report in plain words. */
  says: string[];
}

const narratives = [
  '孩子他爸在工地摔断了腿，住院了',
  '上个月发大水，地里的苞谷全淹了，一点没收',
  '老伴查出来要透析，一个星期三回，跑县城',
  '儿子厂里裁人，回来半年了还没找到活',
  '屋顶塌了半边，下雨就漏，娃娃住在亲戚家',
  '养的三十头猪遭了病，全部处理了，本钱是借的',
];
const since = ['今年三月', '上个月', '去年十月', '今年六月', '说不清'];
const losses = ['35000', '8000', '12000', '2400元', '6500', '说不清'];

/** Numbers that come out the same in every run (mulberry32). */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** The n-th villager of the bench; nobody declares twice, so that no case grows. */
export function createVillager(n: number): Villager {
  const roll = createDice(n);
  const pick = (words: string[]): string => words[roll(words.length)] ?? '';
  const kinds = [String(1 + roll(10)), String(1 + roll(10))];
  return {
    peer: `bench-${String(n).padStart(5, '0')}`,
    household: toId<HouseholdId>(`h-bench-${n}`),
    says: [
      '申报',
      '1',
      [...new Set(kinds)].join(' '),
      pick(narratives),
      pick(since),
      pick(losses),
      String(1 + roll(7)),
      '2',
      '没有',
      '1',
    ],
  };
}

/** Make villagers known and bound, as if a cadre had checked them. */
export async function settleIn(
  store: Store,
  villagers: Villager[],
  channel: { name: string; account: string },
  at: Date,
): Promise<void> {
  const villages = (await store.areas.list()).filter(({ level }) => level === 'village');
  const settle = async ({ peer, household }: Villager, index: number): Promise<void> => {
    const village = villages[index % villages.length]?.code ?? toId<AreaCode>('');
    const name = `甲${index + 1}`;
    const number = await store.households.nextNumber(village);
    await store.households.insert({ id: household, village, number, name, members: 4, group: 1 });
    await store.contacts.bind(contactIdOf(channel.name, channel.account, peer), {
      name,
      area: village,
      place: '1组',
      group: 1,
      household,
      standing: 'verified',
      at,
    });
  };
  await Promise.all(villagers.map(settle));
}
