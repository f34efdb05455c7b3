import { parse } from 'csv-parse/sync';

/** A sheet as rows of text: what a person sees in the cells, dates as `YYYY-MM-DD`, empty cells as ''. */
export interface Table {
  sheet: string;
  rows: string[][];
}

/** Why a file is no table. */
export type TableRefusal = 'too_large' | 'old_excel' | 'not_a_table' | 'unknown_encoding';

/** A county's register of one township is some MB; what is larger is no list of households. */
const maxBytes = 50 * 1024 * 1024;
/** How numbers are written into XLSX: of a longer one the last digits are gone. */
const exactDigits = 15;
/** Signs that may part the cells of a CSV. */
const delimiters = [',', '\t', ';'] as const;

/**
 * Read a file by what is in it, whatever its name says: XLSX with all its sheets, else CSV in UTF-8 (with or without a
 * mark) or GB18030, separated by comma, tab or semicolon: by one of them all through.
 */
export async function readTables(bytes: Uint8Array): Promise<Table[] | TableRefusal> {
  if (bytes.length > maxBytes) return 'too_large';
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes);
  // The binary format before XLSX.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'old_excel';
  return readCsv(bytes);
}

async function readXlsx(bytes: Uint8Array): Promise<Table[] | TableRefusal> {
  // Loaded where it is wanted: every start would pay for it.
  const { default: readXlsxFile } = await import('read-excel-file/node');
  try {
    const options = { trim: false, parseNumber: asWritten };
    const sheets = await readXlsxFile<string>(Buffer.from(bytes), options);
    return sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(textOf)) }));
  } catch {
    // Whatever is wrong inside, the person can only send another file.
    return 'not_a_table';
  }
}

/** A long number has lost digits already; in this form nobody takes it for whole. */
function asWritten(number: string): string {
  const digits = number.replaceAll(/\D/g, '');
  return digits.length > exactDigits ? Number(number).toExponential() : number;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? unguarded(value) : '';
}

function readCsv(bytes: Uint8Array): Table[] | TableRefusal {
  const text = decode(bytes);
  if (text === null) return 'unknown_encoding';
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
    });
    return [{ sheet: '', rows: rows.map((row) => row.map(unguarded)) }];
  } catch {
    return 'not_a_table';
  }
}

/**
 * What parts the cells of a file: the sign that stands in the most of its rows, then the most often, outside of quotes.
 * (The parser's own guess stumbles over every sign that is not ASCII.)
 */
function delimiterOf(text: string): string {
  const rows = text.replaceAll(/(?<=^|[,\t;\r\n"])"[^"]*"/gu, '').split(/[\r\n]+/u);
  const weighed = delimiters.map((sign) => {
    const counts = rows.map((row) => row.split(sign).length - 1).filter((count) => count > 0);
    return { sign, rows: counts.length, all: counts.reduce((sum, count) => sum + count, 0) };
  });
  // Of equals the first stays first.
  const [best] = weighed.toSorted((one, other) => other.rows - one.rows || other.all - one.all);
  return best?.sign ?? delimiters[0];
}

function decode(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Zero bytes stand in no CSV: it is some other kind of file.
      return text.includes('\0') ? null : text;
    } catch {
      // Not this one; the next may fit.
    }
  }
  return null;
}

/** A sign that begins a formula: see `guarded` in write-table. */
function unguarded(text: string): string {
  return /^'[=+\-@\t]/u.test(text) ? text.slice(1) : text;
}

function startsWith(bytes: Uint8Array, head: number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}
