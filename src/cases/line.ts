import type { Day } from '../core/index.ts';
import { createCompiler, isProblem } from '../flow/index.ts';
import { valueOf, type LineFormula, type LineValue, type Profile } from './profile.ts';

/** The line that a case is held against. */
export interface Line {
  year: string;
  /** Fen a person and year. */
  fen: number;
  /** By what it comes about, where the county set it by a formula. */
  formula?: LineFormula;
}

/** The county's line of that day's year; null where it has set none (E-01). */
export function lineOf(profile: Profile, day: Day): Line | null {
  const year = day.slice(0, 4);
  const value = valueOf(profile, 'line.byYear')?.[year];
  if (value === undefined) return null;
  const yuan = typeof value === 'number' ? value : evaluateFormula(value);
  if (typeof yuan !== 'number') return null;
  return { year, fen: Math.round(yuan * 100), ...(typeof value === 'number' ? {} : { formula: value }) };
}

/**
 * The line for a case: that of the year it was declared in, or of the year it is decided in, as the county says
 * (E-01, scenario 60). Null while the county has not said which, or has set no line for that year.
 */
export function lineFor(profile: Profile, declared: Day, decided: Day): Line | null {
  const appliesAt = valueOf(profile, 'line.appliesAt');
  if (appliesAt === null) return null;
  return lineOf(profile, appliesAt === 'submission' ? declared : decided);
}

/** Why a year's line cannot be worked out, in English; null when it can. */
export function findLineProblem(value: LineValue): string | null {
  if (typeof value === 'number') return null;
  const yuan = evaluateFormula(value);
  if (typeof yuan === 'string') return yuan;
  return yuan > 0 ? null : `the formula comes to ${yuan}`;
}

/** Yuan; a text says what is wrong with the formula. Its numbers are decimals in CEL: `2.0 * monthly * 12.0`. */
function evaluateFormula({ formula, of }: LineFormula): number | string {
  const names = Object.keys(of).map((name) => ({ name, type: 'double' }));
  const compiled = createCompiler(names).compile(formula, 'double');
  if (isProblem(compiled)) return compiled.message;
  const scope = Object.fromEntries(Object.entries(of).map(([name, { value }]) => [name, value]));
  const yuan = compiled.evaluate(scope);
  return typeof yuan === 'number' && Number.isFinite(yuan) ? yuan : 'the formula gives no number';
}
