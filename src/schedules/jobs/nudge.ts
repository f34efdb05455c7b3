import { addDays, dayOf } from '../../core/index.ts';
import { valueOf } from '../../cases/index.ts';
import { tellContact, type Runtime } from '../../runner/index.ts';
import type { Contact } from '../../store/index.ts';
import type { Job } from '../job.ts';

/** Contacts taken in one scan; what is left waits for the next run. */
const scanLimit = 1_000;

/** A talk left open for a day is brought to mind once; the draft stays as it is. */
export function createNudgeJob(runtime: Runtime): Job {
  const on = valueOf(runtime.profile, 'nudge.afterHours') !== null;
  return {
    name: 'nudge',
    // A day's silence need not be noticed to the hour; all of these are hours in which people may be written to.
    timesOn: () => (on ? ['08:10', '12:10', '16:10', '19:10'] : []),
    async run(now) {
      const idle = await runtime.store.contacts.listToNudge(now, scanLimit);
      let nudged = 0;
      for (const contact of idle) nudged += Number(await nudge(runtime, contact, now));
      return { idle: idle.length, nudged };
    },
  };
}

async function nudge(runtime: Runtime, contact: Contact, now: Date): Promise<boolean> {
  const { session, nudgeAt } = contact;
  if (session === null || nudgeAt === null) return false;
  const title = runtime.flows.byHash(session.hash)?.title ?? runtime.flows.byId(session.flow)?.title;
  const keepDays = valueOf(runtime.profile, 'draft.keepDays');
  // The key names the talk, not the silence: one nudge for each talk, however often it falls silent.
  await tellContact(runtime, contact.id, {
    dedupeKey: `nudge:${contact.id}:${session.startedAt}`,
    kind: 'notice',
    sealKey: contact.binding?.household ?? contact.id,
    template: 'nudge',
    data: {
      title: title ?? '',
      ...(keepDays === null ? {} : { keptUntil: addDays(dayOf(new Date(session.startedAt)), keepDays) }),
    },
    at: now,
  });
  return runtime.store.contacts.clearNudge(contact.id, nudgeAt);
}
