import type { Value } from '../core/index.ts';
import { metaOf } from './meta.ts';
import { readNumeral } from './numeral.ts';
import { addRanges, mapRange } from './range.ts';
import { say } from './say.ts';
import { afterDenial } from './taken-back.ts';
import type { FieldSpec, Lexicon, UnderstandContext, Understanding } from './types.ts';
import { clausesOf, isWhole, wholeForms } from './words.ts';

/**
 * The answer to a read-back: yes, no, one of the offered values, or a better value (不对，是三万 · 三万五).
 * `answer` reads words as an answer to the question itself. Null: nothing that belongs to the read-back.
 */
export function parseConfirmation(
  text: string,
  field: FieldSpec,
  context: UnderstandContext,
  answer: (text: string) => Understanding,
): Understanding | null {
  const { lexicon, offered, pending } = context;
  const forms = wholeForms(text, lexicon);
  const digit = forms
    .map((form) => /^(?:选|第|是)*([0-9一二三四五六七八九])(?:个|项|号|种|对|不对)?$/.exec(form)?.[1])
    .find((sign) => sign !== undefined);
  const no =
    digit === undefined
      ? -1
      : '0123456789'.includes(digit)
        ? Number(digit)
        : '零一二三四五六七八九'.indexOf(digit);
  if (offered && offered.length > 0) {
    const value = offered[no - 1];
    if (value) return { status: 'accept', value, readback: say(value, field.choices) };
    if (no >= 0) return { status: 'reject', reasons: ['no_such_choice'] };
  } else if (no === 1) return { status: 'confirmed' };
  else if (no === 2) return { status: 'denied' };
  const moved = moveZero(text, pending);
  if (moved) return { status: 'confirm', value: moved, readback: say(moved), reasons: ['self_corrected'] };
  // 没有 to "没有，对吗？" says it once more.
  if (pending?.type === 'yes_no' && !pending.yes && isWhole(forms, lexicon.none))
    return { status: 'confirmed' };
  const clauses = clausesOf(text).map((clause) => wholeForms(clause, lexicon));
  const every = (...lists: (string[] | undefined)[]) =>
    clauses.length > 0 && clauses.every((each) => lists.some((words) => isWhole(each, words)));
  if (isWhole(forms, lexicon.no) || every(lexicon.wrong, lexicon.denials)) return { status: 'denied' };
  const intent = metaOf(forms, lexicon);
  const isYes =
    isWhole(forms, lexicon.yes) ||
    every(lexicon.yes, lexicon.agreed) ||
    isWhole(forms, lexicon.soft_yes) ||
    hedgedYes(forms, lexicon);
  if (isYes || intent === 'submit') {
    return offered && offered.length > 1
      ? { status: 'reject', reasons: ['no_such_choice'] }
      : { status: 'confirmed' };
  }
  if (intent !== null && intent !== 'done') return { status: 'meta', intent };
  const better = answer(withoutLead(withoutHeard(withoutZero(text)), context));
  // 要得，就这样: what is left of a yes says it once more.
  if (better.status === 'meta' && better.intent === 'submit') return { status: 'confirmed' };
  if (
    pending?.type === 'amount' &&
    /还有|另外|再加|还要加|加上|外加|添上|还差|(?<!数字?|点|零)(?:漏|忘)(?:了|记了?|说|算|加|写|填|报|讲|计)|没(?:算|加|计|报)(?:上|进)?/.test(
      text,
    ) &&
    'value' in better &&
    better.value?.type === 'amount'
  ) {
    return offerSum(pending, better.value);
  }
  if (
    (better.status === 'accept' || better.status === 'confirm') &&
    pending &&
    isSame(better.value, pending)
  ) {
    // 不是两万 to "20,000，对吗？" is a no, though it names the value.
    return deniesValue(text, lexicon) ? { status: 'denied' } : { status: 'confirmed' };
  }
  return better;
}

/** 好像是, 应该对: a yes that is careful, of who was asked whether a value is right. */
function hedgedYes(forms: string[], { hedges = [], yes }: Lexicon): boolean {
  return forms.some((form) =>
    hedges.some((word) => form.startsWith(word) && isWhole([form.slice(word.length)], yes)),
  );
}

