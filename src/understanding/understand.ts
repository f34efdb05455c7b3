import type { QuestionType, Value } from '../core/index.ts';
import { parseConfirmation } from './confirmation.ts';
import { parseCorrection } from './correction.ts';
import { metaOf, metaOfClauses } from './meta.ts';
import { deniesLeast, withoutLeast } from './least.ts';
import { bare, maxLength, normalize } from './normalize.ts';
import { read } from './reader.ts';
import { afterDenial, withoutTakenBack } from './taken-back.ts';
import { resolve } from './resolve.ts';
import { say } from './say.ts';
import type { FieldSpec, Lexicon, MetaIntent, UnderstandContext, Understanding } from './types.ts';
import { clausesOf, findWord, isWhole, wholeForms } from './words.ts';

const open = new Set<QuestionType>(['text', 'image', 'audio', 'location']);
const zeroTypes = new Set<QuestionType>(['amount', 'count', 'quantity', 'duration']);

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
  return (intent === 'done' && !open.has(field.type)) || (intent === 'submit' && isSelect(field));
}

function isSelect({ type }: FieldSpec): boolean {
  return type === 'select_one' || type === 'select_multiple' || type === 'yes_no';
}

/** A choice may be labelled with a word that steers elsewhere (不知道, 转人工): here it is the choice. */
function isChoiceLabel(forms: string[], field: FieldSpec): boolean {
  return (field.choices ?? []).some(({ label, words }) => isWhole(forms, [label, ...(words ?? [])]));
}

/** 没得, 一分没花: zero where zero is a value, none where it is not. */
function sayNone(text: string, forms: string[], field: FieldSpec, lexicon: Lexicon): Understanding | null {
  const isNone =
    isWhole(forms, lexicon.none) ||
    (isWhole(forms, lexicon.no) && /[没无冇莫]/.test(text)) ||
    isNoneOf(text, field, lexicon);
  // 没人了就剩我 is one.
  const isCounted = field.type === 'count' && lexicon.counts?.some(({ words }) => isWhole(forms, words));
  if (isCounted === true || (!isNone && !mentionsNone(text, field, lexicon))) return null;
  if (!zeroTypes.has(field.type)) return { status: 'none' };
  const value = zeroOf(field);
  if (value === null) return null;
  const zero = { value, readback: say(value) };
  return isNone ? { status: 'accept', ...zero } : { status: 'confirm', ...zero, reasons: ['fuzzy'] };
}

/** 地都流转出去了，一分都没有 · 没有电话，有事喊人来: a clause says that there is none, and no number stands beside it. */
function mentionsNone(text: string, field: FieldSpec, lexicon: Lexicon): boolean {
  const clauses = clausesOf(text);
  const says = (clause: string) =>
    isWhole(wholeForms(clause, lexicon), lexicon.none) || isNoneOf(clause, field, lexicon);
  const others = clauses.filter((clause) => !says(clause));
  return (
    clauses.length > 1 &&
    others.length < clauses.length &&
    !/[\d一两二三四五六七八九十百千万几半]/.test(others.join(''))
  );
}

/** 没得老人了, 没挣到钱, 没得电话: a denial of the thing asked for, without a number. */
function isNoneOf(text: string, field: FieldSpec, lexicon: Lexicon): boolean {
  if (deniesLeast(text)) return true;
  const said = bare(text).replace(
    /^(?:今年|去年|现在|如今|我们?家?|屋头|屋里|家里|都|也|还|真)+(?=[没莫冇木冒])/,
    '',
  );
  if (said.length > 8 || /[\d两二三四五六七八九十百千万几多少啥]/.test(said)) return false;
  const lead = lexicon.none.find((word) => word.length <= 2 && said.startsWith(word));
  if (lead === undefined) return false;
  const rest = said.slice(lead.length).replace(/[了啊的咯哦]+$/, '');
  if (field.type === 'amount') return /^(?:钱|收入|花|挣|赚|卖|买|借|欠|用|工资|存款|进账)/.test(rest);
  if (field.type === 'count')
    return /^(?:人|住过|去过|来过|办过|得过|住院|老人|娃|孩子|小孩|儿女|病人|学生|个|劳力|劳动力|别人)/.test(
      rest,
    );
  if (field.type === 'phone') return /^(?:电话|手机|号码)/.test(rest);
  if (field.type === 'name') return /^(?:户主|名字|姓名|大名|这个人|人)/.test(rest);
  if (field.type === 'id_number') return /^(?:身份证|证|办)/.test(rest);
  if (field.type === 'quantity') return /^(?:地|田|土|种|养)/.test(rest);
  return false;
}

function zeroOf(field: FieldSpec): Value | null {
  const zero = { min: 0, max: 0, approx: false };
  switch (field.type) {
    case 'amount':
      return { type: 'amount', ...zero };
    case 'count':
      return { type: 'count', ...zero };
    case 'quantity':
      return { type: 'quantity', unit: field.unit ?? '', ...zero };
    case 'duration':
      return { type: 'duration', unit: 'month', ...zero };
    default:
      return null;
  }
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
