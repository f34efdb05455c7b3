/** Every rule of profile, calendar and import files. A code never changes its meaning. */
export const fileRules = {
  /** Not YAML. */
  yaml_syntax: 'error',
  /** Does not fit the file's JSON Schema. */
  schema: 'error',
  /** A date that no calendar has, such as 30 February. */
  no_such_day: 'error',
  /** A day outside the file's year (December of the year before is allowed: New Year's holiday may begin there). */
  wrong_year: 'error',
  /** One day twice, or both off and worked. */
  duplicate_day: 'error',
  /** A make-up day from Monday to Friday makes up for nothing. */
  makeup_on_weekday: 'error',
  /** A public holiday that the law fixes is not off. */
  holiday_missing: 'error',
  /** Steps do not begin with `submitted`, do not end with `monitored`, or run against the order of stages. */
  step_order: 'error',
  /** A step names a role that may not do it in its whole area. */
  step_role: 'error',
  /** A step of the procedure needs a key that is unset: cases will stop there. */
  step_key_unset: 'warning',
  /** A preset of the importer names a field that its kind of row does not have. */
  unknown_field: 'error',
  /** Two columns of a preset have one field or one title. */
  column_twice: 'error',
  /** A preset lacks a column without which its rows cannot be told apart. */
  field_missing: 'error',
  /** Publicity is opened and never closed, or closed without having been opened. */
  publicity_pair: 'error',
  /** Publicity without a meeting, to which a founded objection would send the household back. */
  publicity_meeting: 'error',
  /** No step decides about a household: neither the township's review nor the county's decision. */
  decision_missing: 'error',
  /** Villagers may declare and are not among those who submit, or the other way round (X1). */
  declaration_door: 'warning',
  /** The comparison opens at, or joins before, a stage that the county's steps lack. */
  branch_stage: 'error',
  /** The comparison must be back before it may be asked for. */
  branch_order: 'error',
  /** Conditions against monitoring without what they mean, hard or soft; or that without conditions. */
  exclusion_mode: 'warning',
  /** The board shows the name of a household in full and masked. */
  board_names: 'warning',
  /** A time limit of a step that the county does not have. */
  limit_without_step: 'warning',
  /** The limit from declaration to decision is over before the county's own publicity is. */
  limit_unreachable: 'warning',
  /** The single steps, at their limits or at a day each, take longer with the publicity than the limit of the whole. */
  limits_exceed: 'warning',
  /** Reminders of a visit that the county does not ask for. */
  reminder_without_visit: 'warning',
  /** Only one end of the quiet hours is set, or something that is to be sent every day falls into them. */
  quiet_hours: 'warning',
  /** A value that claims to be a document's, whose source names neither line nor number nor title of one. */
  source_vague: 'error',
  /** A proposal in a county's own file: the county has not confirmed it yet. */
  proposal_live: 'warning',
  /** An invented value in a county's own file. */
  fictional_live: 'error',
  /** A draft is nobody's rules. */
  draft_profile: 'warning',
  /** A year's line is a formula that gives no number. */
  line_formula: 'error',
} as const satisfies Record<string, 'error' | 'warning'>;

export type FileRule = keyof typeof fileRules;

/** Something wrong with a profile, calendar or import file. Severity `error` stops the start. */
export interface FileFinding {
  code: FileRule;
  severity: 'error' | 'warning';
  file: string;
  /** From 1. */
  line: number;
  /** What and where, in English: for the author and the log. */
  message: string;
}
