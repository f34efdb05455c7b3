import { dayOf } from '../../core/index.ts';
import { valueOf } from '../../cases/index.ts';
import {
  asker,
  hoursAfter,
  findInCharge,
  personToCall,
  recapOf,
  tellContact,
  tellPeople,
  type Runtime,
} from '../../runner/index.ts';
import type { Request } from '../../store/index.ts';
import type { Job } from '../job.ts';

/** Requests taken in one scan; what is left waits for the next run. */
const scanLimit = 1_000;

/** Hours of the day in which it looks; what it has to say can be said then. */
const hours = ['08', '09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19'];

/** A request that nobody took is brought to mind once, and a line on which nobody speaks falls back to the bot. */
export function createRequestsJob(runtime: Runtime): Job {
  const { profile } = runtime;
  const on =
    valueOf(profile, 'request.remindHours') !== null || valueOf(profile, 'request.lineHours') !== null;
  return {
    name: 'requests',
    timesOn: () => (on ? hours.map((hour) => `${hour}:20`) : []),
    async run(now) {
      const due = await runtime.store.requests.listDue(now, scanLimit);
      const waiting = due.filter(({ state }) => state === 'waiting');
      const taken = due.filter(({ state }) => state === 'taken');
      for (const request of waiting) await remind(runtime, request, now);
      for (const request of taken) await fallBack(runtime, request, now);
      return { reminded: waiting.length, fellBack: taken.length };
    },
  };
}

/** The owner and the township of the area, or whoever stands in for it. */
async function remind(runtime: Runtime, request: Request, now: Date): Promise<void> {
  const { store } = runtime;
  const { id, area, number, kind, at, dueAt, sealKey } = request;
  const owner = request.owner === null ? null : await store.people.find(request.owner);
  const above = await findInCharge(runtime, 'township_officer', area, dayOf(now));
  const people = [...(owner === null ? [] : [owner]), ...above];
  await tellPeople(runtime, people, {
    // A request that was taken and put back has been brought to mind only as often as it waited.
    dedupeKey: `request_reminder:${id}:${dueAt?.toISOString() ?? ''}`,
    kind: 'notice',
    sealKey,
    template: 'request_reminder',
    data: {
      number,
      kind,
      who: asker(request),
      at: at.toISOString(),
      ...(owner === null ? {} : { owner: owner.name }),
    },
    at: now,
  });
  if (dueAt !== null) await store.requests.clearDue(id, dueAt);
}

/**
 * Who spoke last was the person who helps: the request is done; else it waits again. Somebody who has spoken since the
 * list was read keeps the line. Both ends are told under keys of this silence.
 */
async function fallBack(runtime: Runtime, request: Request, now: Date): Promise<void> {
  const { store, states, profile } = runtime;
  const { id, from, kind, number, taken, answered, sealKey, dueAt } = request;
  if (taken === undefined) return;
  const current = await store.requests.find(id);
  if (current?.state !== 'taken' || current.dueAt?.getTime() !== dueAt?.getTime()) return;
  const remindAt = hoursAfter(now, valueOf(profile, 'request.remindHours'));
  await (answered ? store.requests.close(id) : store.requests.release(id, remindAt));
  states.forget(from);
  states.forget(taken.contact);
  const silence = `${taken.turn}:${dueAt?.toISOString() ?? ''}`;
  const helper = await store.people.find(taken.by);
  const shared = { sealKey, at: now, kind: 'notice' } as const;
  if (kind === 'human') {
    await tellContact(runtime, from, {
      ...shared,
      dedupeKey: `line_idle:${silence}`,
      template: 'line_idle',
      data: {
        ...(helper === null ? {} : { helper: personToCall(runtime, helper, dayOf(now)) }),
        ...(await recapOf(runtime, from)),
      },
    });
  }
  await tellContact(runtime, taken.contact, {
    ...shared,
    dedupeKey: `line_idle:${silence}:helper`,
    template: 'line_idle_notice',
    data: { number, answered, who: asker(request), ...(await recapOf(runtime, taken.contact)) },
  });
}
