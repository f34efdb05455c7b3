import { parse } from 'yaml';
import { AppError } from '../../core/index.ts';
import { findingCodes, type Finding, type FindingCode } from './finding.ts';

/** What each finding means, in the words of `flows/findings.yaml`: for people who write flows. */
export type FindingWords = Readonly<Record<FindingCode, string>>;

/** Read the words; `flow:invalid` when a code has none, or words have no code. */
export function parseFindingWords(yamlText: string): FindingWords {
  return parseWordsOf(Object.keys(findingCodes) as FindingCode[], yamlText);
}

/** Read the words of any set of codes; `flow:invalid` when a code has none, or words have no code. */
export function parseWordsOf<C extends string>(
  codes: readonly C[],
  yamlText: string,
): Readonly<Record<C, string>> {
  const words = (parse(yamlText) ?? {}) as Record<string, unknown>;
  const missing = codes.filter((code) => typeof words[code] !== 'string' || words[code] === '');
  const unknown = Object.keys(words).filter((code) => !codes.some((known) => known === code));
  if (missing.length + unknown.length > 0) {
    throw new AppError('flow:invalid', `finding words: ${[...missing, ...unknown].join(', ')}`);
  }
  return words as Record<C, string>;
}

/** `file:line severity code message`, and below it what that means. */
export function sayFinding<C extends string>(
  { file, line, severity, code, message }: Omit<Finding, 'code'> & { code: C },
  words: Readonly<Record<C, string>>,
): string {
  return `${file}:${line} ${severity} ${code} ${message}\n    ${words[code]}`;
}
