import { normalize } from './normalize.ts';
import type { Lexicon, MetaIntent } from './types.ts';
import { clausesOf, isWhole, wholeForms } from './words.ts';

/** Longest utterance that can be a steering word with its trimmings. */
const longest = 24;

/** Steering words, on whole utterances only: 上一题 is 'back', 人工费两千 is nothing. */
export function parseMeta(text: string, lexicon: Lexicon): MetaIntent | null {
  const folded = normalize(text);
  if (folded.length === 0 || folded.length > longest) return null;
  return metaOf(wholeForms(folded, lexicon), lexicon) ?? metaOfClauses(folded, lexicon);
}

/** What people give a reason for in the same breath. */
const leaving = new Set<MetaIntent>(['pause', 'cancel', 'skip', 'repeat', 'explain']);

/** 我先去喂猪，等哈再填: every clause steers; the last one says where to. */
export function metaOfClauses(text: string, lexicon: Lexicon): MetaIntent | null {
  if (text.length > longest) return null;
  const clauses = clausesOf(text);
  if (clauses.length < 2) return null;
  const intents = clauses.map((clause) => metaOf(wholeForms(clause, lexicon), lexicon));
  const [intent, ...others] = intents.filter((each) => each !== null).toReversed();
  if (intent === undefined || intents.length > others.length + 2) return null;
  // 不弄了，麻烦得很: beside it only a remark.
  const remarks = clauses.filter((_, at) => intents[at] === null);
  const isRemark = (remark: string) =>
    text.length <= 16 && remark.length <= 6 && !/[\d两三四五六七八九十百千万]/.test(remark);
  return remarks.length === 0 || (leaving.has(intent) && remarks.every(isRemark)) ? intent : null;
}

/** The same on forms already made; those as said win over those without politeness. */
export function metaOf(forms: string[], lexicon: Lexicon): MetaIntent | null {
  for (const form of [...forms, ...forms.map((each) => withoutRequest(each, lexicon))]) {
    for (const [intent, words] of Object.entries(lexicon.meta) as [MetaIntent, string[]][]) {
      if (isWhole([form], words)) return intent;
    }
  }
  return null;
}

/** 能不能重新开始, 现在提交可以吗 → what is asked for. */
function withoutRequest(form: string, { requests = [] }: Lexicon): string {
  if (form.length > longest) return form;
  let core = form;
  for (let round = 0; round < 4; round += 1) {
    const before = requests.find((word) => core.length > word.length + 1 && core.startsWith(word));
    if (before !== undefined) core = core.slice(before.length);
    const after = requests.find((word) => core.length > word.length + 1 && core.endsWith(word));
    if (after !== undefined) core = core.slice(0, -after.length);
    if (before === undefined && after === undefined) break;
  }
  return core;
}
