import { addDays, dayOf } from '../../core/index.ts';
import { valueOf } from '../../cases/index.ts';
import { tellContact, type Runtime } from '../../runner/index.ts';
import type { Contact } from '../../store/index.ts';
import type { Job } from '../job.ts';

/** Contacts taken in one scan; what is left waits for the next hour. */
const scanLimit = 1_000;

/** A talk left open for a day is brought to mind once; the draft stays as it is. */
export function createNudgeJob(runtime: Runtime): Job {
  const on = valueOf(runtime.profile, 'nudge.afterHours') !== null;
  return {
    name: 'nudge',
    // Every hour of the day in which people may be written to.
    timesOn: () =>
      on
        ? [
            '08:00',
            '09:00',
            '10:00',
            '11:00',
            '12:00',
            '13:00',
            '14:00',
            '15:00',
            '16:00',
            '17:00',
            '18:00',
            '19:00',
            '20:00',
          ]
        : [],
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
