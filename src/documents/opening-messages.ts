import type { GroupKind, Role } from '../core/index.ts';
import type { CutList, HouseholdText, Instant } from './message-parts.ts';

/** Something that is still missing before a county can start. */
export type CountyGap =
  | { what: 'no_areas' | 'no_county_officer' }
  | { what: 'township_uncovered' | 'village_uncovered' | 'no_secretary' | 'no_liaison'; place: string }
  | { what: 'unassigned'; place: string; households: number }
  | { what: 'group_unbound'; place: string; kind: GroupKind }
  | { what: 'people_unbound'; bound: number; of: number; names: CutList<string> }
  | { what: 'key_unset'; key: string }
  /** Values that were invented for the demo, or that we proposed and the county has to confirm. */
  | { what: 'keys_fictional' | 'keys_proposed'; keys: string[] }
  | { what: 'calendar_year'; year: number };

/** What is said to whoever opens a county: on the command line, and where codes are sent. */
export interface OpeningMessages {
  import_report: {
    title: string;
    rows: number;
    /** Words of `import_state` by code, with how many rows. */
    counts: { state: string; rows: number }[];
    applied: boolean;
    unclaimed: number;
    faulty: number;
    result: string;
    /** A running service reads its areas at the start. */
    areasChanged: boolean;
  };
  import_refused:
    | { why: 'missing_columns'; columns: string[] }
    | { why: 'no_areas' }
    | { why: 'file'; code: string };
  /** To the operator, on the command line. */
  code_printed:
    | { what: 'group'; code: string; place: string; kind: GroupKind; until: Instant }
    | { what: 'person'; code: string; name: string; until: Instant };
  /** No code was made; `several`: ids of those that have the name. */
  code_unissued: { about: 'kind' | 'area' | 'person'; several: string[] };
  /**
   * `wrong`: unknown, used or expired. `no_code`: the words without a number. `left`: how many more may be tried today.
   * Where it was said in a group nothing else is told.
   */
  code_refused: {
    why: 'wrong' | 'too_many' | 'no_code' | 'not_allowed' | 'in_private';
    inGroup: boolean;
    left?: number;
  };
  group_bound: { place: string; kind: GroupKind };
  person_bound: { name: string; roles: { role: Role; place: string }[] };
  /** `blocking`: the county cannot start. */
  county_check: { blocking: CountyGap[]; other: CountyGap[] };
  /** To the township, after an import: how many rows wait for it. */
  claims_notice: { rows: number };
  /** 待认领: to the township. `row` is what the file said, in the order of its columns. */
  /** One of them, with what the file said and the households of its village that it could be. */
  claim_shown: {
    number: number;
    place: string;
    /** Name, relation, masked ID number and phone, as far as the file has them. */
    said: string[];
    reason: string;
    candidates: HouseholdText[];
    total: number;
    /** Of a list of households: it can be put to one. */
    household: boolean;
  };
  /** `household` is absent where it is none of those that are there. */
  claim_settled: { number: number; name: string; household?: HouseholdText };
  /** `row`: what speaks against it is a `reason` of the importer. */
  claim_refused: {
    why: 'unknown' | 'no_household' | 'not_understood' | 'row' | 'head_elsewhere';
    number: number;
    reason?: string;
  };
  claims: { items: { number: number; reason: string; place: string; name: string }[]; total: number };
}
