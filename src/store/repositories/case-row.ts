import { toId, type HouseholdId, type PersonId } from '../../core/index.ts';
import { isOpen } from '../../cases/index.ts';
import { optional } from '../fields.ts';
import type { CaseRow } from '../models/case.ts';
import type { Place } from '../seal.ts';
import type { CaseSnapshot } from '../types.ts';
import type { Vault } from '../vault.ts';

/** A case's snapshot as it is stored: in clear, but for the words a cadre typed. */
export async function toCaseRow(vault: Vault, snapshot: CaseSnapshot): Promise<CaseRow> {
  const { id, publicity: _sealed, monitoredSince, liaison, nextDueAt, ...plain } = snapshot;
  return {
    _id: id,
    ...plain,
    ...optional('publicity', await sealPublicity(vault, snapshot)),
    ...optional('monitoredSince', monitoredSince),
    ...optional('liaison', liaison),
    ...optional('nextDueAt', nextDueAt),
    ...(isOpen(snapshot.stage) ? { open: true } : {}),
  };
}

async function sealPublicity(vault: Vault, snapshot: CaseSnapshot): Promise<CaseRow['publicity']> {
  if (snapshot.publicity === undefined) return undefined;
  const { place, ...clear } = snapshot.publicity;
  return { ...clear, place: await vault.seal(snapshot.household, placeOf(snapshot.id), place) };
}

/** The snapshot a row holds. */
export async function toSnapshot(vault: Vault, row: CaseRow): Promise<CaseSnapshot> {
  const { _id, publicity, liaison, nextDueAt, monitoredSince, open: _open, ...plain } = row;
  const household = toId<HouseholdId>(row.household);
  return {
    ...plain,
    id: toId(_id),
    household,
    village: toId(row.village),
    profile: toId(row.profile),
    nextDueAt: nextDueAt ?? null,
    ...optional('monitoredSince', monitoredSince),
    ...optional('liaison', liaison === undefined ? null : toId<PersonId>(liaison)),
    ...(publicity === undefined
      ? {}
      : {
          publicity: {
            ...publicity,
            place: await vault.open<string>(household, placeOf(_id), publicity.place),
          },
        }),
  };
}

function placeOf(id: string): Place {
  return { record: id, field: 'publicity.place' };
}
