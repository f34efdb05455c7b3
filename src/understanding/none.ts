import type { QuestionType, Value } from '../core/index.ts';
import { deniesLeast } from './least.ts';
import { bare } from './normalize.ts';
import { say } from './say.ts';
import type { FieldSpec, Lexicon, Understanding } from './types.ts';
import { canonicalUnit } from './units.ts';
import { clausesOf, isWhole, wholeForms } from './words.ts';

/** Types where none of it is the value zero. */
export const zeroTypes = new Set<QuestionType>(['amount', 'count', 'quantity', 'duration']);

/** 没得, 一分没花: zero where zero is a value, none where it is not. */
export function sayNone(
  text: string,
  forms: string[],
  field: FieldSpec,
  lexicon: Lexicon,
): Understanding | null {
  const isNone =
    isWhole(forms, lexicon.none) ||
    (isWhole(forms, lexicon.no) && /[没无冇莫]/.test(text)) ||
    isNoneOf(text, field, lexicon);
  // 没人了就剩我 is one.
  const said = [forms, ...clausesOf(text).map((clause) => wholeForms(clause, lexicon))];
  const isCounted =
    field.type === 'count' && lexicon.counts?.some(({ words }) => said.some((each) => isWhole(each, words)));
  // 绝收: no harvest, and land all the same.
  const isHarvest =
    field.type === 'quantity' &&
    canonicalUnit(field.unit)?.name !== '斤' &&
    /绝收|[无没]收$|[无没]收[了的啊哦]|没.{0,2}收成/.test(text);
  if (isCounted === true || isHarvest || (!isNone && !mentionsNone(text, field, lexicon))) return null;
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
