import { writeFile } from 'node:fs/promises';
import { dayOf, type Day, type HouseholdId } from '../core/index.ts';
import type { Store } from '../store/index.ts';
import { findHousehold } from './find-household.ts';
import { copyRegister } from './copied-register.ts';
import { copyCases, type CopiedCases } from './copied-cases.ts';
import type { CommandParts } from './with-store.ts';

/** Messages looked through: what was sent to one household in a lifetime. */
const mostMessages = 10_000;

/**
 * The household's own data on a page it can read: what the county's lists say of it, what it declared and in whose words,
 * what came of it, visits, and what it was told. Kept out, whatever the journal holds: who objected or complained, and everything about other households.
 * That it was printed is written down before it is.
 */
export async function copyHousehold(
  parts: CommandParts,
  asked: string,
  { by, out }: { by: string; out: string | undefined },
): Promise<number> {
  const { store, clock, definitions } = parts;
  const { renderer } = definitions;
  const found = await findHousehold(store, asked);
  if (found === 'unknown' || 'erased' in found) {
    const why = found === 'unknown' ? 'unknown' : 'erased';
    console.error(renderer.render('household_refused', { why, asked }));
    return 1;
  }
  const { household } = found;
  const now = clock.now();
  const copied = await copyCases(parts, household);
  const { name, number, group, phone } = household;
  const village = (await store.areas.list()).find(({ code }) => code === household.village);
  const text = renderer.render('household_copy', {
    household: {
      name,
      number,
      village: village?.name ?? '',
      ...(group === undefined ? {} : { group }),
      ...(phone === undefined ? {} : { phone }),
    },
    ...(await copyRegister(parts, household)),
    printed: { on: dayOf(now), by },
    cases: copied.cases.map(({ id: _id, ...one }) => one),
    messages: await listMessages(store, household.id, copied),
  });
  await store.operator.note({
    id: `household_copied:${household.id}:${now.toISOString()}`,
    kind: 'household_copied',
    at: now,
    about: `${household.id} ${by}`,
  });
  if (out === undefined) {
    console.log(text);
    return 0;
  }
  try {
    await writeFile(out, `${text}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    console.error(renderer.render('household_refused', { why: 'file_there', asked: out }));
    return 1;
  }
  console.log(renderer.render('household_copied', { file: out }));
  return 0;
}

/**
 * What was said to the household about its cases: the answers to what it declared, and whatever names one of its cases.
 * The rest of its talk may hold a complaint that only one of the family knows of.
 */
async function listMessages(
  store: Store,
  household: HouseholdId,
  { cases, turns, contacts }: CopiedCases,
): Promise<{ on: Day; text: string }[]> {
  const keys = [household, ...contacts];
  const rows = await Promise.all(keys.map((key) => store.outbox.listSentUnder(key, mostMessages)));
  const ids = new Set<string>(cases.map(({ id }) => id));
  const answers = new Set(turns.map((turn) => `reply:${turn}:act`));
  const addresses = new Set<string>(contacts);
  return rows
    .flat()
    .filter(({ to }) => 'peer' in to && addresses.has(`${to.channel}/${to.account}/${to.peer}`))
    .filter(({ id }) => answers.has(id) || id.split(':').some((part) => ids.has(part)))
    .toSorted((one, other) => Number(one.sentAt) - Number(other.sentAt))
    .map(({ sentAt, createdAt, text }) => ({ on: dayOf(sentAt ?? createdAt), text }));
}
