import {
  AppError,
  contactIdOf,
  dayOf,
  groupIdOf,
  toId,
  type AreaCode,
  type CaseId,
  type PersonId,
} from '../core/index.ts';
import {
  judgeAct,
  openCase,
  snapshotOf,
  type Actor,
  type Profile,
  type WorkingCalendar,
} from '../cases/index.ts';
import type { Household, Store } from '../store/index.ts';
import { boundPerVillage, demoHousehold, villagesOf, type DemoCase, type DemoCounty } from './county.ts';
import { declaredAt, demoDeclaration, pastActs, type Village } from './course.ts';
import { writePhoneBook } from './phone-book.ts';

export interface DemoParts {
  store: Store;
  profile: Profile;
  calendar: WorkingCalendar;
  now: Date;
  /** Where its people are reached. */
  channel: { name: string; account: string };
  /** Flow that the made-up declarations are said to come from. */
  flow: Profile['hash'];
}

const demoKey = 'demoCounty';

/** Put the invented county into an empty database; a database that has areas is left as it is. */
export async function loadDemoCounty(parts: DemoParts, county: DemoCounty): Promise<boolean> {
  const { store, channel, now } = parts;
  if ((await store.areas.list()).length > 0 && (await store.settings.read(demoKey)) !== 'loading')
    return false;
  await store.settings.write(demoKey, 'loading');
  await store.areas.insertMany(county.areas);
  await store.people.insertMany(
    county.people.map(({ id, name, phone, peer, role, area }) => ({
      id,
      name,
      phone,
      roles: [{ role, area, from: '2026-01-01' }],
      contact: contactIdOf(channel.name, channel.account, peer),
    })),
  );
  await Promise.all(
    county.people.map(({ id, peer }) =>
      store.contacts.assignPerson(contactIdOf(channel.name, channel.account, peer), id),
    ),
  );
  await store.groups.insertMany(
    county.groups.map(({ room, topic, kind, area }) => ({
      id: groupIdOf(channel.name, channel.account, room),
      area,
      kind,
      topic,
    })),
  );
  const numbered: NumberedCase[] = [];
  for (const village of villagesOf(county)) numbered.push(...(await loadVillage(parts, county, village)));
  // Side by side: each case waits for the disk a dozen times.
  await Promise.all(numbered.map((one) => loadCase(parts, county, one)));
  await writePhoneBook(store, county);
  await store.settings.write(demoKey, dayOf(now));
  return true;
}

/** A case of the demo with the number it is given. */
interface NumberedCase {
  household: Household;
  one: DemoCase;
  number: string;
}

/** Households and known contacts of a village; its cases come back numbered. */
async function loadVillage(parts: DemoParts, county: DemoCounty, village: AreaCode): Promise<NumberedCase[]> {
  const { store, channel, now } = parts;
  const order = villagesOf(county).indexOf(village);
  const households: Household[] = [];
  for (const [index, [name, group, members]] of (county.households[village] ?? []).entries()) {
    const number = await store.households.nextNumber(village);
    const phone = `198${String(order + 1).padStart(4, '0')}${String(index + 1).padStart(4, '0')}`;
    households.push({
      id: demoHousehold(village, index + 1).id,
      village,
      group,
      number,
      name,
      members,
      phone,
    });
  }
  await store.households.insertMany(households);
  for (const [index, household] of households.slice(0, boundPerVillage).entries()) {
    const { peer } = demoHousehold(village, index + 1);
    const place = `${county.areas.find(({ code }) => code === village)?.name ?? ''}${household.group ?? ''}组`;
    await store.contacts.bind(contactIdOf(channel.name, channel.account, peer), {
      name: household.name,
      area: village,
      place,
      ...(household.group === undefined ? {} : { group: household.group }),
      ...(household.phone === undefined ? {} : { phone: household.phone }),
      household: household.id,
      standing: 'verified',
      at: now,
    });
  }
  const numbered: NumberedCase[] = [];
  for (const one of county.cases[village] ?? []) {
    const household = households[one.household - 1];
    if (household === undefined) continue;
    const year = dayOf(declaredAt(one, now)).slice(0, 4);
    numbered.push({ household, one, number: await store.cases.takeNumber(year) });
  }
  return numbered;
}

async function loadCase(
  parts: DemoParts,
  county: DemoCounty,
  { household, one, number }: NumberedCase,
): Promise<void> {
  const { store, profile, calendar, now } = parts;
  const village = actorsOf(county, household.village, one);
  const at = declaredAt(one, now);
  const id = toId<CaseId>(`c-${household.id}-1`);
  if ((await store.cases.snapshot(id)) !== null) return;
  let { entry, state } = openCase({
    case: id,
    household: household.id,
    village: household.village,
    number,
    declaration: demoDeclaration(parts.flow),
    actor: { person: 'unbound', role: 'villager', area: null },
    at,
    profile: profile.hash,
  });
  await store.cases.append(entry, household.id, snapshotOf(state, profile, calendar, now));
  for (const past of pastActs(one, village, dayOf(now), { profile, calendar })) {
    if (past.at > now) continue;
    const context = { actor: past.actor, now: past.at, profile, calendar };
    const judgement = judgeAct(state, past.act, context);
    if (!judgement.ok)
      throw new AppError('profile:invalid', `demo: ${past.act.kind} ${judgement.refusal.code}`);
    entry = {
      case: id,
      seq: state.seq + 1,
      at: past.at,
      actor: past.actor,
      act: judgement.act,
      profile: profile.hash,
    };
    state = judgement.state;
    await store.cases.append(entry, household.id, snapshotOf(state, profile, calendar, now));
  }
}

function actorsOf(county: DemoCounty, area: AreaCode, one: DemoCase): Village {
  const find = (matches: (person: DemoCounty['people'][number]) => boolean): Actor => {
    const person = county.people.find(matches);
    if (person === undefined) throw new AppError('profile:invalid', `demo: nobody for ${area}`);
    return { person: person.id, role: person.role, area: person.area };
  };
  const staff: PersonId[] = county.people.filter((person) => person.area === area).map(({ id }) => id);
  return {
    board: county.board,
    secretary: find(({ role, area: where }) => role === 'village_secretary' && where === area),
    verifiers: [
      find(({ role, area: where }) => role === 'village_secretary' && where === area),
      find(({ role, area: where }) => role === 'village_cadre' && where === area),
    ],
    liaison: one.liaison === undefined ? null : find(({ id }) => id === staff[(one.liaison ?? 1) - 1]),
    township: find(({ role, area: where }) => role === 'township_officer' && area.startsWith(where)),
    county: find(({ role }) => role === 'county_officer'),
  };
}
