import { plainName } from '../../core/index.ts';
import type { Claim } from '../../store/index.ts';
import type { ReadRow } from './rows.ts';
import type { RowReason } from './verdict.ts';

const place = ['county', 'township', 'village'];
const identity = ['idNumber', 'birth'];

/** The cells that whoever mends a row changes; for every other reason a cell is filled in that was empty. */
const changedBy: Partial<Record<RowReason, readonly string[]>> = {
  place_unknown: place,
  place_twice: place,
  other_village: place,
  name_twice: ['group'],
  id_in_two_households: identity,
  id_elsewhere: identity,
  id_differs: identity,
  code_differs: ['code'],
  phone_other_name: ['phone'],
  phone_differs: ['phone'],
};

/** Reasons mended by another place or group: there a name says of nobody who it is. */
const moved: readonly RowReason[] = ['place_unknown', 'place_twice', 'other_village', 'name_twice'];
/** Cells that say who somebody is, wherever. */
const named = ['idNumber', 'code', 'phone', 'householdPhone'];

/** A row of the file; `placed`: it was taken. */
export interface JudgedRow {
  said: ReadRow['said'];
  placed: boolean;
}

/**
 * Claims whose row was mended and has found its place: a row that was taken says of the same name all that the claim
 * says, but for the cells that its reason is about; a namesake in another place or group is none. A row that stands in the file as it was waits for itself. Pure.
 */
export function findMended(waiting: readonly Claim[], rows: readonly JudgedRow[]): Claim[] {
  const byName = new Map<string, JudgedRow[]>();
  for (const row of waiting.length === 0 ? [] : rows) {
    const namesakes = byName.get(nameIn(row.said));
    if (namesakes === undefined) byName.set(nameIn(row.said), [row]);
    else namesakes.push(row);
  }
  return waiting.filter((claim) => {
    const namesakes = byName.get(nameIn(claim.row)) ?? [];
    const stands = namesakes.some(({ said }) => differing(claim.row, said).length === 0);
    return !stands && namesakes.some(({ said, placed }) => placed && isMended(claim, said));
  });
}

function nameIn({ name = '' }: ReadRow['said']): string {
  return plainName(name);
}

function isMended({ reason, row }: Claim, said: ReadRow['said']): boolean {
  const isSame = named.some((field) => row[field] !== undefined && row[field] === said[field]);
  if (moved.some((one) => one === reason) && !isSame) return false;
  const cells = differing(row, said);
  // The store has it as text.
  const open = changedBy[reason as RowReason] ?? [];
  return cells.every((field) => open.includes(field)) || cells.every((field) => row[field] === undefined);
}

function differing(one: ReadRow['said'], other: ReadRow['said']): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (field) => one[field] !== other[field],
  );
}
