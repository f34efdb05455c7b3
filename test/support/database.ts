import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** URI of a MongoDB for the whole run; each test file makes a database of its own. */
    mongoUri: string;
  }
}

/** URI of a database of one's own on the run's server: every test file, or every world, takes a fresh one. */
export function freshDatabaseUri(): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/shouwang-test-${randomUUID().slice(0, 8)}`;
  return uri.toString();
}
