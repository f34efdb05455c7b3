import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser that knows nothing from before, and the way to be rid of it. */
export interface Browser {
  context: BrowserContext;
  close(): Promise<void>;
}

/** Start a headless Chromium on an empty profile. The microphone is a fake one that is allowed without asking. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  const profile = await mkdtemp(path.join(tmpdir(), 'shouwang-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** `CHROMIUM_PATH`, or where Chromium usually is. Nothing is downloaded, so a machine without one has to be told. */
function findChromium(): string {
  const given = process.env['CHROMIUM_PATH'];
  const found = given !== undefined && given !== '' ? given : usualPlaces.find((place) => existsSync(place));
  if (found === undefined || !existsSync(found)) {
    throw new Error(
      `The browser test needs Chromium or Chrome${found === undefined ? '' : `; there is none at ${found}`}. ` +
        'Install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH to its executable.',
    );
  }
  return found;
}
