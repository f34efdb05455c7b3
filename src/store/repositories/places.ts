import { toId } from '../../core/index.ts';
import { insertAllNew, upsertOnce } from '../insert-new.ts';
import type { AreaRow } from '../models/area.ts';
import type { GroupRow } from '../models/group.ts';
import type { Models } from '../models/index.ts';
import type { Area, Group, Store } from '../types.ts';

/** Areas: public names, kept in clear. */
export function createAreas({ areas }: Models): Store['areas'] {
  return {
    async list() {
      return (await areas.find().sort({ _id: 1 }).lean<AreaRow[]>()).map(toArea);
    },
    async insertMany(list) {
      await insertAllNew(
        areas,
        list.map(({ code, name, level, aliases }) => ({ _id: code, name, level, aliases })),
      );
    },
    async setAliases(list) {
      if (list.length === 0) return;
      await areas.bulkWrite(
        list.map(({ code, aliases }) => ({
          updateOne: { filter: { _id: code }, update: { $set: { aliases } } },
        })),
        { ordered: false },
      );
    },
  };
}

/** Group chats: which area and kind each has. */
export function createGroups({ groups }: Models): Store['groups'] {
  return {
    async find(id) {
      const row = await groups.findOne({ _id: id }).lean<GroupRow>();
      return row === null ? null : toGroup(row);
    },
    async list() {
      return (await groups.find().sort({ _id: 1 }).lean<GroupRow[]>()).map(toGroup);
    },
    async listByKind(kind) {
      return (await groups.find({ kind }).sort({ _id: 1 }).lean<GroupRow[]>()).map(toGroup);
    },
    async insertMany(list) {
      await insertAllNew(
        groups,
        list.map(({ id, area, kind, topic }) => ({ _id: id, area, kind, topic })),
      );
    },
    async bind({ id, ...row }) {
      await upsertOnce(() => groups.updateOne({ _id: id }, { $set: row }, { upsert: true }));
    },
  };
}

function toArea({ _id, name, level, aliases }: AreaRow): Area {
  return { code: toId(_id), name, level, aliases };
}

function toGroup({ _id, area, kind, topic }: GroupRow): Group {
  return { id: toId(_id), area: toId(area), kind, topic };
}
