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
  /** A step names a role that may not do it anywhere. */
  step_role: 'error',
  /** A step of the procedure needs a key that is unset: cases will stop there. */
  step_key_unset: 'warning',
  /** A preset of the importer names a field that its kind of row does not have. */
  unknown_field: 'error',
  /** Two columns of a preset have one field or one title. */
  column_twice: 'error',
  /** A preset lacks a column without which its rows cannot be told apart. */
  field_missing: 'error',
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
