import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingCodes, parseFindingWords, sayFinding } from '../../src/flow/index.ts';

const text = readFileSync(new URL('../../flows/findings.yaml', import.meta.url), 'utf8');

it('every finding code has its words in Chinese', () => {
  const words = parseFindingWords(text);
  expect(Object.keys(words).toSorted()).toEqual(Object.keys(findingCodes).toSorted());
  expect(Object.values(words).filter((each) => !/\p{Script=Han}/u.test(each))).toEqual([]);
});

it('a code without words, and words without a code, are refused', () => {
  expect(() => parseFindingWords(text.replace(/cycle: .*\n/u, ''))).toThrow('cycle');
  expect(() => parseFindingWords(`${text}bicycle: 自行车\n`)).toThrow('bicycle');
});

it('a finding is said with file and line, and below it what it means', () => {
  const finding = {
    code: 'cycle',
    severity: 'error',
    file: 'tea.yaml',
    line: 7,
    message: 'kind → cups → kind',
  } as const;
  expect(sayFinding(finding, parseFindingWords(text))).toMatch(
    /^tea\.yaml:7 error cycle kind → cups → kind\n {4}几个题/u,
  );
});
