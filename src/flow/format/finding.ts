/** Something wrong with a flow or phrase file. Severity `error` stops the start. */
export interface Finding {
  /** One rule, one code; see `findingCodes`. */
  code: FindingCode;
  severity: 'error' | 'warning';
  file: string;
  /** From 1. */
  line: number;
  /** What and where, in English: for the author and the log. */
  message: string;
}

/** Every rule of the flow format, with its severity. A code never changes its meaning. */
export const findingCodes = {
  /** Not YAML. */
  yaml_syntax: 'error',
  /** Does not fit `flow.schema.json`. */
  schema: 'error',
  /** Two questions of one name. */
  duplicate_question: 'error',
  /** A question is called like a variable of the engine. */
  reserved_name: 'error',
  /** An expression or text names something that does not exist. */
  unknown_reference: 'error',
  /** Not CEL. */
  expression_syntax: 'error',
  /** Wrong types inside, or the wrong type comes out. */
  expression_type: 'error',
  /** Compared with a choice that the question does not have. */
  unknown_choice: 'error',
  /** Questions that depend on each other in a circle. */
  cycle: 'error',
  /** `relevant` can never be true, whatever is chosen. */
  unreachable: 'error',
  /** Nothing is ever asked: the talk goes round without a question. */
  loop_without_question: 'error',
  /** A calculation that no text and no expression of the flow names. */
  unused_answer: 'warning',
  /** Depends on a question that is asked later. */
  forward_reference: 'warning',
  /** A calculation over `today` gives another value tomorrow. */
  moving_calculation: 'error',
  missing_short: 'error',
  missing_label: 'error',
  missing_purpose: 'error',
  missing_retry: 'error',
  missing_constraint_message: 'error',
  /** A choice question without choices. */
  missing_choices: 'error',
  /** A repeat whose items do not begin with the question that names them. */
  unnamed_item: 'error',
  /** `choices_from` without a text for the empty list. */
  missing_empty: 'error',
  /** More than seven options without `long_list`. */
  too_many_options: 'error',
  /** Yes/no choices must be `yes` and `no`, in this order. */
  yes_no_choices: 'error',
  /** Shortcuts where a number is an answer by itself. */
  shortcut_type: 'error',
  duplicate_choice: 'error',
  /** Two options of one question share a word. */
  choice_collision: 'error',
  /** An option or a trigger is a command word. */
  command_collision: 'error',
  /** More than a phone screen. */
  text_too_long: 'error',
  /** The summary records under the name of a question, whose answer would be lost. */
  records_collision: 'error',
  /** No choice of the summary submits. */
  unsubmittable_summary: 'error',
  /** Two flows share a trigger, or an id. */
  trigger_collision: 'error',
  duplicate_flow: 'error',
  /** A file in force is on the list of withdrawn versions: whoever starts it could not go on. */
  withdrawn_in_force: 'error',
  phrase_missing: 'error',
  phrase_unknown: 'error',
  /** A phrase interpolates a name that it is not given. */
  phrase_placeholder: 'error',
} as const satisfies Record<string, Finding['severity']>;

export type FindingCode = keyof typeof findingCodes;