/** A zero too many or too few. */
const zeroSlip = /(多|少|漏|掉)(?:打|写|说|输|按|填|点|加)?了?([一二两三123])?个?(?:零(?!头)|0|圈)/;

/** A denial in front of the very value that was read back, and nothing after it. */
function deniesValue(text: string, lexicon: Lexicon): boolean {
  return (
    /^(?!没得?错|没问题)(?:不是|没有|没得|不止|哪有|哪是|不到|没)/.test(text) ||
    startsWithAny(text, lexicon.wrong)
  );
}

function startsWithAny(text: string, words: string[] = []): boolean {
  return words.some((word) => text.startsWith(word));
}

/** 是四千，你听成四万了: without what was only heard so. */
function withoutHeard(text: string): string {
  return (
    text.replace(
      /[,。!\s]*(?:你们?|机器|手机|它)?(?:给我)?(?:听|写|记|弄|搞|打|看|当|读)成了?[^,。!]{1,10}/,
      '',
    ) || text
  );
}

/** Takes off what only says yes or no before the value: 不对，是三万 → 三万; 对，三万五 → 三万五; 那个数不对 应该是七千 → 七千. */
function withoutLead(text: string, { lexicon }: UnderstandContext): string {
  const [, before = '', better] = /^(.{1,12}?)[,。;!\s]*应[该当]是(.+)$/.exec(text) ?? [];
  if (better !== undefined && (lexicon.wrong ?? []).some((word) => before.endsWith(word))) return better;
  // 哎呀按快了，15000
  const slipped = /^(.{2,10}?)[,。;!\s]+(.*\d.*|.*[一二两三四五六七八九十百千万].*)$/.exec(text);
  if (slipped && (lexicon.wrong ?? []).some((word) => word.length > 2 && slipped[1]?.endsWith(word)))
    return afterDenial(slipped[2] ?? '');
  const words = [...(lexicon.wrong ?? []), ...lexicon.no, ...lexicon.yes].toSorted(
    (a, b) => b.length - a.length,
  );
  // 不是两万是三万 begins with 不是, which is no 不 before a value.
  const lead = words.find((word) => text.startsWith(word));
  if (lead === undefined || !/^[,。!\s是]/.test(text.slice(lead.length)))
    return text.replace(/^(?:应该是|应当是)/, '');
  const rest = afterDenial(text.slice(lead.length));
  return rest === '' ? text : rest;
}

/** 少打了个零，是二十万: the zero is no amount of its own. */
function withoutZero(text: string): string {
  const rest = text.replace(zeroSlip, '').replace(/^[,。!\s]+/, '');
  return /[\d一二三四五六七八九两十百千万]/.test(rest) ? rest : text;
}

/** 少了个零, 多打了个零 without a new number: the value read back, ten times or a tenth. */
function moveZero(text: string, pending: Value | undefined): Value | null {
  if (pending?.type !== 'amount' || /[1-9一二三四五六七八九两十百千万]/.test(text.replace(zeroSlip, '')))
    return null;
  const [, way, count = '一'] = zeroSlip.exec(text) ?? [];
  if (way === undefined) return null;
  const zeros = readNumeral(count, 0)?.min ?? 1;
  const by = way === '多' ? 0.1 ** zeros : 10 ** zeros;
  return { ...pending, ...mapRange(pending, (fen) => Math.round(fen * by)) };
}

/** 对了，还有两千: offer the sum, what was said first, and the new value alone. */
function offerSum(
  pending: Extract<Value, { type: 'amount' }>,
  more: Extract<Value, { type: 'amount' }>,
): Understanding {
  const sum: Value = { ...pending, ...addRanges(pending, more) };
  const candidates = [sum, pending, more].map((value) => ({ value, readback: say(value) }));
  return { status: 'choose', candidates, reasons: ['several_values'], adds: more };
}

function isSame(a: Value, b: Value): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Value): [string, unknown][] {
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
