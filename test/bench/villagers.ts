import { contactIdOf, toId, type AreaCode, type HouseholdId } from '../../dist/core/index.js';
import type { TextFile } from '../../dist/project-files.js';
import type { Desk } from './desk.ts';
import type { Store } from '../../dist/store/index.js';

/** Somebody with a phone, a household of their own, and what they will say. */
export interface Villager {
  peer: string;
  household: HouseholdId;
  /** Every message, from the trigger to the summary's choice. */
  says: string[];
  /** What must be recorded of it, by question, where that is looked at. */
  answers?: Record<string, Plain>;
}

/** An answer as a person would write it on paper: a name, a number, yuan, yes, a day. */
export type Plain = string | number | boolean;

/** What a bench talks about: a form in place of the quick report, where it is another one, and who says what to it. */
export interface Interview {
  form?: TextFile;
  /** The n-th to be asked; no two share a household. */
  createVillager(n: number): Villager;
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

/** The n-th villager of the bench, with a whole quick report; nobody declares twice, so that no case grows. */
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

export const quickReport: Interview = { createVillager };

/** Ask for so many people more, each of them known to the desk. */
export function inviteTo(desk: Desk, interview: Interview): (count: number) => Promise<Villager[]> {
  let invited = 0;
  return async (count) => {
    const people = Array.from({ length: count }, (_, index) => interview.createVillager(invited + index + 1));
    await settleIn(desk.store, people, desk.channel, desk.now(), invited);
    invited += count;
    return people;
  };
}

/** Make villagers known and bound, as if a cadre had checked them. */
export async function settleIn(
  store: Store,
  villagers: Villager[],
  channel: { name: string; account: string },
  at: Date,
  before = 0,
): Promise<void> {
  const villages = (await store.areas.list()).filter(({ level }) => level === 'village');
  const settle = async ({ peer, household }: Villager, index: number): Promise<void> => {
    const village = villages[index % villages.length]?.code ?? toId<AreaCode>('');
    const name = `甲${before + index + 1}`;
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
