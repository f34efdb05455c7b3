import {
  dutiesOf,
  momentsBetween,
  nextMoment,
  type Duty,
  type Moment,
  type MomentKind,
  type Profile,
} from '../../cases/index.ts';
import type { Runtime } from '../../runner/index.ts';
import type { CaseSnapshot } from '../../store/index.ts';

/** Cases read in one scan; a county has a few thousand that are monitored or in publicity. */
const scanLimit = 20_000;

/** A case with something to tell now, the moments that came since it was last looked at, and its duties now. */
export interface DueCase {
  snapshot: CaseSnapshot;
  profile: Profile;
  moments: Moment[];
  duties: Duty[];
}

/** One indexed scan of the cases whose next moment has come; a job that comes late finds all that it missed. */
export async function listDueCases(runtime: Runtime, now: Date): Promise<DueCase[]> {
  const snapshots = await runtime.store.cases.listDue(now, scanLimit);
  return Promise.all(
    snapshots.map(async (snapshot) => {
      const profile = await runtime.profileOf(snapshot.profile);
      const since = snapshot.nextDueAt ?? now;
      const moments = momentsBetween(snapshot, profile, runtime.calendar, since, now);
      return {
        snapshot,
        profile,
        moments,
        duties: dutiesOf(snapshot, profile, runtime.calendar, now),
      };
    }),
  );
}

/**
 * Put the next moment down once everything due now has been written to the outbox. A run for a time that has not come
 * yet leaves it where it is: what it told is kept under its own keys, and the real run finds it said.
 */
export async function moveOn(runtime: Runtime, cases: DueCase[], now: Date): Promise<void> {
  if (now > runtime.clock.now()) return;
  for (const { snapshot, profile } of cases) {
    const next = nextMoment(snapshot, profile, runtime.calendar, now);
    await runtime.store.cases.moveDue(snapshot.id, snapshot.seq, next?.at ?? null);
  }
}

/** Duties as they stand now, of the cases in which one of these moments came. */
export function dutiesAfter(due: DueCase[], kinds: readonly MomentKind[]): Duty[] {
  return due.flatMap(({ duties, moments }) =>
    moments.some(({ kind }) => kinds.includes(kind)) ? duties : [],
  );
}

/** Duties as they stood at each moment of this kind: a month that ended while nobody looked has ended all the same. */
export function dutiesAtMoments({ calendar }: Runtime, due: DueCase[], wanted: MomentKind): Duty[] {
  return due.flatMap(({ snapshot, profile, moments }) =>
    moments
      .filter(({ kind }) => kind === wanted)
      .flatMap(({ at }) => dutiesOf(snapshot, profile, calendar, at)),
  );
}
