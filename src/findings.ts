import { AppError } from './core/index.ts';
import type { FileFinding } from './cases/index.ts';
import type { Finding } from './flow/index.ts';

/** What every room's inspection reports. */
type AnyFinding = Pick<Finding | FileFinding, 'severity' | 'file' | 'line' | 'code' | 'message'>;

/** Collects what inspection finds; an error anywhere stops the start and says where. */
export interface Findings {
  add(found: readonly AnyFinding[]): void;
  /** Throws `definition:invalid` with every error, `file:line code message`. */
  stopOnErrors(): void;
  /** What does not stop the start, in the same form. */
  warnings(): string[];
}

export function createFindings(): Findings {
  const all: AnyFinding[] = [];
  const linesOf = (wanted: AnyFinding['severity']): string[] =>
    all
      .filter(({ severity }) => severity === wanted)
      .map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`);
  return {
    add: (found) => void all.push(...found),
    stopOnErrors() {
      const errors = linesOf('error');
      if (errors.length > 0) throw new AppError('definition:invalid', `\n${errors.join('\n')}`);
    },
    warnings: () => linesOf('warning'),
  };
}
