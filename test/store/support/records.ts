import type {
  AreaCode,
  CaseId,
  ContactId,
  ContentHash,
  HouseholdId,
  PersonId,
} from '../../../src/core/index.ts';
import { contactIdOf, toId, turnIdOf } from '../../../src/core/index.ts';
import type { JournalEntry, RecordedAct } from '../../../src/cases/index.ts';
import type {
  Binding,
  CaseSnapshot,
  Household,
  OutboxRow,
  Person,
  Request,
  Settlement,
  Turn,
} from '../../../src/store/index.ts';

/** Records with every field filled, to be varied by a test. */
export const at = new Date('2026-09-24T00:00:00.000Z');

export const ids = {
  contact: contactIdOf('simulator', 'bot', 'v1'),
  otherContact: contactIdOf('simulator', 'bot', 'v2'),
  household: toId<HouseholdId>('h-1'),
  person: toId<PersonId>('p-1'),
  case: toId<CaseId>('c-1'),
  village: toId<AreaCode>('C-T1-V1'),
  otherVillage: toId<AreaCode>('C-T1-V2'),
  profile: toId<ContentHash>('f00d'),
};

/** What must never be readable in the database. */
export const planted = {
  name: '赵铁柱',
  otherName: '钱桂花',
  cadre: '孙建国',
  idNumber: '522101198001011013',
  phone: '13800005678',
  illness: '尿毒症',
  amount: '38650',
  place: '赵家老屋门口',
};

export function later(minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

export function makeTurn(change: Partial<Turn> & { contact?: ContactId; seq?: number } = {}): Turn {
  const contact = change.contact ?? ids.contact;
  const seq = change.seq ?? 1;
  return {
    id: turnIdOf(contact, seq),
    contact,
    seq,
    channel: 'simulator',
    account: 'bot',
    messageId: `m-${contact}-${seq}`,
    at,
    sealKey: contact,
    inbound: {
      kind: 'text',
      peerName: '',
      text: `我叫${planted.name}，得了${planted.illness}，电话${planted.phone}`,
      sentAt: at.toISOString(),
    },
    events: [
      {
        type: 'binding_declared',
        name: planted.name,
        area: ids.village,
        place: planted.place,
        phone: planted.phone,
        household: null,
      },
      {
        type: 'answer_recorded',
        question: 'id',
        answer: {
          status: 'given',
          value: { type: 'text', text: planted.idNumber },
          raw: planted.idNumber,
          source: 'text',
        },
      },
    ],
    reply: `${planted.name}您好，花了${planted.amount}元，对吗？`,
    quick: ['1 对', `2 不是${planted.name}`],
    ...change,
  };
}

export function makeSettlement(turn: Turn, change: Partial<Settlement> = {}): Settlement {
  return {
    turn: turn.id,
    contact: turn.contact,
    seq: turn.seq,
    sealKey: turn.sealKey,
    at: turn.at,
    session: {
      flow: 'quick-report',
      hash: ids.profile,
      startedAt: at.toISOString(),
      answers: {
        cost: {
          status: 'given',
          value: { type: 'text', text: planted.amount },
          raw: planted.amount,
          source: 'text',
        },
      },
      open: null,
      failures: 0,
      attachments: [],
      lists: {},
      given: { name: planted.name },
    },
    nudgeAt: later(120),
    sentAt: later(1),
    ...change,
  };
}

export function makeBinding(change: Partial<Binding> = {}): Binding {
  return {
    name: planted.name,
    area: ids.village,
    place: planted.place,
    group: 3,
    phone: planted.phone,
    household: ids.household,
    standing: 'declared',
    at,
    ...change,
  };
}

export function makeHousehold(change: Partial<Household> = {}): Household {
  return {
    id: ids.household,
    village: ids.village,
    group: 3,
    number: 18,
    name: planted.name,
    members: 4,
    phone: planted.phone,
    ...change,
  };
}

export function makePerson(change: Partial<Person> = {}): Person {
  return {
    id: ids.person,
    name: planted.cadre,
    phone: planted.phone,
    roles: [{ role: 'liaison', area: ids.village, from: '2026-01-01' }],
    ...change,
  };
}

export function makeEntry(seq: number, change: Partial<JournalEntry> = {}): JournalEntry {
  const declared: RecordedAct = {
    kind: 'declared',
    household: ids.household,
    village: ids.village,
    number: '2026-0001',
    declaration: {
      channel: 'simulator',
      flow: ids.profile,
      answers: {
        illness: {
          status: 'given',
          value: { type: 'text', text: planted.illness },
          raw: planted.illness,
          source: 'text',
        },
      },
      attachments: [],
      urgent: false,
      consent: 'given',
      verifiedIdentity: true,
    },
  };
  return {
    case: ids.case,
    seq,
    at: later(seq),
    actor:
      seq === 1
        ? { person: 'unbound', role: 'villager', area: null }
        : { person: ids.person, role: 'liaison', area: ids.village },
    act: seq === 1 ? declared : { kind: 'withdrawn', reason: `${planted.name}说好了` },
    profile: ids.profile,
    turn: turnIdOf(ids.contact, seq),
    ...change,
  };
}

export function makeSnapshot(seq: number, change: Partial<CaseSnapshot> = {}): CaseSnapshot {
  return {
    id: ids.case,
    seq,
    household: ids.household,
    village: ids.village,
    number: '2026-0001',
    profile: ids.profile,
    stage: 'publicity',
    since: at,
    openedAt: at,
    urgent: false,
    declarations: 1,
    publicity: {
      opened: '2026-09-24',
      place: planted.place,
      days: ['2026-09-25', '2026-09-28'],
      end: '2026-09-28',
      provisional: true,
      calendar: '2026.1',
    },
    consent: 'given',
    recused: [],
    objections: [],
    measures: [],
    memberChanges: [],
    monitoredSince: '2026-09-01',
    liaison: ids.person,
    visits: [{ on: '2026-09-02', way: 'in_person', counted: true }],
    nextDueAt: later(60),
    ...change,
  };
}

export function makeRequest(id: string, change: Partial<Request> = {}) {
  return {
    id,
    kind: 'complaint' as const,
    from: ids.contact,
    area: ids.village,
    at,
    owner: ids.person,
    sealKey: ids.household,
    said: {
      name: planted.name,
      place: planted.place,
      phone: planted.phone,
      text: `${planted.cadre}不给办，${planted.illness}`,
      media: [],
      topic: 'slow',
    },
    dueAt: later(240),
    ...change,
  };
}

export function makeRow(id: string, change: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id,
    kind: 'notice',
    to: { channel: 'simulator', account: 'bot', peer: 'v1' },
    sealKey: ids.household,
    text: `${planted.name}的申报已受理`,
    quick: [`1 ${planted.name}`],
    createdAt: at,
    notBefore: at,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: at,
    ...change,
  };
}
