import { readConfig } from '../config.ts';
import { dayOf, systemClock, type ContactId, type ContentHash } from '../core/index.ts';
import { placesOf } from '../county-places.ts';
import { loadFlowTools, readFlowFiles, readWithdrawn } from '../flow-tools.ts';
import { askedAgain, createFlowBook, type Flow, type MoveContext } from '../flow/index.ts';
import { foldTurns } from '../runner/index.ts';
import { loadOlderFlows } from '../runtime.ts';
import type { Contact, Store } from '../store/index.ts';
import { withStoreOnly } from './with-store.ts';

/** Contacts read at once. */
const page = 500;

/** What the files would ask of the open talks of one older version. */
interface Check {
  flow: string;
  from: ContentHash;
  to: Flow | undefined;
  standing: 'goes on' | 'withdrawn' | 'unreadable';
  talks: ContactId[];
  again: Map<string, ContactId[]>;
  added: Map<string, ContactId[]>;
}

/** Say what the flow files would ask again of whom, over the open talks of the store; changes nothing. */
export async function checkFlows(): Promise<number> {
  const { lexicon, flowLoader } = await loadFlowTools();
  const loaded = (await readFlowFiles()).map(({ file, text }) => flowLoader.load(file, text));
  const flows = loaded.flatMap(({ flow }) => flow ?? []);
  const withdrawn = await readWithdrawn();
  await withStoreOnly(readConfig(process.env), async (store) => {
    const now = systemClock.now();
    const places = placesOf(await store.areas.list());
    const context: MoveContext = { now, today: dayOf(now), lexicon, places, lists: {} };
    const book = createFlowBook(flows, (await loadOlderFlows({ flows, flowLoader }, store)).older);
    const checks = new Map<ContentHash, Check>();
    for await (const { id, session } of openTalks(store)) {
      if (session === null) continue;
      const to = book.byId(session.flow);
      if (to?.hash === session.hash) continue;
      const from = book.byHash(session.hash) ?? null;
      const standing =
        from === null ? 'unreadable' : withdrawn.includes(session.hash) ? 'withdrawn' : 'goes on';
      const check: Check = checks.get(session.hash) ?? {
        flow: session.flow,
        from: session.hash,
        to,
        standing,
        talks: [],
        again: new Map(),
        added: new Map(),
      };
      checks.set(session.hash, check);
      check.talks.push(id);
      if (to === undefined) continue;
      const asked = askedAgain(from, to, session, context);
      for (const name of asked.again) note(check.again, name, id);
      for (const name of asked.added) note(check.added, name, id);
    }
    console.log(
      [...checks.values()].map(describe).join('\n') || 'every open talk stands on the files as they are',
    );
  });
  return loaded.some(({ flow }) => flow === null) ? 1 : 0;
}

/** Every open talk as it stands: the snapshot and the turns after it. */
async function* openTalks(store: Store): AsyncGenerator<Pick<Contact, 'id' | 'session'>> {
  let after: ContactId | null = null;
  for (;;) {
    const contacts: Contact[] = await store.contacts.listOpen(after, page);
    for (const { id, seq, session } of contacts) {
      yield { id, session: foldTurns(session, await store.turns.listAfter(id, seq)) };
    }
    after = contacts.at(-1)?.id ?? null;
    if (contacts.length < page) return;
  }
}

function note(table: Map<string, ContactId[]>, name: string, id: ContactId): void {
  table.set(name, [...(table.get(name) ?? []), id]);
}

function describe({ flow, from, to, standing, talks, again, added }: Check): string {
  const lines = [`${flow} ${from} → ${to?.hash ?? 'gone'}: ${talks.length} open (${standing})`];
  for (const [name, ids] of again) lines.push(`  ${name} again of ${ids.length}: ${ids.join(' ')}`);
  for (const [name, ids] of added) lines.push(`  ${name} new to ${ids.length}: ${ids.join(' ')}`);
  return lines.join('\n');
}
