import { parse } from 'yaml';
import { AppError } from '../../core/index.ts';
import { findingCodes, type Finding, type FindingCode } from './finding.ts';

/** What each finding means, in the words of `flows/findings.yaml`: for people who write flows. */
export type FindingWords = Readonly<Record<FindingCode, string>>;

/** Read the words; `flow:invalid` when a code has none, or words have no code. */
export function parseFindingWords(yamlText: string): FindingWords {
  const words = (parse(yamlText) ?? {}) as Record<string, unknown>;
  const codes = Object.keys(findingCodes);
  const missing = codes.filter((code) => typeof words[code] !== 'string' || words[code] === '');
  const unknown = Object.keys(words).filter((code) => !codes.includes(code));
  if (missing.length + unknown.length > 0) {
    throw new AppError('flow:invalid', `finding words: ${[...missing, ...unknown].join(', ')}`);
  }
  return words as FindingWords;
}

/** `file:line severity code message`, and below it what that means. */
export function sayFinding({ file, line, severity, code, message }: Finding, words: FindingWords): string {
  return `${file}:${line} ${severity} ${code} ${message}\n    ${words[code]}`;
}
