import type { QuestionType } from '../core/index.ts';
import { parseConfirmation } from './confirmation.ts';
import { parseCorrection } from './correction.ts';
import { metaOf, metaOfClauses } from './meta.ts';
import { withoutLeast } from './least.ts';
import { sayNone, zeroTypes } from './none.ts';
import { bare, maxLength, normalize } from './normalize.ts';
import { read } from './reader.ts';
import { afterDenial, withoutTakenBack } from './taken-back.ts';
import { resolve } from './resolve.ts';
import { say } from './say.ts';
import type { FieldSpec, Lexicon, MetaIntent, UnderstandContext, Understanding } from './types.ts';
import { clausesOf, findWord, isWhole, wholeForms } from './words.ts';

const open = new Set<QuestionType>(['text', 'image', 'audio', 'location']);

/**
 * What an answer means for the open question. Pure, synchronous, never throws on any text; precedence in
 * `answer` below: whole utterances first, so that no steering word fires inside an answer.
 */
export function understand(text: string, field: FieldSpec, context: UnderstandContext): Understanding {
  if (text.length > maxLength * 8 || [...text].length > maxLength)
    return { status: 'reject', reasons: ['too_long'] };
  const folded = normalize(text);
  if (folded === '') return { status: 'reject', reasons: ['empty'] };
  if (context.phase === 'confirm') {
    const settled = parseConfirmation(folded, field, context, (rest) => answer(rest, rest, field, context));
    if (settled) return settled;
  }
  return answer(folded, text, field, context);
}

function answer(text: string, raw: string, field: FieldSpec, context: UnderstandContext): Understanding {
  const { lexicon } = context;
  const forms = wholeForms(text, lexicon);
  const chosen = isChoiceLabel(forms, field);
  const intent = chosen ? null : (metaOf(forms, lexicon) ?? metaOfClauses(text, lexicon));
  if (intent !== null && !mayAnswer(intent, field)) return { status: 'meta', intent };
  const target = parseCorrection(text, context);
  if (target) return { status: 'correct', target };
  if (!chosen && isWhole(forms, lexicon.unknown)) return { status: 'unknown' };
  if (!chosen && (isWhole(forms, lexicon.refuse) || refusesInClauses(text, lexicon)))
    return { status: 'refuse' };
  if (!open.has(field.type) && !isSelect(field)) {
    const none = sayNone(text, forms, field, lexicon);
    if (none) return none;
  }
  const taken = takeBack(text, field, context);
  if (taken) return taken;
  const better = correctsItself(text, field, context);
  if (better) return better;
  if (countsUnknown(text, field, lexicon)) return { status: 'unknown' };
  const told = zeroTypes.has(field.type) ? withoutLeast(text) : text;
  const reading = read(told, raw, field, context);
  if (reading && !('reject' in reading)) return resolve(reading, field, context);
  const short = bare(text).length <= 20;
  if (short && saysUnknown(text, lexicon)) return { status: 'unknown' };
  const refused = lexicon.refuse.some(
    (word) => text.startsWith(word) || (word.length > 2 && text.includes(word)),
  );
  if (short && refused) return { status: 'refuse' };
  if (intent !== null) return { status: 'meta', intent };
  return reading ? resolve(reading, field, context) : { status: 'reject', reasons: ['not_understood'] };
}

/** 问那么细做啥，不答: every clause refuses or passes by. */
function refusesInClauses(text: string, lexicon: Lexicon): boolean {
  const clauses = clausesOf(text).map((clause) => wholeForms(clause, lexicon));
  const refuses = (each: string[]) => isWhole(each, lexicon.refuse);
  return (
    clauses.length > 1 &&
    clauses.some(refuses) &&
    clauses.every((each) => refuses(each) || isWhole(each, lexicon.meta.skip))
  );
}

/** 记不得来过几回了, 是个礼拜天，哪天记不得了: the very thing that was asked for is what is not known. */
function countsUnknown(text: string, field: FieldSpec, lexicon: Lexicon): boolean {
  const asks = field.type === 'date' ? /哪天|哪一天|几号|哪日|具体/ : /几|多少|好多/;
  const isAsked = (zeroTypes.has(field.type) || field.type === 'date') && asks.test(text);
  const others = /[\d一两二三四五六七八九十百千万]/;
  return (
    isAsked &&
    !others.test(text.replace(/一下|(?:周|礼拜|星期)[一二三四五六]/g, '')) &&
    saysUnknown(text, lexicon)
  );
}

/** 有没有哦，我想想: not known, by a word in it or by a whole clause of it. */
function saysUnknown(text: string, lexicon: Lexicon): boolean {
  return (
    findWord(
      text,
      lexicon.unknown.filter((word) => word.length > 2),
    ) !== undefined || clausesOf(text).some((clause) => isWhole(wholeForms(clause, lexicon), lexicon.unknown))
  );
}

/** Steering words that can be an answer as well: 没有了 is none of it, 提交 is a yes. The question hears them first. */
function mayAnswer(intent: MetaIntent, field: FieldSpec): boolean {
  return (
    (intent === 'done' && !open.has(field.type)) ||
    (intent === 'submit' && isSelect(field)) ||
    // 耳朵聋了 asks to hear it again, or is a disability.
    (intent === 'repeat' && isSelect(field) && field.type !== 'yes_no')
  );
}

function isSelect({ type }: FieldSpec): boolean {
  return type === 'select_one' || type === 'select_multiple' || type === 'yes_no';
}

/** A choice may be labelled with a word that steers elsewhere (不知道, 转人工): here it is the choice. */
function isChoiceLabel(forms: string[], field: FieldSpec): boolean {
  return (field.choices ?? []).some(({ label, words }) => isWhole(forms, [label, ...(words ?? [])]));
}

/** 三个月，哦不，四个月: the better one, read back. Amounts and choices have their own way with it. */
function correctsItself(text: string, field: FieldSpec, context: UnderstandContext): Understanding | null {
  if (field.type === 'amount' || isSelect(field) || open.has(field.type)) return null;
  const rest = withoutTakenBack(text, context.lexicon);
  const reading = rest === null ? null : read(rest, rest, field, context);
  if (!reading || 'reject' in reading) return null;
  return resolve({ ...reading, reasons: [...reading.reasons, 'self_corrected'] }, field, context);
}

/** 不对，是三万: takes back an answer and gives the better one in the same breath. */
function takeBack(text: string, field: FieldSpec, context: UnderstandContext): Understanding | null {
  if (context.phase === 'confirm' || isSelect(field) || open.has(field.type) || field.type === 'name')
    return null;
  const lead = (context.lexicon.wrong ?? []).find((word) => text.startsWith(word));
  if (lead === undefined) return null;
  const rest = afterDenial(text.slice(lead.length));
  const reading = rest === '' ? null : read(rest, rest, field, context);
  if (!reading || 'reject' in reading || reading.values.length !== 1 || reading.values[0] === undefined)
    return null;
  const [value] = reading.values;
  return { status: 'correct', target: { kind: 'current' }, value, readback: say(value, field.choices) };
}
