import { contactIdOf, type ContactId, type HouseholdId } from '../../../src/core/index.ts';
import { loadDefinitions } from '../../../src/definitions.ts';
import { loadDemoCounty, parseDemoCounty, type DemoCounty } from '../../../src/demo/index.ts';
import { openStore, type Store } from '../../../src/store/index.ts';
import type { Place } from '../../../src/understanding/index.ts';
import type { Random } from '../../support/random.ts';

/** Somebody with a simulated phone. */
export interface Villager {
  peer: string;
  contact: ContactId;
  name: string;
  village: string;
  group: number;
  /** Null: the bot does not know the person yet. */
  household: HouseholdId | null;
}

const villageCount = 75;
const groups = 5;

/** A county of our own: two of every four phones in a village are known to the bot. */
export function makeCounty(): DemoCounty {
  const villages = Array.from({ length: villageCount }, (_, at) => ({
    code: `ft-qs-v${at + 1}`,
    name: `${'青白黄红紫蓝金银铜玉'[at % 10]}${'石竹杨槐桑梅泉岭'[Math.floor(at / 10)]}村`,
  }));
  const text = JSON.stringify({
    areas: [
      { code: 'ft', name: '试验县', level: 'county', aliases: [] },
      { code: 'ft-qs', name: '清水镇', level: 'township', aliases: [] },
      ...villages.map((village) => ({ ...village, level: 'village', aliases: [] })),
    ],
    people: [
      { id: 'c-1', name: '施腊梅', phone: '19900000001', peer: 'c-1', role: 'county_officer', area: 'ft' },
      {
        id: 'c-2',
        name: '葛双全',
        phone: '19900000002',
        peer: 'c-2',
        role: 'township_officer',
        area: 'ft-qs',
      },
    ],
    groups: [],
    board: '村委会公示栏',
    households: Object.fromEntries(
      villages.map(({ code }, at) => [
        code,
        Array.from({ length: 4 }, (_, index) => [
          `${'赵钱孙李'[index]}${'春夏秋冬'[(at + index) % 4]}${'生根福寿'[at % 4]}`,
          ((at + index) % groups) + 1,
          3,
        ]),
      ]),
    ),
    cases: {},
  });
  return parseDemoCounty(text);
}

/** Everybody of the county with a phone: first those the bot knows, then the others. */
export function villagersOf(county: DemoCounty): Villager[] {
  const all = Object.entries(county.households).flatMap(([code, households]) => {
    const short = code.split('-').at(-1) ?? '';
    const village = county.areas.find((area) => area.code === code)?.name ?? '';
    return households.map(([name, group], index): Villager => {
      const peer = `v-${short}-${index + 1}`;
      return {
        peer,
        contact: contactIdOf('simulator', 'bot', peer),
        name,
        village,
        group,
        household: index < 2 ? (`h-${short}-${index + 1}` as HouseholdId) : null,
      };
    });
  });
  return [
    ...all.filter(({ household }) => household !== null),
    ...all.filter((one) => one.household === null),
  ];
}

export function placesOf(county: DemoCounty): Place[] {
  return county.areas.map(({ code, name, aliases }) => ({
    area: code,
    name,
    aliases,
    within: county.areas.flatMap((outer) => (code.startsWith(`${outer.code}-`) ? [outer.name] : [])),
  }));
}

/** Shuffle, so that known and unknown people talk at the same time. */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const mixed: T[] = [];
  while (left.length > 0) mixed.push(...left.splice(random.below(left.length), 1));
  return mixed;
}

/** Put the county into an empty database, everybody a friend of the bot: requests are not what is tested here. */
export async function settleCounty(store: Store, county: DemoCounty): Promise<void> {
  const { profile, calendar } = await loadDefinitions('demo-county');
  await store.prepare();
  const channel = { name: 'simulator', account: 'bot' };
  await loadDemoCounty({ store, profile, calendar, now: new Date(), channel, flow: profile.hash }, county);
  const key = 'demoPhoneBook';
  const book = await store.settings.read<{ villagers: { known: boolean }[] }>(key);
  if (book === null) throw new Error('the county has no phones');
  const villagers = book.villagers.map((one) => ({ ...one, known: true }));
  await store.settings.write(key, { ...book, villagers });
}

/** Do something with the store of a database and let go of it. */
export async function withStore<T>(
  { uri, masterKey }: { uri: string; masterKey: Uint8Array },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore({ uri, masterKey });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
