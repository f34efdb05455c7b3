import type { Report } from './checked-file.ts';
import { findLineProblem } from './line.ts';
import { valueOf, type Profile, type ProfileKey } from './profile.ts';

/** A line of a document, its number, its title, or an article of it. */
const place = /L\d+|〔\d{4}〕|\d+号|《.+》|第.+条/u;

const times: readonly ProfileKey[] = ['digest.time', 'remind.time', 'visit.overdueTime'];

/** What is wrong with values by themselves and beside each other, and what a county has still to confirm. */
export function inspectValues(profile: Profile, report: Report): void {
  inspectSources(profile, report);
  inspectLines(profile, report);
  const codes = valueOf(profile, 'exclusion.codes') ?? [];
  const mode = valueOf(profile, 'exclusion.mode');
  if (codes.length > 0 !== (mode !== null))
    report('exclusion_mode', ['values', 'exclusion.mode'], `${codes.length} codes, mode ${mode ?? 'unset'}`);
  const board = valueOf(profile, 'publicity.fields') ?? [];
  if (board.includes('head_name') && board.includes('head_name_masked'))
    report('board_names', ['values', 'publicity.fields'], 'head_name beside head_name_masked');
  for (const key of ['visit.reminderDays', 'visit.overdueTime'] as const) {
    if (valueOf(profile, 'visit.perMonth') === null && valueOf(profile, key) !== null)
      report('reminder_without_visit', ['values', key], 'visit.perMonth is unset');
  }
  inspectQuiet(profile, report);
}

function inspectSources({ use, values }: Profile, report: Report): void {
  if (use === 'draft') report('draft_profile', ['use'], 'a draft is no rules of a county');
  for (const [key, { source, status }] of Object.entries(values)) {
    const path = ['values', key];
    if (status === 'document' && !place.test(source)) report('source_vague', path, `${key}: ${source}`);
    if (use === 'live' && status === 'proposal') report('proposal_live', path, key);
    if (use === 'live' && status === 'fictional') report('fictional_live', path, key);
  }
}

function inspectLines(profile: Profile, report: Report): void {
  for (const [year, value] of Object.entries(valueOf(profile, 'line.byYear') ?? {})) {
    const problem = findLineProblem(value);
    if (problem !== null) report('line_formula', ['values', 'line.byYear', 'value', year], problem);
  }
}

function inspectQuiet(profile: Profile, report: Report): void {
  const from = valueOf(profile, 'quiet.from');
  const to = valueOf(profile, 'quiet.to');
  if ((from === null) !== (to === null))
    report('quiet_hours', ['values', from === null ? 'quiet.from' : 'quiet.to'], 'the other end is set');
  if (from === null || to === null) return;
  for (const key of times) {
    const time = profile.values[key].value;
    if (typeof time === 'string' && isBetween(time, from, to))
      report('quiet_hours', ['values', key], `${time} lies between ${from} and ${to}`);
  }
}

/** `HH:mm`, over midnight where `from` is the later one; the end itself is outside. */
function isBetween(time: string, from: string, to: string): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
