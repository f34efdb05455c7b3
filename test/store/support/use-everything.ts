import sharp from 'sharp';
import { contactIdOf, groupIdOf, toId, type HouseholdId } from '../../../src/core/index.ts';
import type { Lead, Store } from '../../../src/store/index.ts';
import {
  at,
  ids,
  later,
  makeBinding,
  makeEntry,
  makeHousehold,
  makePerson,
  makeRequest,
  makeRow,
  makeSettlement,
  makeSnapshot,
  makeTurn,
  planted,
} from './records.ts';

/** A small picture whose metadata carry a planted name. */
export async function makePicture(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { ImageDescription: planted.idNumber } })
    .jpeg()
    .toBuffer();
}

/** Call every function of the store at least once, with planted secrets wherever a person's words may stand. */
export async function useEverything(store: Store): Promise<void> {
  await useTalk(store);
  await useCounty(store);
  await useOpening(store);
  await useCases(store);
  await useRequests(store);
  await useOutbox(store);
  await useErasure(store);
  await useService(store);
}

async function useTalk(store: Store): Promise<void> {
  const { turns, contacts, media } = store;
  const turn = makeTurn();
  await turns.append(turn);
  await turns.append(turn);
  await turns.isKnown({ channel: turn.channel, account: turn.account, id: turn.messageId });
  await turns.append(makeTurn({ messageId: 'another' }));
  await turns.listPending();
  await turns.isPending(toId('simulator/bot/nobody:1'));
  await turns.settle([makeSettlement(turn), makeSettlement(makeTurn({ contact: ids.otherContact }))]);
  await turns.settle([makeSettlement(turn, { session: null, sentAt: null })]);
  await turns.listAfter(ids.contact, 0);
  await turns.listRecent(ids.contact, 5);
  await turns.listLatest(5);
  await contacts.bind(ids.contact, makeBinding());
  await contacts.judgeBinding(ids.contact, makeBinding().at, 'verified');
  await contacts.joinHousehold(ids.contact, makeBinding({ household: null }), ids.household);
  await contacts.assignPerson(ids.otherContact, ids.person);
  await contacts.find(ids.contact);
  await contacts.findByHousehold(ids.household);
  await contacts.listUnverified(ids.village);
  await contacts.listToNudge(later(500), 5);
  await contacts.listOpen(null, 5);
  await contacts.clearNudge(ids.otherContact, later(120));
  const saved = await media.save(ids.household, await makePicture());
  if (saved.ok) await media.read(saved.id);
  await store.history(5);
  await store.ping();
}

async function useCounty({ households, people, areas, groups, leads }: Store): Promise<void> {
  const many = Array.from({ length: 150 }, (_, index) =>
    makeHousehold({ id: toId(`h-${index + 2}`), number: index + 100, name: planted.otherName }),
  );
  await households.insert(makeHousehold());
  await households.insertMany(many);
  await households.insertMany(many.slice(0, 2));
  await households.find(ids.household);
  await households.findMany([ids.household]);
  await households.findByName(planted.name, ids.village);
  await households.listByVillage(ids.village);
  await households.nextNumber(ids.village);
  await people.insertMany([makePerson()]);
  await people.find(ids.person);
  await people.findMany([ids.person]);
  await people.listByRole('liaison', ids.village, '2026-09-24');
  await people.listWithin(ids.village, '2026-09-24');
  await people.listEnded('2026-09-24', 5);
  await people.clearEnded(makePerson());
  await areas.insertMany([{ code: ids.village, name: '柳树村', level: 'village', aliases: ['柳村'] }]);
  await areas.list();
  const group = groupIdOf('simulator', 'bot', 'r1');
  await groups.insertMany([{ id: group, area: ids.village, kind: 'cadres', topic: '柳树村帮扶群' }]);
  await groups.find(group);
  await groups.list();
  await groups.listByKind('cadres');
  const lead: Lead = {
    id: 'l-1',
    seq: 1,
    source: 'chat',
    from: contactIdOf('simulator', 'bot', 'v3'),
    sealKey: contactIdOf('simulator', 'bot', 'v3'),
    due: '2026-10-13',
    subject: { name: planted.otherName, story: planted.illness },
    area: ids.village,
    at,
    owner: ids.person,
    urgent: false,
    answers: {
      who: {
        status: 'given',
        value: { type: 'name', name: planted.otherName },
        raw: `${planted.otherName}${planted.illness}`,
        source: 'text',
      },
    },
    state: 'new',
  };
  await leads.insert(lead);
  await leads.find('l-1');
  await leads.listOpen(ids.village);
  await leads.listOverdue('2026-10-14');
  await leads.update({ ...lead, seq: 2, state: 'closed' });
}

