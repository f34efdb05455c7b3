import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import Router from '@koa/router';
import { bodyParser } from '@koa/bodyparser';
import Koa, { type Context, type Next } from 'koa';
import { z } from 'zod';
import { AppError, type Clock, type Log } from '../core/index.ts';

/** What the HTTP room needs from the rest of the house. */
export interface HttpParts {
  log: Log;
  clock: Clock;
  /** Directory of the built page. */
  pageDirectory: string;
  /** Present only with the simulator: put its clock forward and fire what lies on the way; returns the new now. */
  moveClock?: (by: 'day' | 'month') => Promise<Date>;
  /** Answers whether the store can be reached. */
  isHealthy: () => Promise<boolean>;
}

const moveSchema = z.strictObject({ move: z.enum(['day', 'month']) });

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** The web application: page, health, and the simulator's clock. One place turns errors into answers. */
export function createApp(parts: HttpParts): Koa {
  const app = new Koa();
  const router = new Router();
  router.get('/healthz', async (context) => {
    const healthy = await parts.isHealthy();
    context.status = healthy ? 200 : 503;
    context.body = { healthy };
  });
  const { moveClock } = parts;
  if (moveClock !== undefined) {
    router.get('/api/clock', (context) => {
      context.body = { now: parts.clock.now().toISOString() };
    });
    router.post('/api/clock', async (context) => {
      const parsed = moveSchema.safeParse(context.request.body);
      if (!parsed.success) throw new AppError('http:bad_request', 'move is day or month');
      context.body = { now: (await moveClock(parsed.data.move)).toISOString() };
    });
  }
  // A page that goes away in the middle of an answer is no fault; everything else was answered below.
  app.on('error', (error: unknown) => parts.log.warn({ err: error }, 'answer cut short'));
  app.use(answerErrors(parts.log));
  app.use(secureHeaders);
  app.use(bodyParser({ enableTypes: ['json'], jsonLimit: '16kb' }));
  app.use(router.routes());
  app.use(router.allowedMethods());
  app.use(servePage(parts.pageDirectory));
  return app;
}

function answerErrors(log: Log) {
  return async (context: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      const bad = error instanceof AppError && error.code === 'http:bad_request';
      const status = bad ? 400 : statusOf(error);
      if (status >= 500) log.error({ err: error, path: context.path }, 'request failed');
      context.status = status;
      context.body = { error: { code: bad ? error.code : `http:${status}` } };
    }
  };
}

/** Status of an error that Koa's parts throw (a broken body, too large); 500 for everything else. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

async function secureHeaders(context: Context, next: Next): Promise<void> {
  context.set({
    'Content-Security-Policy':
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  });
  await next();
}

/** Files of the built page; only names that the build wrote can be asked for. */
function servePage(directory: string) {
  return async (context: Context, next: Next): Promise<void> => {
    if (context.method !== 'GET' && context.method !== 'HEAD') return next();
    const name = context.path === '/' ? 'index.html' : context.path.slice(1);
    const file = path.join(directory, path.normalize(name));
    const type = contentTypes[path.extname(file)];
    if (!file.startsWith(directory + path.sep) || type === undefined) return next();
    const found = await stat(file).catch(() => null);
    if (found === null || !found.isFile()) return next();
    context.type = type;
    context.length = found.size;
    context.body = createReadStream(file);
  };
}
