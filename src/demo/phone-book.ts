import { isWithin, type GroupKind, type HouseholdId, type PersonId, type Role } from '../core/index.ts';
import type { Area, Household, Person, Store } from '../store/index.ts';
import { demoHousehold, phonesPerVillage, villagesOf, type DemoCounty } from './county.ts';

/** Who has a simulated phone, and who is in which group: ids only, the names stay sealed where they are. */
interface PhoneBook {
  villagers: { peer: string; household: HouseholdId; known: boolean }[];
  cadres: { peer: string; person: PersonId }[];
  rooms: { room: string; topic: string; kind: GroupKind; members: string[] }[];
}

/** Somebody on the simulated messenger, with the name as their own phone shows it. */
export interface PhoneOwner {
  peer: string;
  name: string;
  kind: 'villager' | 'cadre';
  /** Place and role, for the list of people. */
  title: string;
  known: boolean;
}

const settingKey = 'demoPhoneBook';

/** Keep the phone book of the demo county. */
export async function writePhoneBook(store: Store, county: DemoCounty): Promise<void> {
  const book: PhoneBook = {
    villagers: villagesOf(county).flatMap((village) =>
      Array.from({ length: phonesPerVillage }, (_, index) => {
        const { id, peer } = demoHousehold(village, index + 1);
        return { peer, household: id, known: index < phonesPerVillage / 2 };
      }),
    ),
    cadres: county.people.map(({ peer, id }) => ({ peer, person: id })),
    rooms: county.groups.map((group) => ({
      room: group.room,
      topic: group.topic,
      kind: group.kind,
      members: membersOf(county, group),
    })),
  };
  await store.settings.write(settingKey, book);
}

/** Cadre groups: the township and everybody below; committees: the village's own; villagers: those with a phone. */
function membersOf(county: DemoCounty, { kind, area }: DemoCounty['groups'][number]): string[] {
  const staff = county.people.filter((person) => isWithin(person.area, area));
  if (kind !== 'villagers') return staff.map(({ peer }) => peer);
  const phones = Array.from({ length: phonesPerVillage }, (_, index) => demoHousehold(area, index + 1).peer);
  return [...phones, ...staff.filter(({ role }) => role === 'village_secretary').map(({ peer }) => peer)];
}

export interface DemoDirectory {
  owners: PhoneOwner[];
  rooms: PhoneBook['rooms'];
}

/** Read the phone book with names; empty where no demo county was loaded. `words` gives a role's name. */
export async function readDirectory(store: Store, words: (role: Role) => string): Promise<DemoDirectory> {
  const book = await store.settings.read<PhoneBook>(settingKey);
  if (book === null) return { owners: [], rooms: [] };
  const areas = await store.areas.list();
  const households = await store.households.findMany(book.villagers.map(({ household }) => household));
  const people = await store.people.findMany(book.cadres.map(({ person }) => person));
  const villagers = book.villagers.flatMap(({ peer, household, known }) => {
    const found = households.find(({ id }) => id === household);
    return found === undefined ? [] : villagerOf(areas, peer, known, found);
  });
  const cadres = book.cadres.flatMap(({ peer, person }) => {
    const found = people.find(({ id }) => id === person);
    return found === undefined ? [] : cadreOf(areas, peer, found, words);
  });
  return { owners: [...villagers, ...cadres], rooms: book.rooms };
}

function villagerOf(areas: Area[], peer: string, known: boolean, household: Household): PhoneOwner {
  const place = nameOf(areas, household.village);
  const title = household.group === undefined ? place : `${place}${household.group}组`;
  return { peer, name: household.name, kind: 'villager', title, known };
}

function cadreOf(areas: Area[], peer: string, person: Person, words: (role: Role) => string): PhoneOwner {
  const [assignment] = person.roles;
  const title = assignment === undefined ? '' : `${nameOf(areas, assignment.area)} ${words(assignment.role)}`;
  return { peer, name: person.name, kind: 'cadre', title, known: true };
}

function nameOf(areas: Area[], code: Area['code']): string {
  return areas.find((area) => area.code === code)?.name ?? code;
}
