import { describe, expect, it } from 'vitest';
import {
  createCalendar,
  createProfileLoader,
  fileRules,
  type FileFinding,
  type FileRule,
} from '../../src/cases/index.ts';
import { parseWordsOf } from '../../src/flow/index.ts';
import { loadYears, readFlowFile } from './support.ts';

const loader = createProfileLoader(
  JSON.parse(readFlowFile('profiles/profile.schema.json')) as object,
  createCalendar(loadYears()),
);
const text = readFlowFile('profiles/demo-county.yaml');

function inspect(...changes: [string | RegExp, string][]): { findings: FileFinding[]; text: string } {
  const changed = changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    return after;
  }, text);
  return { findings: loader.load('p.yaml', changed).findings, text: changed };
}

/** The whole line of a key, with its value unset. */
function unset(key: string): [RegExp, string] {
  return [
    new RegExp(`^  ${key.replace('.', '\\.')}: .*$`, 'mu'),
    `  ${key}: {value: null, source: x, status: unset}`,
  ];
}

/** Code, changes, a piece of the line that the finding is on. */
const spoilt: [FileRule, [string | RegExp, string][], string][] = [
  ['step_order', [[/^.*stage: submitted.*\n/mu, '']], 'stage: accepted'],
  ['step_order', [[/^.*stage: monitored.*\n/mu, '']], 'stage: county_decision'],
  ['step_order', [['stage: accepted,', 'stage: evaluated,']], 'stage: verified'],
  ['step_order', [['stage: evaluated, by', 'stage: group_opinion, by']], '{stage: group_opinion'],
  [
    'step_role',
    [['stage: town_review, by: [township_officer]', 'stage: town_review, by: [liaison]']],
    'stage: town_review',
  ],
  // A liaison looks after households that are monitored already.
  ['step_role', [['stage: verified, by: [', 'stage: verified, by: [liaison, ']], 'stage: verified'],
  ['publicity_meeting', [[/^.*stage: evaluated,.*\n/mu, '']], 'stage: publicity,'],
  ['step_key_unset', [unset('verification.persons')], 'stage: verified'],
  ['step_key_unset', [unset('objection.after')], 'stage: publicity,'],
  [
    'line_formula',
    [['{"2026": 6000}', '{"2026": {formula: "x * 0.0", of: {x: {value: 1, source: y}}}}']],
    'line.byYear: {',
  ],
  ['publicity_pair', [[/^.*stage: publicity_closed.*\n/mu, '']], 'stage: publicity,'],
  ['publicity_pair', [[/^.*stage: publicity,.*\n/mu, '']], 'stage: publicity_closed'],
  [
    'decision_missing',
    [[/^.*stage: (town_review|county_decision).*\n.*stage: county_decision.*\n/mu, '']],
    'stage: submitted',
  ],
  [
    'declaration_door',
    [['selfDeclaration: {value: true', 'selfDeclaration: {value: false']],
    'stage: submitted',
  ],
  ['declaration_door', [['by: [villager, liaison,', 'by: [liaison,']], 'stage: submitted'],
  [
    'line_formula',
    [['{"2026": 6000}', '{"2026": {formula: "other * 2.0", of: {base: {value: 815, source: x}}}}']],
    'line.byYear',
  ],
  ['branch_stage', [['opensAt: town_review', 'opensAt: group_opinion']], 'comparison:'],
  ['branch_stage', [['joinsBefore: county_decision', 'joinsBefore: announced']], 'comparison:'],
  ['branch_order', [['joinsBefore: county_decision', 'joinsBefore: accepted']], 'comparison:'],
  ['exclusion_mode', [unset('exclusion.mode')], 'exclusion.mode:'],
  ['exclusion_mode', [unset('exclusion.codes')], 'exclusion.mode:'],
  ['board_names', [['[head_name_masked,', '[head_name, head_name_masked,']], 'publicity.fields:'],
  [
    'limit_without_step',
    [
      [/^.*stage: county_decision.*\n/mu, ''],
      ['joinsBefore: county_decision', 'joinsBefore: monitored'],
    ],
    'sla.countyDecision:',
  ],
  ['limit_unreachable', [['{days: 25, kind: working}', '{days: 12, kind: calendar}']], 'sla.total:'],
  ['limit_unreachable', [['{days: 25, kind: working}', '{days: 4, kind: working}']], 'sla.total:'],
  ['limits_exceed', [['{days: 25, kind: working}', '{days: 24, kind: working}']], 'sla.total:'],
  ['limits_exceed', [['{days: 25, kind: working}', '{days: 35, kind: calendar}']], 'sla.total:'],
  ['reminder_without_visit', [unset('visit.perMonth')], 'visit.reminderDays:'],
  ['quiet_hours', [['digest.time: {value: "08:00"', 'digest.time: {value: "07:29"']], 'digest.time:'],
  [
    'quiet_hours',
    [['visit.overdueTime: {value: "20:00"', 'visit.overdueTime: {value: "20:30"']],
    'visit.overdueTime:',
  ],
  ['quiet_hours', [unset('quiet.to')], 'quiet.to:'],
  [
    'source_vague',
    [
      [
        'terms.system: {value: 全国防返贫监测信息系统, source: 001_08e4 L143',
        'terms.system: {value: 全国防返贫监测信息系统, source: 上级文件',
      ],
    ],
    'terms.system:',
  ],
  ['proposal_live', [['use: demo', 'use: live']], 'evaluation.classesMode:'],
  ['fictional_live', [['use: demo', 'use: live']], 'org.county.name:'],
  ['draft_profile', [['use: demo', 'use: draft']], 'use: draft'],
];

