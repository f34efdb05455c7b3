import { toId, type ContentHash } from '../../core/index.ts';
import { insertNew } from '../insert-new.ts';
import type { Models } from '../models/index.ts';
import type { Store } from '../types.ts';

/** Flow and profile files under their content hash: public text, kept in clear. */
export function createDefinitions({ definitions }: Models): Store['definitions'] {
  return {
    async keep(hash, kind, name, text) {
      await insertNew(definitions, { _id: hash, kind, name, text });
    },
    async list(kind) {
      const rows = await definitions.find({ kind }).sort({ _id: 1 }).lean();
      return rows.map(({ _id, name, text }) => ({ hash: toId<ContentHash>(_id), name, text }));
    },
    async find(hash) {
      const row = await definitions.findOne({ _id: hash }).lean();
      return row === null ? null : { kind: row.kind, name: row.name, text: row.text };
    },
  };
}
