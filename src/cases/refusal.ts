import type { RecordedAct } from './act.ts';
import type { CaseState } from './case-state.ts';

/** Every reason to refuse an act; a code never changes its meaning. */
export const refusalCodes = [
  /** `stage`, `act`. */
  'wrong_stage',
  /** The actor's role, area or the profile's step does not include it: `role`, `act`. */
  'not_allowed',
  /** The county has not decided this: `key`. */
  'key_unset',
  /** A near relative takes no part. */
  'recused',
  /** Whoever verified, or rejected, does not judge it as well: `act`. */
  'own_work',
  /** Too few different people verified: `needed`, `given` (E-07). */
  'two_verifiers',
  /** Only who was named as present signs the verification. */
  'not_named',
  /** This person has signed already. */
  'signed_before',
  /** What was to be signed has been written anew since it was read. */
  'record_changed',
  /** The household has said more since it was verified. */
  'verification_stale',
  /** The verified income is missing (scenario 12). */
  'income_unverified',
  /** A condition excludes it in this county: `exclusion`. */
  'excluded',
  /** A condition speaks against it, and the representatives have not voted on it by name: `exclusion`. */
  'exclusion_vote',
  /** More votes than people: `votes`, `present`. */
  'votes_exceed',
  /** `needed`, `present`. */
  'quorum',
  /** Classes that must be there: `classes`, comma-separated. */
  'class_missing',
  /** `on` lies ahead of `today`. */
  'day_in_future',
  /** `end`, and `closesAt` when the profile has a closing hour (E-06). */
  'publicity_not_over',
  /** The board cannot have gone up before the evaluation, nor more than a week ago: `earliest`. */
  'publicity_date_past',
  /** More than a week ahead is a slip of the finger: `latest`. */
  'publicity_date_far',
  /** The last day is not certain while a year's calendar is missing: `end`, `year`. */
  'calendar_missing',
  /** The time to object is over (scenario 26): `end`. */
  'publicity_over',
  /** `open` of them hold the household. */
  'objections_open',
  /** No open objection of that number. */
  'objection_unknown',
  /** Two people, neither of whom verified: `needed`, `given`. */
  'two_investigators',
  /** The household did not agree to a comparison. */
  'no_consent',
  /** The other branch is not back (D3). */
  'comparison_pending',
  /** `hits`, comma-separated codes that nobody has explained or confirmed. */
  'hit_unsettled',
  /** Offices that have said nothing: `sectors`. */
  'opinion_missing',
  /** Offices that do not agree: `sectors`; it is returned or rejected instead. */
  'opinion_against',
  /** The type does not go with the verified income and the line (C-50): `type`. */
  'type_inconsistent',
  /** At least one risk, five at most, the first is the primary one. */
  'risk_missing',
  /** A later step cannot be done again: `redo`. */
  'redo_ahead',
  /** After the county's decision nothing is withdrawn. */
  'decided_already',
  /** One appeal a rejection. */
  'appeal_used',
  /** Only the one it is handed to answers. */
  'not_addressed',
  /** That person looks after it already. */
  'same_liaison',
  /** A measure for this risk runs already (C6): `risk`. */
  'measure_for_risk',
  /** The decision names no such risk: `risk`. */
  'risk_unknown',
  /** `state`: a measure there cannot take this step. */
  'measure_state',
  /** `on`, `today`. */
  'visit_in_future',
] as const;

/** Why an act was refused; `templates/messages/refused_act` has words for each code. */
export interface Refusal {
  code: (typeof refusalCodes)[number];
  /** Facts for the words: `end`, `stage`, `key` … */
  facts: Record<string, string | number>;
}

/** An act as it will be recorded, or why not. */
export type Verdict = { ok: true; act: RecordedAct } | { ok: false; refusal: Refusal };

/** A verdict with the state that the act leads to. */
export type Judgement = { ok: true; act: RecordedAct; state: CaseState } | { ok: false; refusal: Refusal };

/** Say no. */
export function refuse(code: Refusal['code'], facts: Refusal['facts'] = {}): Verdict & { ok: false } {
  return { ok: false, refusal: { code, facts } };
}