async function useOpening({
  register,
  claims,
  codes,
  people,
  areas,
  groups,
  contacts,
}: Store): Promise<void> {
  const family = [
    {
      name: planted.otherName,
      relation: '户主',
      idNumber: planted.idNumber,
      facts: { health: planted.illness },
    },
    { name: planted.cadre, relation: '配偶', phone: planted.phone },
  ];
  const registered = {
    ...makeHousehold({ id: toId('h-r1'), number: 900, name: planted.otherName }),
    code: 'GJ-900',
    family,
  };
  await register.insertMany([registered]);
  await register.updateMany([{ ...registered, members: 2 }]);
  const heads = [{ name: planted.name, village: ids.village }];
  await register.find({ codes: ['GJ-900'], idNumbers: [planted.idNumber], heads });
  await register.findByIdNumber(planted.idNumber);
  await register.findByMember(planted.otherName, ids.village);
  await register.takeNumbers(ids.village, 3);
  const row = { name: planted.name, idNumber: planted.idNumber };
  const claim = { preset: 'households', area: ids.village, at, reason: 'name_twice', row };
  await claims.insertMany([claim]);
  await claims.listWaiting(ids.village);
  await claims.findWaiting(1);
  await claims.areSettled([claim]);
  await claims.close([claim]);
  await claims.settle('q-none', 'none');
  await register.load(toId('h-r1'));
  await codes.insert('12345678', { kind: 'person', person: ids.person }, later(60));
  await codes.find('12345678', 'person', makeTurn().id, at);
  await codes.redeem('12345678', 'person', makeTurn().id, at);
  await codes.noteWrong(ids.contact, '2026-09-24', makeTurn().id);
  await codes.countWrong(ids.contact, '2026-09-24', makeTurn().id);
  await people.list();
  await people.updateMany([makePerson()]);
  await people.setContact(ids.person, ids.otherContact);
  await contacts.releasePerson(ids.contact, ids.person);
  await areas.setAliases([{ code: ids.village, aliases: ['柳村'] }]);
  const group = groupIdOf('simulator', 'bot', 'r2');
  await groups.bind({ id: group, area: ids.village, kind: 'committee', topic: '柳树村两委群' });
}

async function useCases({ cases }: Store): Promise<void> {
  await cases.append(makeEntry(1), ids.household, makeSnapshot(1));
  await cases.append(makeEntry(2), ids.household, makeSnapshot(2));
  await cases.append(makeEntry(2), ids.household, makeSnapshot(2));
  await cases.saveSnapshot(makeSnapshot(1));
  await cases.journal(ids.case);
  await cases.findEntryByTurn(makeTurn().id);
  await cases.verifyJournal(ids.case);
  await cases.checkJournal(ids.case);
  await cases.checkJournals(null, 5);
  await cases.findByNumber('2026-0001');
  await cases.snapshot(ids.case);
  await cases.findOpenByHousehold(ids.household);
  await cases.listConcerning(ids.village);
  await cases.listToRecheck(ids.village);
  await cases.listByHousehold(ids.household);
  await cases.listOpen(ids.village);
  await cases.listByLiaison(ids.person);
  await cases.listDue(later(500), 5);
  await cases.moveDue(ids.case, 2, null);
  await cases.listProvisional();
  await cases.listByStage('publicity');
  await cases.takeNumber('2026');
}

async function useRequests({ requests }: Store): Promise<void> {
  await requests.insert(makeRequest('r-1'));
  await requests.insert(makeRequest('r-1'));
  await requests.find('r-1');
  await requests.findByNumber(1);
  await requests.listOpen(ids.village);
  await requests.listOwned(ids.person);
  await requests.findOpenFrom(ids.contact, 'complaint');
  await requests.listDue(later(500), 5);
  await requests.clearDue('r-1', later(240));
  const taken = { by: ids.person, contact: ids.otherContact, turn: makeTurn().id };
  await requests.take('r-1', { ...taken, line: [ids.contact, ids.otherContact], dueAt: later(60) });
  await requests.findLine(ids.contact);
  await requests.release('r-1', null);
  await requests.take('r-1', { ...taken, line: [ids.otherContact], dueAt: null });
  await requests.noteSaid('r-1', { answered: true, dueAt: later(90) });
  await requests.close('r-1');
  await requests.findToJudge(ids.contact);
  await requests.judge('r-1', 'unsatisfied');
}

async function useOutbox({ outbox }: Store): Promise<void> {
  for (const id of ['a', 'b', 'c', 'd']) await outbox.insert(makeRow(id));
  await outbox.insert(makeRow('e', { topic: 'digest', notBefore: later(900) }));
  await outbox.insert(makeRow('f', { topic: 'digest', notBefore: later(900) }));
  await outbox.nextAt();
  await outbox.claim(at, 1, 4);
  await outbox.listStranded(later(1));
  await outbox.requeue('a', `再发一次：${planted.name}`);
  await outbox.markSent('b', at);
  await outbox.markErrored('c', 'channel:send_failed', later(5));
  await outbox.markFailed('d', 'channel:send_failed');
  await outbox.markUnknown('d');
  await outbox.find('a');
  await outbox.listSent(5);
  await outbox.listSentUnder(ids.household, 5);
}

async function useErasure({ erasure }: Store): Promise<void> {
  const other = toId<HouseholdId>('h-2');
  await erasure.findOpen(ids.household, [ids.contact]);
  await erasure.listQuiet(later(999), 5);
  await erasure.listEnded(later(999), 5);
  await erasure.dropDraft(ids.otherContact, at);
  await erasure.eraseContact(contactIdOf('simulator', 'bot', 'v9'));
  await erasure.eraseCases(other);
  await erasure.eraseHousehold(other);
}

async function useService({ definitions, operator, reveals, settings, jobs, keys }: Store): Promise<void> {
  await definitions.keep(ids.profile, 'profile', 'demo', 'name: demo');
  await definitions.find(ids.profile);
  await definitions.list('profile');
  await operator.note({ id: 'n-1', kind: 'group_leak', at, about: 'r1' });
  await operator.list(5);
  await reveals.note({ id: 't-1', case: ids.case, by: ids.person, at, page: 1 });
  await reveals.listByCase(ids.case, 5);
  await settings.write('clock', 5);
  await settings.read('clock');
  await jobs.begin('digest', '2026-09-24', at);
  await jobs.finish('digest', '2026-09-24', at, { sent: 1 });
  await jobs.begin('digest', '2026-09-24', at);
  await jobs.lastRun('digest');
  await keys.destroy(toId('nobody'));
}
