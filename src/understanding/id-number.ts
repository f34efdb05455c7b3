import type { Day } from '../core/index.ts';
import { digitAt } from './numeral-signs.ts';
import type { Reading } from './reading.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';
/** First two digits that GB/T 2260 gives to provinces. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
/** Nobody alive was born earlier. */
const oldestYear = 1900;

/** 最后一位是x: what only says where the sign stands. */
const lastOne =
  /\s*(?:最后|末尾|尾巴上?|末位|后面|后头)(?:(?:一|那)?(?:位|个))?(?:数|字母|字)?(?:是|为)?(?:个|大写的?|小写的?|字母)*(?=[x*×叉埃艾])/;

/** An 18-digit citizen identity number (GB 11643-1999): length, region, birth date and check sign are verified. */
export function readIdNumber(text: string, today: Day): Reading {
  const run = digitRuns(text.replace(lastOne, '')).toSorted((a, b) => b.length - a.length)[0] ?? '';
  if (run.length < 8) return null;
  if (/^\d{15}$/.test(run)) return { reject: ['id_15_digits'] };
  if (!/^\d{17}[\dX]$/.test(run)) return { reject: ['id_wrong_length'] };
  if (!provinces.has(run.slice(0, 2))) return { reject: ['id_wrong_region'] };
  const birth = `${run.slice(6, 10)}-${run.slice(10, 12)}-${run.slice(12, 14)}`;
  if (!isBirth(birth, today)) return { reject: ['id_wrong_birth'] };
  if (checkOf(run) !== run[17]) return { reject: ['id_wrong_check'] };
  const sex = Number(run[16]) % 2 === 1 ? 'male' : 'female';
  return { values: [{ type: 'id_number', id: run, birth, sex }], reasons: ['high_risk'] };
}

/** The check sign that belongs to the first 17 digits. */
export function checkOf(id: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at] ?? 0), 0);
  return checks[sum % 11] ?? '';
}

/** Runs of digits as typed or spoken, blanks and dashes inside ignored; 叉 x * × at the end are X, a letter o between digits is 0. */
export function digitRuns(text: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const digit = /\d/.test(sign) ? Number(sign) : digitAt(text, at, true);
    if (digit !== undefined) run += digit;
    else if (sign === 'o' && run !== '' && /[\do]/.test(text[at + 1] ?? '')) run += '0';
    else if (run.length >= 15 && (/[x*×✕✖╳叉]/.test(sign) || /^[埃艾]克斯/.test(text.slice(at, at + 3)))) {
      run += 'X';
    } else if (!(run !== '' && /[\s.\-_·,]/.test(sign))) {
      if (run !== '') runs.push(run);
      run = '';
    }
  }
  if (run !== '') runs.push(run);
  return runs;
}

function isBirth(birth: Day, today: Day): boolean {
  const at = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== birth) return false;
  return Number(birth.slice(0, 4)) >= oldestYear && birth <= today;
}
