import type { AnySchema } from 'ajv';
import { checkFile, compileSchema, type FileFinding } from '../../cases/index.ts';

/** How the text of a cell is read. */
export type CellRead =
  | 'text'
  | 'name'
  | 'phone'
  | 'id_number'
  | 'date'
  | 'count'
  | 'code'
  | 'choice'
  | 'yes_no';

/** A column of a file: what it means, the titles it goes by, how its cells are read. */
export interface PresetColumn {
  field: string;
  aliases: string[];
  required?: boolean;
  read: CellRead;
  /** Code → words that mean it; of `relation`, `head`: which words mean the head of household. */
  choices?: Record<string, string[]>;
}

/** What the rows of a file are. */
export type PresetKind = 'areas' | 'households' | 'roster';

/** `flows/imports/<id>.yaml`: which files can be brought in under this name. */
export interface ImportPreset {
  id: string;
  title: string;
  kind: PresetKind;
  /** The header is the first of so many rows that has every required column. */
  searchRows: number;
  columns: PresetColumn[];
}

/** `preset` is null when there is a finding. */
export interface LoadedPreset {
  preset: ImportPreset | null;
  findings: FileFinding[];
}

/** The fields each kind of row understands. */
const fieldsOf: Record<PresetKind, readonly string[]> = {
  areas: ['county', 'township', 'village', 'code', 'aliases'],
  households: [
    'county',
    'township',
    'village',
    'group',
    'code',
    'name',
    'relation',
    'idNumber',
    'birth',
    'phone',
    'householdPhone',
    'members',
    'onHukou',
    'livesHere',
    'sharesBudget',
  ],
  roster: ['name', 'phone', 'role', 'county', 'township', 'village', 'from', 'to'],
};
/** Without these columns nothing of the kind can be told apart. */
const neededBy: Record<PresetKind, readonly string[]> = {
  areas: ['county'],
  households: ['village', 'name'],
  roster: ['name', 'role'],
};

/** Make a loader; `schema` is `flows/imports/import.schema.json`, parsed. Pure: text in. */
export function createPresetLoader(schema: AnySchema): (file: string, yamlText: string) => LoadedPreset {
  const validate = compileSchema(schema);
  return (file, yamlText) => {
    const checked = checkFile(file, yamlText, validate);
    const { findings, report } = checked;
    if (findings.length > 0) return { preset: null, findings };
    // The schema has just said so.
    const preset = checked.content as ImportPreset;
    const seen = new Set<string>();
    for (const [index, { field, aliases }] of preset.columns.entries()) {
      const known = /^(member|household)\./u.test(field)
        ? preset.kind === 'households'
        : fieldsOf[preset.kind].includes(field);
      if (!known) report('unknown_field', ['columns', index], `${preset.kind} have no ${field}`);
      for (const word of [field, ...aliases.map(plainTitle)]) {
        if (seen.has(word)) report('column_twice', ['columns', index], `${word} is there twice`);
        seen.add(word);
      }
    }
    for (const field of neededBy[preset.kind]) {
      const column = preset.columns.find((one) => one.field === field);
      if (column?.required !== true) report('field_missing', ['columns'], `${field} must be required`);
    }
    return { preset: findings.length > 0 ? null : preset, findings };
  };
}

/** A title as titles are compared: `*身份证 号码（18位）` → `身份证号码`. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/gu, '')
    .replaceAll(/[\s*:/、]/gu, '');
}
