import { toId, type CaseId, type PersonId } from '../../core/index.ts';
import { insertNew, upsertOnce } from '../insert-new.ts';
import type { Models } from '../models/index.ts';
import type { Store } from '../types.ts';

/** What the operator must look at: ids only, so in clear. */
export function createOperatorNotes({ operator }: Models): Store['operator'] {
  return {
    note: ({ id, kind, at, about }) => insertNew(operator, { _id: id, kind, at, about }),
    async list(limit) {
      const rows = await operator.find().sort({ at: -1 }).limit(limit).lean();
      return rows.map(({ _id, kind, at, about }) => ({ id: _id, kind, at, about }));
    },
  };
}

/** Who looked at which case: ids only, so in clear. */
export function createReveals({ reveals }: Models): Store['reveals'] {
  return {
    note: ({ id, case: about, by, at, page }) => insertNew(reveals, { _id: id, case: about, by, at, page }),
    async listByCase(id, limit) {
      const rows = await reveals.find({ case: id }).sort({ at: -1 }).limit(limit).lean();
      return rows.map(({ _id, case: about, by, at, page }) => ({
        id: _id,
        case: toId<CaseId>(about),
        by: toId<PersonId>(by),
        at,
        page,
      }));
    },
  };
}

/** Settings of the service, e.g. the clock's offset. */
export function createSettings({ settings }: Models): Store['settings'] {
  return {
    async read<T>(key: string) {
      const row = await settings.findOne({ _id: key }).lean();
      // The caller knows what it wrote under its key.
      return row === null ? null : (row.value as T);
    },
    async write(key, value) {
      await upsertOnce(() => settings.updateOne({ _id: key }, { $set: { value } }, { upsert: true }));
    },
  };
}

/** Which job ran for which period. */
export function createJobs({ jobs }: Models): Store['jobs'] {
  return {
    async begin(job, period, at) {
      const id = idOf(job, period);
      if (await insertNew(jobs, { _id: id, job, period, beganAt: at })) return true;
      const row = await jobs.findOne({ _id: id }, { finishedAt: 1 }).lean();
      return row?.finishedAt === undefined;
    },
    async finish(job, period, at, done) {
      await jobs.updateOne({ _id: idOf(job, period) }, { $set: { finishedAt: at, done } });
    },
    async lastRun(job) {
      const last = jobs.findOne({ job, finishedAt: { $gte: new Date(0) } }, { finishedAt: 1 });
      return (await last.sort({ finishedAt: -1 }).lean())?.finishedAt ?? null;
    },
  };
}

function idOf(job: string, period: string): string {
  return `${job}:${period}`;
}
