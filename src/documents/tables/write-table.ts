import type { Cell } from 'write-excel-file/node';

/** Every cell is text (`@`): ID numbers keep their digits, and a cell that is edited stays text. */
const asText = { type: String, format: '@' } as const;
const widest = 40;
const narrowest = 8;

/** Rows as an XLSX file with one sheet. Nothing in it is ever computed. */
export async function writeTable(sheet: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  // Loaded where it is wanted: every start would pay for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const data = rows.map((row) =>
    row.map((text): Cell => (text === '' ? null : { value: guarded(text), ...asText })),
  );
  return writeXlsxFile(data, { sheet, columns: widthsOf(rows) }).toBuffer();
}

/**
 * Text that a program could take for a formula gets a mark before it: as text it is harmless here, but not any more when
 * somebody saves the sheet as CSV and opens that.
 */
function guarded(text: string): string {
  return /^[=+\-@\t]/u.test(text) ? `'${text}` : text;
}

/** Room for what stands in a column; a sign of ours is two of theirs wide. */
function widthsOf(rows: readonly (readonly string[])[]): { width: number }[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, text] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, text.length * 2);
  }
  return widths.map((width) => ({ width: Math.min(widest, Math.max(narrowest, width)) }));
}
