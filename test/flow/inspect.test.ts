import { describe, expect, it } from 'vitest';
import { findingCodes, inspectBook, loadPhrases, type FindingCode } from '../../src/flow/index.ts';
import { houseLoader, loadText, readPhraseText } from './support.ts';

/** A clean flow, to be spoilt in one place by each case. */
const clean = `id: tea
title: 茶
triggers: [喝茶]
given: [village]
submits: tea
questions:
  - name: kind
    type: select_one
    short: 哪种
    label: 喝哪种茶？
    purpose: 好去泡。
    choices:
      - { name: green, label: 绿茶, words: [绿的] }
      - { name: red, label: 红茶 }
    retry: 绿茶回 1，红茶回 2。
  - name: cups
    type: count
    short: 几杯
    label: "{{ given.village }}喝几杯？"
    purpose: 好去泡。
    relevant: kind == "green"
    constraint: value >= 1
    constraint_message: 至少一杯。
    retry: 请回杯数，比如 2。
`;

/** [code, text to replace, replacement, line of the finding] */
const cases: [FindingCode, string | RegExp, string, number][] = [
  ['yaml_syntax', 'title: 茶', 'title: [茶', 3],
  ['schema', 'title: 茶', 'tittle: 茶', 1],
  ['schema', '    type: count', '    type: counter', 17],
  ['duplicate_question', 'name: cups', 'name: kind', 16],
  ['reserved_name', 'name: cups', 'name: given', 16],
  ['reserved_name', 'name: cups', 'name: string', 16],
  ['unknown_reference', 'kind == "green"', 'colour == "green"', 21],
  ['unknown_reference', 'given.village', 'given.county', 19],
  ['unknown_reference', '{{ given.village }}', '{{ say.colour }}', 19],
  ['expression_syntax', 'value >= 1', 'value >=', 22],
  ['expression_type', 'value >= 1', 'value >= "1"', 22],
  ['expression_type', 'value >= 1', 'value + 1', 22],
  ['unknown_choice', 'kind == "green"', 'kind == "black"', 21],
  ['unknown_choice', 'kind == "green"', 'kind in ["green", "black"]', 21],
  ['cycle', 'kind == "green"', 'kind == "green" && cups > 1', 16],
  ['cycle', 'kind == "green"', 'say.cups != ""', 16],
  ['unreachable', 'kind == "green"', '1 > 2', 21],
  ['unreachable', 'kind == "green"', 'kind == "green" && kind == "red"', 21],
  [
    'loop_without_question',
    /questions:[^]*/u,
    'questions:\n  - { name: one, type: count, calculation: "1" }\n',
    7,
  ],
  [
    'unused_answer',
    '  - name: cups',
    '  - { name: strong, type: yes_no, calculation: kind == "green" }\n  - name: cups',
    16,
  ],
  ['forward_reference', '    retry: 绿茶回', '    relevant: cups > 1\n    retry: 绿茶回', 15],
  [
    'moving_calculation',
    '  - name: cups',
    '  - { name: day, type: date, calculation: today }\n  - name: cups',
    16,
  ],
  ['missing_short', '    short: 几杯\n', '', 16],
  ['missing_label', '    label: 喝哪种茶？\n', '', 7],
  ['missing_purpose', '    purpose: 好去泡。\n    choices', '    choices', 7],
  ['missing_retry', '    retry: 请回杯数，比如 2。\n', '', 16],
  ['missing_constraint_message', '    constraint_message: 至少一杯。\n', '', 22],
  ['missing_choices', 'type: count', 'type: select_multiple', 16],
  ['missing_empty', 'type: count', 'type: select_one\n    choices_from: cups', 18],
  [
    'unnamed_item',
    '  - name: cups',
    '  - name: guests\n    title: 客人\n    repeat: { named_by: guest, unit: 位, more: 还有客人吗？, purpose: 好摆杯子。, retry: 还有回 1。 }\n    questions:\n      - { name: seat, type: yes_no, short: 坐, label: 坐下吗？, purpose: 好摆凳子。, retry: 坐就回 1。 }\n  - name: cups',
    18,
  ],
  [
    'too_many_options',
    '红茶 }',
    `红茶 }${[1, 2, 3, 4, 5, 6].map((n) => `\n      - { name: t${n}, label: 茶${n} }`).join('')}`,
    13,
  ],
  ['yes_no_choices', 'type: select_one', 'type: yes_no', 13],
  ['shortcut_type', '    short: 几杯', '    shortcuts: [一杯]\n    short: 几杯', 18],
  ['duplicate_choice', 'name: red', 'name: green', 14],
  ['choice_collision', '红茶 }', '红茶, words: [绿的] }', 14],
  ['command_collision', '[绿的]', '[上一步]', 13],
  ['command_collision', '[喝茶]', '[退出]', 3],
  ['text_too_long', '喝哪种茶？', '喝哪种茶？'.repeat(60), 10],
  ['command_collision', 'type: count', 'type: text\n    shortcuts: [退出]', 18],
  [
    'records_collision',
    'submits: tea',
    'submits: tea\nsummary:\n  intro: 好吗？\n  choices:\n    - { name: a, label: 甲, then: submit, records: cups }\n    - { name: b, label: 乙, then: correct }',
    9,
  ],
  [
    'unsubmittable_summary',
    'submits: tea',
    'submits: tea\nsummary:\n  intro: 好吗？\n  choices:\n    - { name: a, label: 甲, then: correct }\n    - { name: b, label: 乙, then: correct }',
    9,
  ],
];

