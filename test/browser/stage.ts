import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser } from './chromium.ts';
import { startService, type Service } from './service.ts';
import { SimulatorPage } from './simulator-page.ts';

/** The real service with its page open in a real browser. */
export interface Stage {
  service: Service;
  simulator: SimulatorPage;
  /** Errors of the page's scripts and of its console, so far. */
  troubles: string[];
  /** Every address the page has asked for, so far. */
  asked: string[];
  /** Close both; resolves with the service's exit code. */
  close(): Promise<number | null>;
}

/** Start browser and service and open the page. */
async function openStage(): Promise<Stage> {
  const browser = await openBrowser();
  const service = await startService();
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const troubles: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('request', (request) => asked.push(request.url()));
  await untilMorning(service);
  await page.goto(service.url);
  return {
    service,
    simulator: new SimulatorPage(page),
    troubles,
    asked,
    async close() {
      await browser.close();
      return service.stop();
    },
  };
}

/** Begin at nine in the morning, whenever the tests run: at night nobody is told what can wait. */
async function untilMorning({ url }: Service): Promise<void> {
  const moved = await fetch(`${url}/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ move: 'day' }),
  });
  expect(moved.ok).toBe(true);
}

/** One stage for all tests of a file, in order; at the end the page must have had no trouble. */
export function useStage(): () => Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await openStage();
  }, 90_000);
  afterAll(async () => {
    expect(stage?.troubles).toEqual([]);
    expect(await stage?.close()).toBe(0);
  });
  return () => {
    if (stage === undefined) throw new Error('the stage is not open');
    return stage;
  };
}