describe('inspecting a profile', () => {
  it.each(spoilt)('finds %s, with its line', (code, changes, piece) => {
    const { findings, text: changed } = inspect(...changes);
    const line = changed.slice(0, changed.indexOf(piece)).split('\n').length;
    expect(findings.map((found) => `${found.code}:${found.line}`)).toContain(`${code}:${line}`);
    expect(findings.find((found) => found.code === code)?.severity).toBe(fileRules[code]);
  });

  it('finds nothing else where one thing is wrong', () => {
    expect(inspect(['use: demo', 'use: draft']).findings.map(({ code }) => code)).toEqual(['draft_profile']);
    expect(inspect(unset('exclusion.mode')).findings.map(({ code }) => code)).toEqual(['exclusion_mode']);
    expect(inspect(unset('quiet.to')).findings.map(({ code }) => code)).toEqual(['quiet_hours']);
  });

  it('names the day from which a limit in the calendar cannot be kept beside five working days', () => {
    const schema = JSON.parse(readFlowFile('profiles/profile.schema.json')) as object;
    const in2026 = createProfileLoader(
      schema,
      createCalendar(loadYears().filter(({ year }) => year === 2026)),
    );
    const messages = (total: string): string[] => {
      const changed = text.replace('{days: 25, kind: working}', total);
      return in2026.load('p.yaml', changed).findings.map(({ message }) => message);
    };
    // Posted on 2026-02-10: 11, 12, 13, 14 (made up for), 24 February; the spring festival lies between.
    expect(messages('{days: 13, kind: calendar}')).toEqual([
      '13 calendar days from 2026-02-10: publicity alone takes longer',
    ]);
    expect(messages('{days: 60, kind: calendar}')).toEqual([]);
  });

  it('says nothing about limits without a calendar', () => {
    const blind = createProfileLoader(JSON.parse(readFlowFile('profiles/profile.schema.json')) as object);
    const changed = text.replace('{days: 25, kind: working}', '{days: 12, kind: calendar}');
    expect(blind.load('p.yaml', changed).findings).toEqual([]);
  });

  it('has a test for every rule of profiles', () => {
    const calendars = ['no_such_day', 'wrong_year', 'duplicate_day', 'makeup_on_weekday', 'holiday_missing'];
    const presets = ['unknown_field', 'column_twice', 'field_missing'];
    const elsewhere = [...calendars, ...presets, 'yaml_syntax', 'schema'];
    const tested = [...new Set(spoilt.map(([code]) => code as string)), ...elsewhere];
    expect(tested.toSorted()).toEqual(Object.keys(fileRules).toSorted());
  });

  it('has words in Chinese for every code, and none that is no code', () => {
    const codes = Object.keys(fileRules) as FileRule[];
    const words = readFlowFile('file-findings.yaml');
    for (const word of Object.values(parseWordsOf(codes, words))) expect(word).toMatch(/\p{Script=Han}/u);
    expect(() => parseWordsOf(codes, `${words}bicycle: 自行车\n`)).toThrow('bicycle');
    expect(() => parseWordsOf(codes, words.replace(/^step_role: .*\n/mu, ''))).toThrow('step_role');
  });
});
