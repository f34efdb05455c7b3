/** `npm run journal -- verify|anchor`: whether any entry of any case was changed, dropped, swapped or inserted. */
import { parseArgs } from 'node:util';
import { anchorJournals } from './journal-anchor.ts';
import { verifyJournals } from './journal-verify.ts';
import { withStore } from './with-store.ts';

const usage = `Usage: npm run -s journal -- verify [CASE] [--anchor FILE]
       npm run -s journal -- anchor FILE

  verify    walk every case's chain, or that of one CASE (2026-0031, or its id); opens nothing, so erased households
            are walked, too. Exit code 1 when something is wrong
  anchor    write down how far every chain has come, for a later verify; keep FILE away from this machine
  --anchor  compare with such a file: finds what was cut off at the end, rewritten as a whole, or removed`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { anchor: { type: 'string' } },
  });
  const [command, asked] = positionals;
  if (command === 'verify') return withStore((parts) => verifyJournals(parts, asked, values.anchor));
  if (command === 'anchor' && asked !== undefined) return withStore((parts) => anchorJournals(parts, asked));
  console.error(usage);
  return 1;
}
