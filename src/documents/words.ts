import { AppError, roles } from '../core/index.ts';
import {
  leadOutcomes,
  measureKinds,
  memberEvents,
  objectionOutcomes,
  stages,
  type PublicityField,
} from '../cases/index.ts';

/** Lists of words for codes, from `templates/words.yaml`: list → code → word. */
export type Words = Record<string, Record<string, string>>;

const boardFields: readonly PublicityField[] = [
  'head_name',
  'head_name_masked',
  'village',
  'group',
  'members',
  'hotline',
];

/** Why a household is erased: codes, so that no words of a person stand in the operator's notes. */
export const eraseReasons = ['request', 'died', 'moved', 'mistake', 'expired'] as const;

/** Codes that must have a word before the service starts; `_` in a list is the word for any other code. */
const required: Record<string, readonly string[]> = {
  county: ['_'],
  format: ['day', 'full_day', 'month', 'moment'],
  weekday: ['0', '1', '2', '3', '4', '5', '6'],
  stage: [...stages, 'town_decided'],
  next_step: [...stages, 'visit'],
  role: roles,
  way: ['in_person', 'phone', 'wechat'],
  verdict: ['ours', 'not_ours', 'unknown'],
  danger: ['_'],
  board: boardFields,
  number: ['hotline'],
  bot: ['name'],
  request: ['human', 'complaint', 'question', 'voice'],
  complaint: ['attitude', 'slow', 'system', 'other', 'praise'],
  choice: ['all', 'households', 'somebody', 'objection'],
  measure_kind: measureKinds,
  measure_home: ['proposed', 'agreed', 'approved', 'running', 'done', 'confirmed', 'disputed'],
  member_event: memberEvents,
  lead_outcome: [...leadOutcomes, ...objectionOutcomes],
  handover_reason: ['left_county', 'moved', 'retired', 'ill', 'other'],
  urgent_state: ['asked', 'granted', 'refused', 'paid'],
  journal_act: ['_'],
  outcome: ['_'],
  erase: ['confirm'],
  erase_reason: eraseReasons,
  import_column: ['state', 'reason', 'advice', 'about'],
  import_state: ['new', 'changed', 'same', 'repeated', 'unclaimed', 'faulty'],
  import_refusal: ['unreadable', 'too_large', 'old_excel', 'not_a_table', 'unknown_encoding'],
  import_file: ['result'],
  group_kind: ['cadres', 'committee', 'villagers'],
  profile_off: ['_'],
};

/** Read outside data as words; a list or a word that is missing throws `template:invalid`. */
export function checkWords(data: unknown): Words {
  const words: Words = {};
  for (const [list, entries] of Object.entries(asRecord(data, 'words'))) {
    words[list] = {};
    for (const [code, word] of Object.entries(asRecord(entries, list))) {
      if (typeof word !== 'string')
        throw new AppError('template:invalid', `words ${list}.${code} is no text`);
      words[list][code] = word;
    }
  }
  for (const [list, codes] of Object.entries(required)) for (const code of codes) findWord(words, list, code);
  return words;
}

/** The word of a code, else the list's word for any other code, else `template:invalid`. */
export function findWord(words: Words, list: string, code: string): string {
  const entries = words[list] ?? {};
  const word = Object.hasOwn(entries, code) ? entries[code] : entries['_'];
  if (word === undefined) throw new AppError('template:invalid', `no word for ${list}.${code}`);
  return word;
}

/** What the people of a county call it (区里), by the last sign of its name; the usual word where it has none. */
export function callOf(words: Words, county = ''): string {
  return findWord(words, 'county', county.slice(-1));
}

/** The same words with `{county}` filled in. */
export function callCounty(words: Words, county?: string): Words {
  const call = callOf(words, county);
  const fill = (entries: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(entries).map(([code, word]) => [code, word.replaceAll('{county}', call)]),
    );
  return Object.fromEntries(Object.entries(words).map(([list, entries]) => [list, fill(entries)]));
}

function asRecord(data: unknown, what: string): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new AppError('template:invalid', `${what} is no map`);
  return Object.fromEntries(Object.entries(data));
}
