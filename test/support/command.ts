import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What a command line program said, and its exit code. */
export interface CommandResult {
  code: unknown;
  out: string;
  err: string;
}

/** Run a program of `src/cli`, as built, on a store. `input` is typed to it. */
export async function runCommand(
  name: string,
  args: string[],
  { uri, masterKey, input = '' }: { uri: string; masterKey: Uint8Array; input?: string },
): Promise<CommandResult> {
  const program = fileURLToPath(new URL(`../../dist/cli/${name}.js`, import.meta.url));
  const env = {
    ...process.env,
    MONGODB_URI: uri,
    SHOUWANG_MASTER_KEY: Buffer.from(masterKey).toString('base64'),
  };
  const child = spawn(process.execPath, [program, ...args], { env });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<unknown[]>,
  ]);
  return { code, out, err };
}
