import { normalize } from './normalize.ts';
import type { Lexicon, MetaIntent } from './types.ts';
import { isWhole, wholeForms } from './words.ts';

/** Longest utterance that can be a steering word with its trimmings. */
const longest = 24;

/** Steering words, on whole utterances only: 上一题 is 'back', 人工费两千 is nothing. */
export function parseMeta(text: string, lexicon: Lexicon): MetaIntent | null {
  const folded = normalize(text);
  if (folded.length === 0 || folded.length > longest) return null;
  return metaOf(wholeForms(folded, lexicon), lexicon);
}

/** The same on forms already made. */
export function metaOf(forms: string[], lexicon: Lexicon): MetaIntent | null {
  for (const form of forms) {
    for (const [intent, words] of Object.entries(lexicon.meta) as [MetaIntent, string[]][]) {
      if (isWhole([form], words)) return intent;
    }
  }
  return null;
}
