import { toId, type HouseholdId, type PersonId } from '../../core/index.ts';
import { concernsTownship, isWaitedFor, needsRecheck } from '../../cases/index.ts';
import { optional } from '../fields.ts';
import type { CaseRow } from '../models/case.ts';
import type { Place } from '../seal.ts';
import type { CaseSnapshot } from '../types.ts';
import type { Vault } from '../vault.ts';

/** What jobs and lists look for, and dates; all else of a snapshot says something about people and is sealed. */
type InClear = Pick<
  CaseSnapshot,
  'seq' | 'number' | 'stage' | 'since' | 'openedAt' | 'urgent' | 'declarations' | 'visits'
>;

/** The sealed part of a snapshot: findings, votes, objections, measures. */
type CaseFile = Omit<
  CaseSnapshot,
  | keyof InClear
  | 'id'
  | 'household'
  | 'village'
  | 'profile'
  | 'monitoredSince'
  | 'liaison'
  | 'nextDueAt'
  | 'publicity'
  | 'erased'
> & { place?: string };

/** What is left of the sealed part when its key is gone: nothing, and nobody may compare any more. */
const emptyFile: CaseFile = {
  consent: 'refused',
  recused: [],
  objections: [],
  measures: [],
  memberChanges: [],
};

/** A case's snapshot as it is stored. */
export async function toCaseRow(vault: Vault, snapshot: CaseSnapshot): Promise<CaseRow> {
  const { id, household, village, profile, monitoredSince, liaison, nextDueAt, publicity, ...rest } =
    snapshot;
  const { seq, number, stage, since, openedAt, urgent, declarations, visits, erased: _gone, ...file } = rest;
  const { place, ...board } = publicity ?? { place: undefined };
  const sealed: CaseFile = { ...file, ...optional('place', place) };
  return {
    _id: id,
    household,
    village,
    profile,
    seq,
    number,
    stage,
    since,
    openedAt,
    urgent,
    declarations,
    visits,
    file: await vault.seal(household, fileOf(id), sealed),
    ...(publicity === undefined ? {} : { publicity: board as NonNullable<CaseRow['publicity']> }),
    ...optional('monitoredSince', monitoredSince),
    ...optional('liaison', liaison),
    ...optional('nextDueAt', nextDueAt),
    ...(isWaitedFor(snapshot) ? { open: true } : { endedAt: since }),
    ...(concernsTownship(snapshot) ? { township: true } : {}),
    ...(needsRecheck(snapshot) ? { recheck: true } : {}),
  };
}

/** The snapshot a row holds. */
export async function toSnapshot(vault: Vault, row: CaseRow): Promise<CaseSnapshot> {
  const { _id, publicity, liaison, nextDueAt, monitoredSince, open: _open, endedAt: _ended, ...rest } = row;
  const { file: sealed, erased, township: _township, recheck: _recheck, ...plain } = rest;
  const household = toId<HouseholdId>(row.household);
  const { place = '', ...file } =
    erased === true ? emptyFile : await vault.open<CaseFile>(household, fileOf(_id), sealed);
  return {
    ...file,
    ...plain,
    id: toId(_id),
    household,
    village: toId(row.village),
    profile: toId(row.profile),
    nextDueAt: nextDueAt ?? null,
    ...optional('monitoredSince', monitoredSince),
    ...optional('liaison', liaison === undefined ? null : toId<PersonId>(liaison)),
    ...(publicity === undefined || erased === true ? {} : { publicity: { ...publicity, place } }),
    ...(erased === true ? { erased: true } : {}),
  };
}

function fileOf(id: string): Place {
  return { record: id, field: 'file' };
}
