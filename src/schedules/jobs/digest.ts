import { dayOf, instantAt, type Day } from '../../core/index.ts';
import { digestFor, dutiesOf, openStages, valueOf, type Digest } from '../../cases/index.ts';
import { fitDigest, type CutList, type DigestData } from '../../documents/index.ts';
import { householdsOf, placeNameOf, publicityLine, type Runtime } from '../../runner/index.ts';
import type { Group, OutboxRow } from '../../store/index.ts';
import type { Job } from '../job.ts';
import { groupAddress } from './groups.ts';
import { describeMasked, stepLine, type Households } from './lines.ts';

/** 日报: one short message to each committee group on working days (F-20); nothing due is one short line. */
export function createDigestJob(runtime: Runtime): Job {
  const time = valueOf(runtime.profile, 'digest.time');
  return {
    name: 'digest',
    timesOn: (day) => (time !== null && runtime.calendar.countsDay(day) ? [time] : []),
    async run(now) {
      const groups = await runtime.store.groups.listByKind('committee');
      let told = 0;
      for (const group of groups) told += Number(await tellGroup(runtime, group, now));
      return { groups: groups.length, digests: told };
    },
  };
}

/** A group's last digest, kept in the settings: what was declared after it is new. */
interface LastDigest {
  dedupeKey: string;
  /** What it counted from, and when it was made; ISO instants. */
  since: string;
  madeAt: string;
}

async function tellGroup(runtime: Runtime, group: Group, now: Date): Promise<boolean> {
  const { store } = runtime;
  const settingKey = `lastDigest:${group.id}`;
  const last = await store.settings.read<LastDigest>(settingKey);
  const since = await countFrom(runtime, last, now);
  const digest = await digestOf(runtime, group, since, now);
  const households = await householdsOf(runtime, [...digest.declared, ...digest.handle, ...digest.publicity]);
  const waiting = (await store.requests.listOpen(group.area)).filter(({ state }) => state === 'waiting');
  const data = fitDigest(runtime.renderer, {
    ...digestData(runtime, digest, households),
    requests: waiting.length,
  });
  const dedupeKey = `digest:${group.id}:${digest.day}`;
  const fresh = await runtime.outbox.enqueue({
    dedupeKey,
    kind: 'digest',
    to: groupAddress(group, []),
    sealKey: group.id,
    text: runtime.renderer.render('digest', data),
    topic: `digest:${group.id}`,
    at: now,
  });
  // A run that was cut short after its digest was written down finds it there, with the time it was made at.
  const madeAt = fresh ? now : ((await store.outbox.find(dedupeKey))?.createdAt ?? now);
  if (last === null || madeAt > new Date(last.madeAt)) {
    const made = { dedupeKey, since: since.toISOString(), madeAt: madeAt.toISOString() };
    await store.settings.write(settingKey, made satisfies LastDigest);
  }
  return fresh;
}

/**
 * From when on a declaration is new: the last digest, however long ago. One that has not gone out is replaced by this
 * one, so what it would have told is still new.
 */
async function countFrom(runtime: Runtime, last: LastDigest | null, now: Date): Promise<Date> {
  if (last === null || new Date(last.madeAt) >= now) return digestDueBefore(runtime, now);
  const row = await runtime.store.outbox.find(last.dedupeKey);
  return new Date(row !== null && unheard.has(row.state) ? last.since : last.madeAt);
}

const unheard: ReadonlySet<OutboxRow['state']> = new Set(['queued', 'errored', 'superseded']);

/** When a group without a digest would have had one: the time of the working day before. */
function digestDueBefore({ calendar, profile }: Runtime, now: Date): Date {
  const day: Day = calendar.previousWorkingDay(dayOf(now));
  return instantAt(day, valueOf(profile, 'digest.time') ?? '00:00');
}

async function digestOf(runtime: Runtime, group: Group, since: Date, now: Date): Promise<Digest> {
  const { store, calendar } = runtime;
  const cases = await store.cases.listOpen(group.area, openStages);
  const duties = await Promise.all(
    cases.map(async (one) => dutiesOf(one, await runtime.profileOf(one.profile), calendar, now)),
  );
  return digestFor({
    village: group.area,
    cases,
    duties: duties.flat(),
    leads: (await store.leads.listOpen(group.area)).filter(
      ({ found, source }) => found === undefined && source !== 'objection',
    ),
    since,
    now,
  });
}

function digestData(runtime: Runtime, digest: Digest, households: Households): Omit<DigestData, 'requests'> {
  const list = <T, R>(all: T[], toLine: (one: T) => R | null): CutList<R> => ({
    items: all.flatMap((one) => toLine(one) ?? []),
    total: all.length,
  });
  const { day, visits, leads, open } = digest;
  return {
    day,
    village: placeNameOf(runtime, digest.village),
    open,
    declared: list(digest.declared, (one) => describeMasked(households, one)),
    handle: list(digest.handle, (duty) => stepLine(duty, describeMasked(households, duty))),
    publicity: list(digest.publicity, (duty) => {
      const household = describeMasked(households, duty);
      return household === null ? null : publicityLine(duty, household);
    }),
    visits,
    leads,
    deadlines: list(digest.deadlines, (deadline) => deadline),
  };
}
