import { createInterface } from 'node:readline/promises';
import { nameHousehold } from '../core/index.ts';
import { eraseReasons, type MessageData } from '../documents/index.ts';
import { findHousehold } from './find-household.ts';
import type { CommandParts } from './with-store.ts';

type Refused = MessageData['household_refused'];

/**
 * Destroy a household's key with everything that only it opens. A file that is still under way is kept by law: it goes
 * only where that was asked for in so many words. What is written down about it are ids, a code and who did it.
 */
export async function eraseHousehold(
  { store, clock, definitions: { renderer } }: CommandParts,
  asked: string,
  { by, reason, open, yes }: { by: string; reason: string | undefined; open: boolean; yes: boolean },
): Promise<number> {
  const refuse = (why: Refused['why'], stillOpen?: Refused['open']): number => {
    const about = stillOpen === undefined ? {} : { open: stillOpen };
    console.error(renderer.render('household_refused', { why, asked, ...about }));
    return 1;
  };
  const code = eraseReasons.find((one) => one === reason);
  if (code === undefined) return refuse('reason');
  const found = await findHousehold(store, asked);
  if (found === 'unknown') return refuse('unknown');
  // It may have been cut short, and be asked for again by mistake: the same questions, and the rest goes too.
  const household = 'erased' in found ? null : found.household;
  const id = 'erased' in found ? found.erased : found.household.id;
  const contacts = (await store.contacts.findByHousehold(id)).map((contact) => contact.id);
  const stillOpen = await store.erasure.findOpen(id, contacts);
  const isOpen = stillOpen.cases.length + stillOpen.requests.length + stillOpen.leads > 0;
  if (isOpen && !open) return refuse('open', stillOpen);
  const confirm = `${renderer.word('erase', 'confirm')}${household?.number ?? id}`;
  const village = (await store.areas.list()).find(({ code: area }) => area === household?.village);
  console.log(
    renderer.render('household_erase', {
      asked,
      ...(household === null ? {} : { household: nameHousehold(household), village: village?.name ?? '' }),
      reason: code,
      cases: (await store.cases.listByHousehold(id)).length,
      contacts: contacts.length,
      open: stillOpen,
      confirm,
    }),
  );
  if (!yes && (await readLine()) !== confirm) return refuse('not_confirmed');
  // First: what is begun is known, even if it is cut short and has to be run again.
  await store.operator.note({
    id: `household_erased:${id}`,
    kind: 'household_erased',
    at: clock.now(),
    about: `${id} ${code} ${by}`,
  });
  const { contacts: people, cases } = await store.erasure.eraseHousehold(id);
  if (household === null) return refuse('erased');
  console.log(renderer.render('household_erased', { asked, cases, contacts: people.length }));
  return 0;
}

/** The next line that is typed; empty when there is none. */
async function readLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
  }
}
