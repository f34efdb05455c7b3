import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** URI of a database of one's own on the run's server: every test file, or every world, takes a fresh one. */
export function freshDatabaseUri(): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/shouwang-test-${randomUUID().slice(0, 8)}`;
  return uri.toString();
}
