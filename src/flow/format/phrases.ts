import { parseDocument } from 'yaml';
import type { ReasonCode } from '../../understanding/index.ts';
import type { Finding, FindingCode } from './finding.ts';

/** Every phrase of the engine with the names it may interpolate. The words are in `flows/phrases.yaml`. */
const placeholders = {
  progress: ['at', 'of'],
  progress_in: ['at', 'of', 'title'],
  progress_item: ['item', 'at', 'of'],
  nth: ['n', 'unit'],
  items: ['n', 'unit', 'names'],
  item_count: ['n', 'unit'],
  items_differ: ['expected', 'n', 'unit'],
  item_detail: ['short', 'answer'],
  in_item: ['item', 'short'],
  option: ['n', 'label'],
  unknown_option: [],
  more_options: ['n'],
  yes: [],
  no: [],
  more_yes: [],
  more_no: [],
  noted: ['answer'],
  noted_plain: [],
  noted_unknown: [],
  noted_skipped: [],
  kept: [],
  readback: ['readback'],
  readback_yes: [],
  readback_no: [],
  readback_denied: [],
  choose: [],
  known: ['answer'],
  declared: ['answer'],
  found: ['answer'],
  known_no: [],
  skip_required: [],
  must_know: [],
  paused: [],
  resumed: ['at'],
  resumed_item: ['item', 'at'],
  resumed_summary: [],
  resumed_answers: ['answers'],
  cancel_sure: [],
  cancel_yes: [],
  cancel_no: [],
  cancelled: [],
  cancelled_again: ['trigger'],
  restarted: [],
  help: ['purpose'],
  human: [],
  greeting: [],
  thanks: [],
  how_far: ['at', 'left'],
  how_far_last: [],
  simpler: [],
  ways_out: ['ways'],
  way_skip: [],
  way_unknown: [],
  offer_human: [],
  correct: [],
  correct_more: ['n'],
  correct_item: ['item'],
  correct_again: [],
  remove_option: ['item'],
  remove_sure: ['item'],
  remove_yes: [],
  remove_no: [],
  removed: ['item'],
  correct_none: [],
  correct_not_yet: ['no'],
  reopened: ['answer'],
  first_question: [],
  photo_got: ['n'],
  photo_full: ['n'],
  photo_kept: [],
  photo_send: [],
  answer_by_number: [],
  answer_by_words: [],
  voice_kept: [],
  voice_noted: [],
  voice_heard: ['words'],
  place_kept: [],
  unusable_sticker: [],
  unusable_empty: [],
  unusable_file: [],
  unusable_too_long: [],
  summary_choose: [],
  summary_again: [],
  summary_page: ['page', 'pages'],
  summary_next: [],
  summary_change: [],
  summary_line: ['n', 'short', 'answer'],
  danger: [],
  answer_unknown: [],
  answer_skipped: [],
  yuan: ['n'],
  around: ['n'],
  between: ['a', 'b'],
  at_least: ['n'],
  at_most: ['n'],
  per_day: [],
  per_week: [],
  per_month: [],
  per_quarter: [],
  'per_half-year': [],
  per_year: [],
  per_thing: ['thing'],
  days: ['n'],
  weeks: ['n'],
  months: ['n'],
  date_day: ['y', 'm', 'd'],
  date_month: ['y', 'm'],
  date_year: ['y'],
  list_comma: [],
  list_semicolon: [],
  photos: ['n'],
  no_photo: [],
  voice: [],
  place: [],
} as const satisfies Record<string, readonly string[]>;

export type PhraseName = keyof typeof placeholders;

/** The engine's own words: phrases by name, and words for reasons why something was not taken. */
export interface Phrases {
  phrases: Record<PhraseName, string>;
  reasons: Partial<Record<ReasonCode, string>>;
}

/** Read and inspect the phrase file. Null when a finding is an error. */
export function loadPhrases(
  file: string,
  yamlText: string,
): { phrases: Phrases | null; findings: Finding[] } {
  const findings: Finding[] = [];
  const report = (code: FindingCode, message: string): void => {
    const at = yamlText.split('\n').findIndex((line) => line.includes(`${message.split(' ')[0]}:`));
    findings.push({ code, severity: 'error', file, line: at + 1 || 1, message });
  };
  const document = parseDocument(yamlText);
  for (const error of document.errors) report('yaml_syntax', error.message);
  if (findings.length > 0) return { phrases: null, findings };

  const content = document.toJS() as {
    phrases?: Record<string, unknown>;
    reasons?: Record<string, string>;
  } | null;
  const phrases = content?.phrases ?? {};
  for (const [name, allowed] of Object.entries<readonly string[]>(placeholders)) {
    const text = phrases[name];
    if (typeof text !== 'string') {
      report('phrase_missing', `${name} is not there`);
      continue;
    }
    for (const [, placeholder = ''] of text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)) {
      if (!allowed.includes(placeholder)) report('phrase_placeholder', `${name} is not given ${placeholder}`);
    }
  }
  for (const name of Object.keys(phrases)) {
    if (!(name in placeholders)) report('phrase_unknown', `${name} is not a phrase of the engine`);
  }
  if (findings.length > 0) return { phrases: null, findings };
  return {
    phrases: { phrases: phrases as Record<PhraseName, string>, reasons: content?.reasons ?? {} },
    findings,
  };
}

/** A phrase with its names filled in. */
export function sayPhrase(
  { phrases }: Phrases,
  name: PhraseName,
  facts: Record<string, string | number> = {},
): string {
  return phrases[name].replaceAll(/\{\{\s*(\w+)\s*\}\}/gu, (_, key: string) => String(facts[key] ?? ''));
}
