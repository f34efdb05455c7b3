import { AppError, toId, type ContactId, type Day, type TurnId } from '../../core/index.ts';
import { insertNew } from '../insert-new.ts';
import type { MasterKeys } from '../master-key.ts';
import type { Models } from '../models/index.ts';
import type { CodeRow } from '../models/opening-rows.ts';
import type { CodeUse, Store } from '../types.ts';

/** One-time codes under a hash that needs the master key: trying all numbers against the database gains nothing. */
export function createCodes({ codes }: Models, { blindIndex }: MasterKeys): Store['codes'] {
  const idOf = (code: string): string => `code-${blindIndex(`once:${code}`, '').toString('hex')}`;
  const attemptsOf = (contact: ContactId, day: Day): string => `${contact}:${day}`;

  async function findUsable(
    _id: string,
    kind: CodeUse['kind'],
    turn: TurnId,
    now: Date,
  ): Promise<CodeUse | null> {
    const row = await codes.findOne({ _id, kind }).lean<CodeRow>();
    if (row === null) return null;
    if (row.usedIn !== undefined) return row.usedIn === turn ? toUse(row) : null;
    return row.expiresAt !== undefined && row.expiresAt > now ? toUse(row) : null;
  }

  return {
    async insert(code, use, expiresAt) {
      // One in a hundred million: asked again, the next number is another.
      const isNew = await insertNew(codes, { _id: idOf(code), ...use, expiresAt });
      if (!isNew) throw new AppError('store:conflict', 'code');
    },
    find: (code, kind, turn, now) => findUsable(idOf(code), kind, turn, now),
    async redeem(code, kind, turn, now) {
      const _id = idOf(code);
      const free = { _id, kind, usedIn: null, expiresAt: { $gt: now } };
      await codes.updateOne(free, { $set: { usedIn: turn } });
      const use = await codes.findOne({ _id, kind, usedIn: turn }).lean<CodeRow>();
      return use === null ? null : toUse(use);
    },
    async noteWrong(contact, day, turn) {
      await insertNew(codes, { _id: `wrong-${turn}`, wrong: attemptsOf(contact, day) });
    },
    async countWrong(contact, day, turn) {
      const rows = await codes.find({ wrong: attemptsOf(contact, day) }, { _id: 1 }).lean();
      return rows.filter(({ _id }) => _id !== `wrong-${turn}`).length;
    },
  };
}

function toUse({ kind, area = '', groupKind, person = '' }: CodeRow): CodeUse | null {
  if (kind === 'person') return { kind, person: toId(person) };
  if (groupKind !== 'cadres' && groupKind !== 'committee' && groupKind !== 'villagers') return null;
  return { kind: 'group', area: toId(area), groupKind };
}
