import type { Renderer } from '../../documents/index.ts';
import type { Header } from './rows.ts';
import type { Verdict } from './verdict.ts';

/** Words of codes, as `templates/words.yaml` has them. */
export type ResultWords = Pick<Renderer, 'word'>;

/** What is added to every row: 状态, 原因, 建议. */
const titles = ['state', 'reason', 'advice'] as const;

/** The same rows with what became of each beside it; columns of an earlier result are written anew. */
export function resultRows(
  table: readonly string[][],
  header: Header,
  verdicts: readonly Verdict[],
  words: ResultWords,
): string[][] {
  const own = titles.map((title) => words.word('import_column', title));
  const head = (table[header.row] ?? []).map((title) => title.trim());
  const at = head.findIndex((_, index) => own.every((word, offset) => head[index + offset] === word));
  const width = at < 0 ? table.reduce((most, row) => Math.max(most, row.length), 0) : at;
  const byRow = new Map(verdicts.map((verdict) => [verdict.row, verdict]));
  return table.map((row, index) => {
    const verdict = byRow.get(index);
    const added = index === header.row ? own : verdict === undefined ? [] : describe(verdict, words);
    const cells = Array.from({ length: width }, (_, column) => row[column] ?? '');
    return [...cells, ...added];
  });
}

function describe({ state, reason, column }: Verdict, { word }: ResultWords): string[] {
  const why = reason === undefined ? '' : word('import_reason', reason);
  const where = column === undefined ? '' : word('import_column', 'about').replace('{column}', column);
  const advice = reason === undefined ? '' : word('import_advice', reason);
  return [word('import_state', state), `${where}${why}`, advice];
}
