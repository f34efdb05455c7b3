/** Koa: the page, health, and the simulator's clock. */
export * from './app.ts';
export * from './server.ts';
