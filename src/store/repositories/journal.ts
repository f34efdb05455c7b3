import { AppError, toId, type CaseId, type HouseholdId, type PersonId } from '../../core/index.ts';
import type { JournalEntry, RecordedAct } from '../../cases/index.ts';
import { hashRow } from '../entry-chain.ts';
import { optional } from '../fields.ts';
import { insertNew } from '../insert-new.ts';
import type { SignLink } from '../master-key.ts';
import type { Models } from '../models/index.ts';
import type { JournalRow } from '../models/journal.ts';
import type { Vault } from '../vault.ts';

/** The immutable entries of all cases. */
export interface Journal {
  /** False when the entry's place is taken. */
  append(entry: JournalEntry, household: HouseholdId): Promise<boolean>;
  read(id: CaseId): Promise<JournalEntry[]>;
  findByTurn(turn: string): Promise<JournalEntry | null>;
}

/** The journal over its collection; an entry is sealed under its household's key. */
export function createJournal({ journal }: Models, vault: Vault, sign: SignLink): Journal {
  const readRows = (id: CaseId): Promise<JournalRow[]> =>
    journal.find({ case: id }).sort({ seq: 1 }).lean<JournalRow[]>().exec();

  async function hashBefore({ case: id, seq }: JournalEntry): Promise<string | undefined> {
    if (seq === 1) return undefined;
    const before = await journal.findOne({ _id: `${id}:${seq - 1}` }, { hash: 1 }).lean<JournalRow>();
    if (before === null) throw new AppError('store:not_found', `journal entry ${id}:${seq - 1}`);
    return before.hash;
  }

  async function toEntry(row: JournalRow): Promise<JournalEntry> {
    return {
      case: toId(row.case),
      seq: row.seq,
      at: row.at,
      actor: {
        person: toId<PersonId>(row.actor.person),
        role: row.actor.role,
        area: row.actor.area === undefined ? null : toId(row.actor.area),
      },
      act: await vault.open<RecordedAct>(row.sealKey, { record: row._id, field: 'act' }, row.act),
      profile: toId(row.profile),
      ...optional('turn', row.turn === undefined ? null : toId<NonNullable<JournalEntry['turn']>>(row.turn)),
    };
  }

  return {
    async append(entry, household) {
      const id = `${entry.case}:${entry.seq}`;
      const row = {
        _id: id,
        case: entry.case,
        seq: entry.seq,
        at: entry.at,
        actor: { person: entry.actor.person, role: entry.actor.role, ...optional('area', entry.actor.area) },
        kind: entry.act.kind,
        profile: entry.profile,
        ...optional('turn', entry.turn),
        ...optional('prev', await hashBefore(entry)),
        sealKey: household,
        act: await vault.seal(household, { record: id, field: 'act' }, entry.act),
      };
      return insertNew(journal, { ...row, hash: hashRow(row, sign) });
    },
    async read(id) {
      return Promise.all((await readRows(id)).map(toEntry));
    },
    async findByTurn(turn) {
      const row = await journal.findOne({ turn }).sort({ seq: 1 }).lean<JournalRow>();
      return row === null ? null : toEntry(row);
    },
  };
}
