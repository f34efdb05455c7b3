import type { Lexicon } from './types.ts';

const tables = new WeakMap<Lexicon, Map<string, string>>();

/** A text by its sound: every sign as the first one that sounds like it, so that 实桥 and 石桥 are the same. */
export function soundOf(text: string, lexicon: Lexicon): string {
  let table = tables.get(lexicon);
  if (!table) {
    table = new Map(
      (lexicon.sounds ?? []).flatMap((signs) => [...signs].map((sign) => [sign, signs[0] ?? sign] as const)),
    );
    tables.set(lexicon, table);
  }
  return [...text].map((sign) => table.get(sign) ?? sign).join('');
}
