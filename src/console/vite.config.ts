import { defineConfig } from 'vite';

/**
 * Build of the page into dist/console. Nothing is inlined and nothing is fetched from elsewhere, so the page works
 * under a policy of `default-src 'self'` and on a machine without the internet.
 */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/simulator': { target: 'ws://127.0.0.1:8080', ws: true },
      '/api': 'http://127.0.0.1:8080',
    },
  },
});
