/**
 * A lexicon entry with its groups put in: `(再|又)<say>遍` and `say: [说, 讲]` make `(再|又)(说|讲)遍`.
 * Throws `RangeError` on an unknown group or a bracket without its other half.
 */
export function fillGroups(entry: string, groups: Record<string, string[]>): string {
  const filled = entry.replace(/<([^<>]*)>/g, (_, name: string) => {
    const words = groups[name];
    if (words === undefined) throw new RangeError(`unknown group <${name}> in ${entry}`);
    return `(${words.join('|')})`;
  });
  let open = 0;
  for (const sign of filled) {
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
    if (open < 0) break;
  }
  if (open !== 0) throw new RangeError(`bracket without its other half in ${entry}`);
  return filled;
}

/** Whether an entry stands for more than itself. */
export function isPattern(entry: string): boolean {
  return entry.includes('(');
}

/** More spellings of one entry than this nobody means. */
const mostSpellings = 2000;

/**
 * Every word that an entry stands for, where words are looked for inside an utterance. Throws `RangeError` when they are
 * too many.
 */
export function spellOut(entry: string): string[] {
  let spellings = [entry];
  while (spellings.some(isPattern)) {
    spellings = spellings.flatMap((each) => {
      const bracket = /\(([^()]*)\)/.exec(each);
      return bracket ? (bracket[1] ?? '').split('|').map((word) => each.replace(bracket[0], word)) : [each];
    });
    if (spellings.length > mostSpellings) throw new RangeError(`too many spellings of ${entry}`);
  }
  return [...new Set(spellings)].filter((word) => word !== '');
}

/**
 * The whole utterances that entries with alternatives stand for: `(a|b|)` is one of them, none where one is empty.
 * There is no repetition in it, so reading is linear in what is said. Null: no entry has alternatives.
 */
export function compilePatterns(entries: string[]): RegExp | null {
  const sources = entries.filter(isPattern).map(sourceOf);
  return sources.length === 0 ? null : new RegExp(`^(?:${sources.join('|')})$`);
}

const searches = new WeakMap<string[], RegExp[]>();

/** Entries to be found inside an utterance, each by itself; `…` in one is up to four signs of the same clause. */
export function compileSearches(entries: string[]): RegExp[] {
  const ready = searches.get(entries);
  if (ready) return ready;
  const made = entries.map((entry) => new RegExp(sourceOf(entry).replaceAll('…', '[^,]{0,4}'), 'g'));
  searches.set(entries, made);
  return made;
}

function sourceOf(entry: string): string {
  return entry.replace(/[\\^$.*+?[\]{}]/g, '\\$&').replaceAll('(', '(?:');
}
