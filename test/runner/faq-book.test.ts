import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../../src/cases/index.ts';
import { parseFaqBook } from '../../src/runner/index.ts';
import { profileLoader, readFlowFile } from '../cases/support.ts';

const text = readFileSync(new URL('../../flows/faq.yaml', import.meta.url), 'utf8');

function loadProfile(change: (yaml: string) => string = (yaml) => yaml): Profile {
  const { profile } = profileLoader.load('demo', change(readFlowFile('profiles/demo-county.yaml')));
  if (profile === null) throw new Error('the profile does not load');
  return profile;
}

const profile = loadProfile();
const book = parseFaqBook(text, Object.keys(profile.values));
const answer = (name: string, of = profile): string | null => book.answer(name, of, '2026-09-24');

describe('questions about the policy', () => {
  it('are found in the words that people use', () => {
    const asked: Record<string, string> = {
      我家这种情况能不能报啊: 'who',
      报这个要带啥材料: 'papers',
      '报了要等好久，几天能办': 'duration',
      公示是啥子: 'publicity',
      凭啥查我家存款: 'checking',
      低保和监测户有啥区别: 'allowance',
      得了大病咋办: 'illness',
      我有辆三轮车还能报不: 'car',
      分了家的儿子算不算: 'separate',
      '12317是干什么的': 'hotline',
      一年收入多少算低: 'line',
    };
    const found = Object.keys(asked).map((said) => [said, book.find(said)]);
    expect(Object.fromEntries(found)).toEqual(asked);
  });

  it('are not found in what answers a question or asks for help', () => {
    const said = [
      '俺要申请救助款',
      '低保咋申请',
      '娃娃上学没钱',
      '我家遭难了',
      '三千多',
      '石桥村2组',
      '有',
      '我叫秦彩云',
    ];
    expect(said.filter((words) => book.find(words) !== null)).toEqual([]);
  });

  it('have answers with the county’s own numbers, short, without a placeholder left', () => {
    const unset = loadProfile((yaml) =>
      yaml.replace(/line\.byYear: \{value.*/u, 'line.byYear: {value: null, source: 未定, status: unset}'),
    );
    const answers = book.list().map(({ name }) => [name, answer(name, unset)] as const);
    expect(answers.filter(([, words]) => words === null).map(([name]) => name)).toEqual(['line']);
    for (const [, words] of answers) {
      expect(words ?? '').not.toMatch(/\{|\}|undefined|null/);
      expect((words ?? '').length).toBeLessThanOrEqual(120);
    }
    expect(answer('duration')).toContain('2个工作日内受理');
  });

  it('have none where the county has not set what they hang on, and this year’s where it has', () => {
    const set = loadProfile((yaml) => yaml.replace('{"2026": 6000}', '{"2026": 7800}'));
    expect(answer('line', set)).toContain('一个人一年7800元');
    expect(book.answer('line', set, '2027-01-02')).toBeNull();
    const formula = '{"2026": {formula: "2.0 * base * 12.0", of: {base: {value: 815, source: 民政公布}}}}';
    expect(
      answer(
        'line',
        loadProfile((yaml) => yaml.replace('{"2026": 6000}', formula)),
      ),
    ).toContain('一个人一年19560元');
    const unset = loadProfile((yaml) =>
      yaml.replace(/sla\.verify: .*/u, 'sla.verify: {value: null, source: 未定, status: unset}'),
    );
    expect(answer('duration', unset)).toBeNull();
  });

  it.each([
    [
      'an answer that is too long',
      (yaml: string) => yaml.replace('急病先打120。', '急病先打120。'.repeat(20)),
    ],
    ['a key that no profile has', (yaml: string) => yaml.replace('{{ hotline }}', '{{ hotlin }}')],
    ['an entry without a source', (yaml: string) => yaml.replace(/\n {4}source: 001_08e4 L125.*/u, '')],
    ['a name that is there twice', (yaml: string) => yaml.replace('name: car', 'name: who')],
  ])('stop the start on %s', (_, spoil) => {
    expect(spoil(text)).not.toBe(text);
    expect(() => parseFaqBook(spoil(text), Object.keys(profile.values))).toThrow('definition:invalid');
  });
});
