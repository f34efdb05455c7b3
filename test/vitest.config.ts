import { defineConfig } from 'vitest/config';

/** Fast suites by default; `SUITE=faults` and `SUITE=browser` select the slow ones. */
const suite = process.env['SUITE'] ?? 'default';
const slow = ['test/faults/**', 'test/browser/**'];

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: suite === 'default' ? ['test/**/*.test.ts'] : [`test/${suite}/**/*.test.ts`],
    exclude: suite === 'default' ? slow : [],
    globalSetup: ['test/support/mongo-server.ts'],
    // A browser on a busy machine may miss a beat; what is wrong is wrong twice.
    retry: suite === 'browser' ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
