import { readCell, type CellContext, type CellValue } from './cell.ts';
import { plainTitle, type ImportPreset, type PresetColumn } from './preset.ts';
import type { RowReason } from './verdict.ts';

/** Where each column of a preset stands in a sheet. */
export interface Header {
  row: number;
  columns: { column: PresetColumn; at: number; title: string }[];
}

/** A row with what its cells say. */
export interface ReadRow {
  row: number;
  /** By field; a cell that is empty or that the file does not have is absent. */
  cells: Readonly<Record<string, CellValue>>;
  /** The same as they stood, for whoever must look. */
  said: Record<string, string>;
  /** The first cell that could not be read: the row must be mended and is not taken. */
  fault?: { reason: RowReason; column: string };
}

/** The first row that has every required column; else the titles that no row had. */
export function findHeader(rows: readonly string[][], preset: ImportPreset): Header | { missing: string[] } {
  const required = preset.columns.filter(({ required: must }) => must === true);
  let best: string[] = required.map(titleOf);
  for (const [row, titles] of rows.slice(0, preset.searchRows).entries()) {
    const columns = columnsIn(titles, preset);
    const missing = required.filter((column) => !columns.some((found) => found.column === column));
    if (missing.length === 0) return { row, columns };
    if (missing.length < best.length) best = missing.map(titleOf);
  }
  return { missing: best };
}

function titleOf({ aliases, field }: PresetColumn): string {
  return aliases[0] ?? field;
}

function columnsIn(titles: readonly string[], preset: ImportPreset): Header['columns'] {
  const plain = titles.map(plainTitle);
  return preset.columns.flatMap((column) => {
    const names = column.aliases.map(plainTitle);
    const at = plain.findIndex((title) => names.includes(title));
    return at < 0 ? [] : [{ column, at, title: titles[at]?.trim() ?? '' }];
  });
}

/** Whether there is anything in the row at all. */
export function isEmpty(row: readonly string[]): boolean {
  return row.every((text) => text.trim() === '');
}

/** Read every row below the header that is not empty, in order. */
export function readRows(rows: readonly string[][], header: Header, context: CellContext): ReadRow[] {
  return rows.flatMap((texts, row) =>
    row <= header.row || isEmpty(texts) ? [] : [readRow(row, texts, header, context)],
  );
}

function readRow(row: number, texts: readonly string[], header: Header, context: CellContext): ReadRow {
  const cells: Record<string, CellValue> = {};
  const said: Record<string, string> = {};
  let fault: ReadRow['fault'];
  for (const { column, at, title } of header.columns) {
    const text = (texts[at] ?? '').trim();
    if (text === '') {
      // A register without an ID number for a new-born is a register; one without a name is none.
      const isMissed = column.required === true && column.field !== 'idNumber';
      if (isMissed) fault ??= { reason: 'missing', column: title };
      continue;
    }
    said[column.field] = text;
    const read = readCell(text, column, context);
    if ('fault' in read) fault ??= { reason: read.fault, column: title };
    else cells[column.field] = read.value;
  }
  return { row, cells, said, ...(fault === undefined ? {} : { fault }) };
}

/** Read a row again from what it said, as a claim has kept it. */
export function readSaid(
  said: Readonly<Record<string, string>>,
  preset: ImportPreset,
  context: CellContext,
): ReadRow {
  const columns = preset.columns.map((column, at) => ({ column, at, title: column.field }));
  const texts = preset.columns.map(({ field }) => said[field] ?? '');
  return readRow(0, texts, { row: -1, columns }, context);
}

/** A cell's text; a preset's schema says which fields have text. */
export function textIn({ cells }: ReadRow, field: string): string | undefined {
  const value = cells[field];
  return typeof value === 'string' ? value : undefined;
}

export function numberIn({ cells }: ReadRow, field: string): number | undefined {
  const value = cells[field];
  return typeof value === 'number' ? value : undefined;
}

export function yesNoIn({ cells }: ReadRow, field: string): boolean | undefined {
  const value = cells[field];
  return typeof value === 'boolean' ? value : undefined;
}
