import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toId } from '../../src/core/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { freshDatabaseUri } from '../support/database.ts';

const program = fileURLToPath(new URL('../../dist/cli/job.js', import.meta.url));
const uri = freshDatabaseUri();
const masterKey = randomBytes(32);

let store: Store;
beforeAll(async () => {
  store = await openStore({ uri, masterKey });
  await store.prepare();
  await store.groups.insertMany([
    { id: toId('simulator/bot/r1'), area: toId('sw-qx-sq'), kind: 'committee', topic: 'r1' },
  ]);
});
afterAll(() => store.close());

async function runJob(...args: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const env = { ...process.env, MONGODB_URI: uri, SHOUWANG_MASTER_KEY: masterKey.toString('base64') };
  const child = spawn(process.execPath, [program, ...args], { env });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<unknown[]>,
  ]);
  return { code, out, err };
}

describe('a job run by hand', () => {
  it('runs as of a time that was', async () => {
    const { code, out } = await runJob('digest', '--now', '2026-03-02T08:00+08:00');
    expect(JSON.parse(out)).toMatchObject({ job: 'digest', groups: 1, digests: 1 });
    expect(code).toBe(0);
  });

  it('is refused for a time that has not come: it would use up that day', async () => {
    const { code, err } = await runJob('digest', '--now', '2199-01-02T08:00+08:00');
    expect(code).toBe(1);
    expect(err).toContain("after the service's clock");
    expect(await store.outbox.find('digest:simulator/bot/r1:2199-01-02')).toBeNull();
  });
});
