/** `npm run household -- copy|erase`: a household asks for its own data, or for an end to it. */
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { copyHousehold } from './household-copy.ts';
import { eraseHousehold } from './household-erase.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: npm run -s household -- copy HOUSEHOLD|CASE-NUMBER [--out FILE] [--by NAME]
       npm run -s household -- erase HOUSEHOLD|CASE-NUMBER --reason CODE [--open] [--yes] [--by NAME]

  copy      the household's own data as a readable page; that it was printed is written down
  erase     destroy the household's key for ever; its cases stay as numbers, dates and stages
  --reason  request, died, moved, mistake or expired
  --open    also what is still under way: it says what is lost
  --yes     do not ask; for scripts
  --by      who does it; by default the user of this machine`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      by: { type: 'string' },
      reason: { type: 'string' },
      open: { type: 'boolean' },
      yes: { type: 'boolean' },
    },
  });
  const [command, asked] = positionals;
  const by = values.by ?? userInfo().username;
  if (command === 'copy' && asked !== undefined)
    return withStore((parts) => copyHousehold(parts, asked, { by, out: values.out }));
  if (command === 'erase' && asked !== undefined) {
    const { reason, open = false, yes = false } = values;
    return withStore((parts) => eraseHousehold(parts, asked, { by, reason, open, yes }));
  }
  console.error(usage);
  return 1;
}
