/** One answer of a summary: its number as it is said, its short name, what was answered. */
export interface CardRow {
  no: string;
  short: string;
  answer: string;
}

/** A message that lists answers: what stands before, the answers, what stands after. */
export interface Card {
  head: string[];
  rows: CardRow[];
  foot: string[];
}

/** `③ 人口：4人`, `(21) 照片：3 张`, `(9.4) 现在：在家` */
const row = /^([①-⑳]|\(\d+(?:\.\d+)*\)) ([^：]{1,20})：(.*)$/u;

/** Fewer answers than this are a remark, not a list. */
const fewestRows = 2;

/** A message's text as a card; null when it does not list answers in one row. Every other channel shows the text. */
export function readCard(text: string): Card | null {
  const lines = text.split('\n');
  const isRow = (line: string): boolean => row.test(line);
  const from = lines.findIndex(isRow);
  const length = lines.slice(from).findIndex((line) => !isRow(line));
  const to = length < 0 ? lines.length : from + length;
  if (from < 0 || to - from < fewestRows || lines.slice(to).some(isRow)) return null;
  const rows = lines.slice(from, to).map((line) => {
    const [, no = '', short = '', answer = ''] = row.exec(line) ?? [];
    return { no, short, answer };
  });
  const wordsOf = (part: string[]): string[] => part.filter((line) => line.trim() !== '');
  return { head: wordsOf(lines.slice(0, from)), rows, foot: wordsOf(lines.slice(to)) };
}
