import { readFileSync } from 'node:fs';
import { toId } from '../../../src/core/index.ts';
import { loadLexicon } from '../../../src/flow-tools.ts';
import {
  createPresetLoader,
  importTable,
  type ImportOutcome,
  type ImportPreset,
  type Verdict,
} from '../../../src/runner/index.ts';
import type { Area, Store } from '../../../src/store/index.ts';

function readFlow(file: string): string {
  return readFileSync(new URL(`../../../flows/imports/${file}`, import.meta.url), 'utf8');
}

export const loadPreset = createPresetLoader(JSON.parse(readFlow('import.schema.json')) as object);
export const presetText = (id: string): string => readFlow(`${id}.yaml`);

export function preset(id: string): ImportPreset {
  const { preset: loaded, findings } = loadPreset(`${id}.yaml`, presetText(id));
  if (loaded === null) throw new Error(JSON.stringify(findings));
  return loaded;
}

/** A county with two townships; one village name is there twice. */
export const areas: Area[] = [
  { code: toId('c'), name: '守望县', level: 'county', aliases: [] },
  { code: toId('c-q'), name: '清溪镇', level: 'township', aliases: [] },
  { code: toId('c-g'), name: '高岭乡', level: 'township', aliases: [] },
  { code: toId('c-q-s'), name: '石桥村', level: 'village', aliases: ['老石桥'] },
  { code: toId('c-q-l'), name: '柳湾村', level: 'village', aliases: [] },
  { code: toId('c-g-l'), name: '柳湾村', level: 'village', aliases: [] },
];

export const stone = areas[3]?.code ?? toId('');
export const now = new Date('2026-09-24T01:00:00.000Z');
const lexicon = await loadLexicon();

/** Import a sheet given as rows of words, cells split by `|`. */
export async function importSheet(
  store: Store,
  id: string,
  sheet: string,
  { apply = true }: { apply?: boolean } = {},
): Promise<Extract<ImportOutcome, { verdicts: unknown }>> {
  const outcome = await tryImport(store, id, sheet, apply);
  if (!('verdicts' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

let ids = 0;

export function tryImport(store: Store, id: string, sheet: string, apply = true): Promise<ImportOutcome> {
  const parts = { store, lexicon, now, newId: () => `n${(ids += 1)}` };
  return importTable(parts, preset(id), rowsOf(sheet), { apply });
}

export function rowsOf(sheet: string): string[][] {
  return sheet
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** `new`, or `faulty id_wrong`, one a row. */
export function told(verdicts: readonly Verdict[]): string[] {
  return verdicts.map(({ state, reason }) => (reason === undefined ? state : `${state} ${reason}`));
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An ID number with its right check sign, made of a birth and a serial number. */
export function idNumber(birth: string, serial: number): string {
  const body = `522101${birth}${String(serial).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}