const loader = houseLoader(['上一步', '退出']);

describe('inspecting a flow', () => {
  it('finds nothing in a clean one', () => {
    expect(loader.load('tea.yaml', clean).findings).toEqual([]);
  });

  it.each(cases)('%s: %s → %s', (code, from, to, line) => {
    expect(clean.replace(from, to)).not.toBe(clean);
    const { flow, findings } = loader.load('tea.yaml', clean.replace(from, to));
    const finding = findings.find((each) => each.code === code);
    expect(finding, JSON.stringify(findings)).toMatchObject({
      file: 'tea.yaml',
      line,
      severity: findingCodes[code],
    });
    expect(flow === null).toBe(findings.some(({ severity }) => severity === 'error'));
  });

  it('trigger_collision, duplicate_flow and withdrawn_in_force between flows', () => {
    const tea = loadText(loader, clean);
    const other = loadText(loader, clean.replace('id: tea', 'id: coffee'));
    const copy = loadText(loader, clean.replace('[喝茶]', '[泡茶]'));
    expect(inspectBook([tea, other]).map(({ code }) => code)).toEqual(['trigger_collision']);
    expect(inspectBook([tea, copy]).map(({ code }) => code)).toEqual(['duplicate_flow']);
    expect(inspectBook([tea], [tea.hash]).map(({ code }) => code)).toEqual(['withdrawn_in_force']);
    expect(inspectBook([tea], [copy.hash])).toEqual([]);
  });

  it.each([
    ['phrase_missing', '  noted_plain: 记下了。\n', ''],
    ['phrase_unknown', '  noted_plain:', '  noted_nobly: 好\n  noted_plain:'],
    ['phrase_placeholder', '{{ answer }}。"\n  noted_plain', '{{ reply }}。"\n  noted_plain'],
    ['yaml_syntax', 'phrases:', 'phrases: ['],
  ] as const)('%s in the phrases', (code, from, to) => {
    const text = readPhraseText();
    expect(text).toContain(from);
    const { phrases, findings } = loadPhrases('phrases.yaml', text.replace(from, to));
    expect(phrases).toBeNull();
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it('has a test for every code', () => {
    const tested = new Set<string>(cases.map(([code]) => code));
    for (const code of [
      'trigger_collision',
      'duplicate_flow',
      'withdrawn_in_force',
      'phrase_missing',
      'phrase_unknown',
      'phrase_placeholder',
    ]) {
      tested.add(code);
    }
    expect(Object.keys(findingCodes).filter((code) => !tested.has(code))).toEqual([]);
  });
});
