import { readChip, type Chip } from './quick.ts';

/** One answer of a summary: its number as it is said, its short name, what was answered. */
export interface CardRow {
  no: string;
  short: string;
  answer: string;
}

/** A message that lists answers: what stands before, the answers, what stands after, the numbered options at the end. */
export interface Card {
  head: string[];
  rows: CardRow[];
  foot: string[];
  options: Chip[];
}

/** `③ 人口：4人`, `⑤.2 年龄：46岁`, `(21) 照片：3 张`, `(9.4) 现在：在家` */
const row = /^([①-⑳](?:\.\d+)*|\(\d+(?:\.\d+)*\)) ([^：]{1,20})：(.*)$/u;

/** Fewer answers than this are a remark, not a list. */
const fewestRows = 2;

/** A message's text as a card; null when it does not list answers. Every other channel shows the text. */
export function readCard(text: string): Card | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const from = lines.findIndex((line) => row.test(line));
  const to = lines.findLastIndex((line) => row.test(line)) + 1;
  const rows = readRows(lines.slice(from, to));
  if (from < 0 || rows.length < fewestRows) return null;
  const end = lines.findLastIndex((line, at) => at < to || readChip(line).number === null) + 1;
  return {
    head: lines.slice(0, from),
    rows,
    foot: lines.slice(to, end),
    options: lines.slice(end).map(readChip),
  };
}

/** A story that was told in several messages has several lines: what is no row of its own goes on with the one above. */
function readRows(lines: string[]): CardRow[] {
  const rows: CardRow[] = [];
  for (const line of lines) {
    const [, no, short = '', answer = ''] = row.exec(line) ?? [];
    const above = rows.at(-1);
    if (no !== undefined) rows.push({ no, short, answer });
    else if (above !== undefined) above.answer += `\n${line}`;
  }
  return rows;
}
