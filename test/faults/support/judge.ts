import { isDeepStrictEqual } from 'node:util';
import { mongo } from 'mongoose';
import type { Answer } from '../../../src/core/index.ts';
import type { CaseSnapshot, Store, Turn } from '../../../src/store/index.ts';
import { withStore } from './county.ts';
import type { Rig } from './rig.ts';
import type { Script } from './script.ts';

export interface JudgeOptions {
  /** Most repeated messages that one villager may have got, every one of them marked. */
  repeats: number;
}

/** What a run came to. */
export interface Verdict {
  right: number;
  /** One line for each thing that is not as the oracle has it. */
  wrong: string[];
  /** Messages that went out once more, marked. */
  repeated: number;
}

/** Fixed beginning of a message that may have arrived before: the template `resent`. */
const mark = '（刚才网络不稳，这条您可能已经收到过）';
const receiptOf = { declared: '您的申报收到了', supplemented: '您家已经有一件在办' };
const drainMs = 60_000;

/** Wait until the outbox has nothing left to send; a row of a process that was killed waits for its lease to end. */
export async function drain(uri: string): Promise<void> {
  const client = await mongo.MongoClient.connect(uri);
  try {
    const outbox = client.db().collection('outbox');
    const until = Date.now() + drainMs;
    while ((await outbox.findOne({ state: { $in: ['queued', 'sending', 'errored'] } })) !== null) {
      if (Date.now() > until) throw new Error('the outbox does not drain');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await client.close();
  }
}

/** Messages of the list that the database has as turns. */
export async function committedOf(uri: string, messageIds: string[]): Promise<string[]> {
  const client = await mongo.MongoClient.connect(uri);
  try {
    const found = await client
      .db()
      .collection('turns')
      .find({ messageId: { $in: messageIds } })
      .toArray();
    return found.map((row) => String(row['messageId']));
  } finally {
    await client.close();
  }
}

/** Drain, end the service, and hold every conversation against the oracle. */
export async function judge(rig: Rig, { repeats }: JudgeOptions): Promise<Verdict> {
  // At night, what is told unasked waits for the morning; what a killed process had in hand waits for its lease.
  await rig.nextDay();
  await drain(await rig.dataUri());
  const { uri, release } = await rig.close();
  const wrong: string[] = [];
  let repeated = 0;
  let right = 0;
  await withStore({ uri, masterKey: rig.masterKey }, async (store) => {
    const pending = await store.turns.listPending();
    if (pending.length > 0) wrong.push(`${pending.length} turns were never finished`);
    for (const script of rig.scripts) {
      const seen = rig.phones.shownTo(script.villager.peer);
      const marked = seen.filter(({ text, live }) => live && text.startsWith(mark)).length;
      repeated += marked;
      const faults = await faultsOf(store, script, seen);
      if (marked > repeats) faults.push(`${marked} repeated messages`);
      if (faults.length === 0) right += 1;
      else wrong.push(`${script.villager.peer}: ${faults.join('; ')}`);
    }
  });
  await release();
  return { right, wrong, repeated };
}

type Seen = ReturnType<Rig['phones']['shownTo']>;

async function faultsOf(store: Store, script: Script, seen: Seen): Promise<string[]> {
  const { villager, lines } = script;
  const turns = await store.turns.listAfter(villager.contact, 0);
  const ids = turns.map(({ messageId }) => messageId);
  const expected = lines.map(({ id }) => id);
  if (!isDeepStrictEqual(ids, expected)) {
    return [`messages ${ids.map((id) => expected.indexOf(id)).join(',')} of ${expected.length}`];
  }
  const faults = lines.flatMap((line, at) =>
    turns[at]?.reply === line.reply ? [] : [`reply ${at} to ${line.text}: ${turns[at]?.reply ?? ''}`],
  );
  const contact = await store.contacts.find(villager.contact);
  if (contact?.seq !== lines.length || contact.session !== null) faults.push(`stands at ${contact?.seq}`);
  const household = contact?.binding?.household ?? null;
  if (household === null) return [...faults, 'speaks for no household'];
  if (villager.household !== null && household !== villager.household) faults.push(`household ${household}`);
  const cases = await store.cases.listByHousehold(household);
  const [only] = cases;
  if (cases.length !== 1 || only === undefined) return [...faults, `${cases.length} cases`];
  return [...faults, ...(await caseFaults(store, script, turns, only)), ...shownFaults(script, only, seen)];
}

/** One journal entry a submission, with the oracle's answers, on an unbroken chain. */
async function caseFaults(
  store: Store,
  { lines }: Script,
  turns: Turn[],
  snapshot: CaseSnapshot,
): Promise<string[]> {
  const faults: string[] = [];
  const chain = await store.cases.verifyJournal(snapshot.id);
  if (!chain.ok) faults.push(`journal ${chain.why} at ${chain.seq}`);
  const journal = await store.cases.journal(snapshot.id);
  const submissions = lines.flatMap(({ submitted }, at) => {
    const turn = turns[at];
    return submitted === undefined || turn === undefined ? [] : [{ submitted, turn: turn.id }];
  });
  // The first urgent one opens a ticket for help in need beside the case (D20), once.
  const tickets = submissions.some(({ submitted }) => saysUrgent(submitted)) ? 1 : 0;
  const wanted = submissions.length + tickets;
  if (journal.length !== wanted || snapshot.seq !== journal.length) {
    faults.push(`${journal.length} entries, snapshot at ${snapshot.seq}, of ${wanted}`);
  }
  if (journal.filter(({ act }) => act.kind === 'urgent_asked').length !== tickets) faults.push('tickets');
  for (const [at, { submitted, turn }] of submissions.entries()) {
    const entry = journal.find((one) => one.turn === turn && one.act.kind !== 'urgent_asked');
    const kind = at === 0 ? 'declared' : 'supplemented';
    if (entry?.act.kind !== kind) faults.push(`${turn} is ${entry?.act.kind ?? 'nothing'}`);
    if (entry?.act.kind !== 'declared' && entry?.act.kind !== 'supplemented') continue;
    const told = timeless(entry.act.declaration.answers);
    if (!isDeepStrictEqual(told, timeless(submitted))) faults.push(`answers of ${turn}`);
  }
  return faults;
}

function saysUrgent({ urgent }: Record<string, Answer>): boolean {
  return urgent?.status === 'given' && urgent.value.type === 'yes_no' && urgent.value.yes;
}

/** The oracle's clock is not the service's: when an answer was given is not compared. */
function timeless(answers: unknown): unknown {
  return JSON.parse(JSON.stringify(answers, (key, value: unknown) => (key === 'at' ? undefined : value)));
}

/** A receipt with the case number for each submission, and no message twice unless it is marked. */
function shownFaults({ lines }: Script, { number }: CaseSnapshot, seen: Seen): string[] {
  const faults: string[] = [];
  const submissions = lines.filter(({ submitted }) => submitted !== undefined).length;
  const allowed = new Map<string, number>();
  for (const { reply } of lines) allowed.set(reply, (allowed.get(reply) ?? 0) + 1);
  for (const [kind, words] of Object.entries(receiptOf)) {
    const wanted = kind === 'declared' ? 1 : submissions - 1;
    const got = seen.filter(({ text }) => text.includes(words));
    const good = got.filter(({ text }) => text.includes(number));
    if (good.length < wanted) faults.push(`${good.length} of ${wanted} receipts ${kind}`);
    if (good.length !== got.length) faults.push('a receipt with another number');
    for (const { text } of good.slice(0, wanted)) allowed.set(unmarked(text), wanted);
  }
  const first = seen.filter(({ text, live }) => live && !text.startsWith(mark));
  for (const { text } of first) {
    const left = (allowed.get(text) ?? 0) - 1;
    if (left < 0) faults.push(`said once too often: ${text.slice(0, 40)}`);
    allowed.set(text, left);
  }
  return faults;
}

function unmarked(text: string): string {
  return text.startsWith(mark) ? text.slice(mark.length).trimStart() : text;
}

/** What the bot said while nothing was lost: exactly the oracle's replies, in order, receipts aside. */
export function outOfOrder(rig: Rig): string[] {
  const receipts = Object.values(receiptOf);
  return rig.scripts.flatMap(({ villager, lines }) => {
    const said = rig.phones
      .shownTo(villager.peer)
      .map(({ text }) => text)
      .filter((text) => !receipts.some((words) => text.includes(words)));
    const expected = lines.map(({ reply }) => reply).filter((reply) => reply !== '');
    return isDeepStrictEqual(said, expected)
      ? []
      : [`${villager.peer}: ${said.length} of ${expected.length}`];
  });
}
