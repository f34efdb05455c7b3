import type { AreaCode } from '../../core/index.ts';

/** What became of a row; every row ends in exactly one. */
export const rowStates = ['new', 'changed', 'same', 'repeated', 'unclaimed', 'faulty'] as const;
export type RowState = (typeof rowStates)[number];

/** Why a row was not taken as it stands. `templates/words.yaml` has a word and an advice for each. */
export const rowReasons = [
  // faulty: the cell or the row must be mended
  'missing',
  'name_wrong',
  'phone_wrong',
  'id_wrong',
  'number_lost',
  'date_wrong',
  'count_wrong',
  'choice_unknown',
  'yes_no_wrong',
  'no_relation',
  'two_heads',
  'code_form',
  'no_township',
  'other_county',
  'role_area',
  'dates_crossed',
  // repeated
  'row_twice',
  // the same: the township has said so
  'claimed_before',
  // taken, and there is something to look at
  'area_name_differs',
  'members_differ',
  // unclaimed: somebody who knows the people must look
  'place_unknown',
  'place_twice',
  'no_head',
  'name_twice',
  'household_twice',
  'id_in_two_households',
  'id_elsewhere',
  'id_differs',
  'code_differs',
  'other_village',
  'provisional',
  'person_twice',
  'phone_other_name',
  'phone_differs',
  'name_elsewhere',
] as const;
export type RowReason = (typeof rowReasons)[number];

/** What became of one row of the file. */
export interface Verdict {
  /** Position of the row in the sheet, from 0. */
  row: number;
  state: RowState;
  reason?: RowReason;
  /** Title of the column it is about, as the file has it. */
  column?: string;
  /** Of an unclaimed row: whose people are asked. */
  area?: AreaCode;
}

/** How many rows ended in each state. */
export type Counts = Record<RowState, number>;

export function countStates(verdicts: readonly Verdict[]): Counts {
  const counts: Counts = { new: 0, changed: 0, same: 0, repeated: 0, unclaimed: 0, faulty: 0 };
  for (const { state } of verdicts) counts[state] += 1;
  return counts;
}
