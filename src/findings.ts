import { AppError } from './core/index.ts';
import type { FileFinding } from './cases/index.ts';
import type { Finding } from './flow/index.ts';

/** What every room's inspection reports. */
type AnyFinding = Pick<Finding | FileFinding, 'severity' | 'file' | 'line' | 'code' | 'message'>;

/** Collects what inspection finds; an error anywhere stops the start and says where. */
export function createFindings(): { add(found: readonly AnyFinding[]): void; stopOnErrors(): void } {
  const all: AnyFinding[] = [];
  return {
    add: (found) => void all.push(...found),
    stopOnErrors() {
      const errors = all.filter(({ severity }) => severity === 'error');
      if (errors.length === 0) return;
      const lines = errors.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`);
      throw new AppError('flow:invalid', `\n${lines.join('\n')}`);
    },
  };
}
