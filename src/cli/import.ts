/** `npm run import -- PRESET FILE [--apply]`: bring a county's list in; without --apply only say what would become of it. */
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { loadDefinitions } from '../definitions.ts';
import { readTables, writeTable, type Table } from '../documents/index.ts';
import {
  countStates,
  importTable,
  resultRows,
  rowStates,
  tellClaims,
  type ImportOutcome,
  type ImportPreset,
} from '../runner/index.ts';
import { openOfflineRuntime } from './offline-runtime.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { apply: { type: 'boolean', default: false } },
});
const definitions = await loadDefinitions(readConfig(process.env).SHOUWANG_PROFILE);
const { presets, lexicon, renderer } = definitions;

process.exitCode = await main();

async function main(): Promise<number> {
  const [id, file] = positionals;
  const preset = presets.find((one) => one.id === id);
  if (preset === undefined || file === undefined) {
    const list = presets.map((one) => `  ${one.id}  ${one.title}`).join('\n');
    console.error(`usage: npm run import -- PRESET FILE [--apply]\nPRESET:\n${list}`);
    return 1;
  }
  const bytes = await readFile(file).catch(() => null);
  const tables = bytes === null ? 'unreadable' : await readTables(bytes);
  if (typeof tables === 'string') {
    console.error(renderer.render('import_refused', { why: 'file', code: tables }));
    return 1;
  }
  // Without --apply not even an index is made.
  return withStore(
    async ({ config, store, clock }) => {
      const now = clock.now();
      const parts = { store, lexicon, now, newId: randomUUID };
      return importFirst(preset, file, tables, async (rows) => {
        const outcome = await importTable(parts, preset, rows, { apply: values.apply });
        if (values.apply && 'verdicts' in outcome && countStates(outcome.verdicts).unclaimed > 0) {
          const runtime = await openOfflineRuntime(config, definitions, store, clock);
          await tellClaims(runtime, outcome.verdicts, now);
        }
        return outcome;
      });
    },
    { prepare: values.apply },
  );
}

/** The first sheet that has the preset's columns is the list; the others are somebody's notes. */
async function importFirst(
  preset: ImportPreset,
  file: string,
  tables: Table[],
  run: (rows: string[][]) => Promise<ImportOutcome>,
): Promise<number> {
  let missing: string[] = [];
  for (const { rows, sheet } of tables) {
    const outcome = await run(rows);
    if ('noAreas' in outcome) {
      console.error(renderer.render('import_refused', { why: 'no_areas' }));
      return 1;
    }
    if ('missing' in outcome) {
      missing = missing.length === 0 ? outcome.missing : missing;
      continue;
    }
    await report(preset, file, sheet, rows, outcome);
    return 0;
  }
  console.error(renderer.render('import_refused', { why: 'missing_columns', columns: missing }));
  return 1;
}

async function report(
  preset: ImportPreset,
  file: string,
  sheet: string,
  rows: string[][],
  { header, verdicts }: Extract<ImportOutcome, { verdicts: unknown }>,
): Promise<void> {
  const { dir, name } = path.parse(file);
  const result = path.join(dir, `${name}-${renderer.word('import_file', 'result')}.xlsx`);
  const bytes = await writeTable(sheet || preset.title, resultRows(rows, header, verdicts, renderer));
  // It holds what the list holds: for its owner's eyes.
  await writeFile(result, bytes, { mode: 0o600 });
  const counts = countStates(verdicts);
  const shown = rowStates.filter((state) => counts[state] > 0);
  console.log(
    renderer.render('import_report', {
      title: preset.title,
      rows: verdicts.length,
      counts: shown.map((state) => ({ state: renderer.word('import_state', state), rows: counts[state] })),
      applied: values.apply,
      unclaimed: counts.unclaimed,
      faulty: counts.faulty,
      result,
      areasChanged: values.apply && preset.kind === 'areas' && counts.new + counts.changed > 0,
    }),
  );
}
