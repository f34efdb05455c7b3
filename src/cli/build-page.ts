import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Build the page with Vite when a source file is newer than the built one, or there is none yet. */
export async function buildPageWhenStale(): Promise<void> {
  const builtAt = await changedAt(path.join(root, 'dist/console/index.html'));
  if (builtAt >= (await newestChange(path.join(root, 'src/console')))) return;
  // Only a checkout has Vite; an installation without development packages ships the built page.
  const { build } = await import('vite');
  await build({ configFile: path.join(root, 'src/console/vite.config.ts'), logLevel: 'warn' });
}

async function newestChange(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const times = await Promise.all(files.map((file) => changedAt(path.join(file.parentPath, file.name))));
  return Math.max(0, ...times);
}

async function changedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
