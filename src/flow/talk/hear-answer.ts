import type { Value } from '../../core/index.ts';
import { understand, type Understanding } from '../../understanding/index.ts';
import { offersUnknown } from './ask.ts';
import { emit, formOf, sayWords, sessionOf, type Draft } from './draft.ts';
import { fieldOf, nameInItem, understandingOf } from './field.ts';
import type { Slot } from './form.ts';
import { finishPhotos, gathersPhotos } from './gather.ts';
import { giveUp, hearCommand, skip } from './hear-command.ts';
import { hearCorrection } from './hear-correction.ts';
import { beginItem, closeRepeat, removeItem, tellDifference } from './items.ts';
import { misunderstand } from './misunderstand.ts';
import { askAgain, proceed } from './proceed.ts';
import { reopenNumber } from './reopen.ts';
import { readBack, takeValue, type Heard } from './take.ts';

type Source = 'text' | 'asr';

/** Words at the open question: the question hears them first, repair words second. */
export function hearAnswer(draft: Draft, slot: Slot, text: string, source: Source): void {
  const { question } = slot;
  if (text.normalize('NFKC').trim() === '0' && offersUnknown(question)) {
    giveUp(draft, slot, text);
    return;
  }
  const field = fieldOf(draft, slot);
  const context = understandingOf(draft, source);
  const other = namedInItem(draft, text);
  if (other !== undefined) {
    reopenNumber(draft, other);
    return;
  }
  if (takesBack(draft, slot, text, source)) return;
  const understood = understand(shortcutOf(draft, slot, text) ?? text, field, context);
  const asYesOrNo = (): Understanding => understand(text, { ...field, type: 'yes_no' }, context);
  if (gathersPhotos(slot) && meansNoMore(understood, asYesOrNo)) finishPhotos(draft, slot, text);
  else if (isEmptyItem(draft, slot) && !/\d/u.test(text) && meansNoMore(understood, asYesOrNo)) {
    leaveItem(draft, slot, text);
  } else act(draft, slot, understood, text, source);
}

/** 不对，是四口 said to a question about yes and no is no answer to it: it is a better one to the question before. */
function takesBack(draft: Draft, slot: Slot, text: string, source: Source): boolean {
  const { pending, offered, answers } = sessionOf(draft);
  const { lexicon } = draft.context;
  const lead = (lexicon.wrong ?? []).find((word) => text.startsWith(word));
  const better = lead === undefined ? '' : text.slice(lead.length).replace(/^[\s\p{P}]+/u, '');
  const isOpen = pending === undefined && offered === undefined && answers[slot.path] === undefined;
  if (slot.question.type !== 'yes_no' || !isOpen || better === '' || slot.gate !== undefined) return false;
  const { slots } = formOf(draft);
  const at = slots.findIndex(({ path }) => path === slot.path);
  const before = slots.slice(0, at).findLast(({ path }) => answers[path] !== undefined);
  if (before === undefined || before.gate !== undefined) return false;
  emit(draft, { type: 'moved_to', question: before.path });
  hearAnswer(draft, before, better, source);
  return true;
}

/** 张三的年龄, in so many words: it is no answer to anything, it says what is to be corrected. */
function namedInItem(draft: Draft, text: string): string | undefined {
  return formOf(draft).slots.find((slot) => nameInItem(draft, slot) === text.trim())?.no;
}

/** The words behind the number of a shortcut. While a value is read back, numbers mean yes and no. */
function shortcutOf(draft: Draft, { question: { shortcuts = [] } }: Slot, text: string): string | undefined {
  const { pending, offered } = sessionOf(draft);
  const number = /^\d$/u.exec(text.normalize('NFKC').trim())?.[0];
  return number === undefined || pending !== undefined || offered !== undefined
    ? undefined
    : shortcuts[Number(number) - 1];
}

function act(draft: Draft, slot: Slot, understood: Understanding, text: string, source: Source): void {
  switch (understood.status) {
    case 'accept':
      if (addsToKnown(draft, slot, understood.value, text, source)) return;
      takeValue(draft, slot, {
        ...understood,
        ...wordsBehind(draft, understood.value, { raw: text, source }),
      });
      return;
    case 'confirm':
      if (slot.question.risk === 'low' && understood.reasons.every((reason) => reason === 'high_risk')) {
        takeValue(draft, slot, { ...understood, raw: text, source });
      } else {
        readBack(draft, slot, understood, text, source);
      }
      return;
    case 'choose':
      emit(draft, {
        type: 'candidates_offered',
        question: slot.path,
        candidates: understood.candidates,
        raw: text,
        source,
      });
      askAgain(draft);
      return;
    case 'confirmed': {
      const { pending } = sessionOf(draft);
      // A yes to several candidates chooses none of them.
      if (pending === undefined) askAgain(draft);
      else takeValue(draft, slot, pending);
      return;
    }
    case 'denied':
      deny(draft, slot);
      return;
    case 'none':
    case 'refuse':
      skip(draft, slot);
      return;
    case 'unknown':
      giveUp(draft, slot, text);
      return;
    case 'meta':
      // 要改 under what we knew ourselves is about that.
      if (understood.intent === 'correct' && isKnown(draft)) deny(draft, slot);
      else if (understood.intent === 'done' && slot.gate !== undefined) skip(draft, slot);
      else hearCommand(draft, slot, understood.intent);
      return;
    case 'correct':
      hearCorrection(draft, slot, understood, text, source);
      return;
    case 'reject':
      if (!nameNext(draft, slot, text, source)) misunderstand(draft, slot, understood.reasons);
  }
}

/** Who chose a meaning by its number said it before, in words. */
function wordsBehind(
  draft: Draft,
  value: Value,
  said: Pick<Heard, 'raw' | 'source'>,
): Pick<Heard, 'raw' | 'source'> {
  const { offered } = sessionOf(draft);
  const chosen = offered?.candidates.some((each) => JSON.stringify(each.value) === JSON.stringify(value));
  return offered !== undefined && chosen === true ? { raw: offered.raw, source: offered.source } : said;
}

/** 对，还摔断了胯骨 under a story that was known: it is one story, and nothing of it is lost. */
function addsToKnown(draft: Draft, slot: Slot, value: Value, text: string, source: Source): boolean {
  const { pending } = sessionOf(draft);
  if (pending?.source !== 'prefill' || pending.value.type !== 'text' || value.type !== 'text') return false;
  const { yes } = draft.context.lexicon;
  if (!yes.some((word) => text.startsWith(word))) return false;
  const joined = `${pending.value.text}\n${text}`;
  takeValue(draft, slot, { value: { type: 'text', text: joined }, raw: joined, source });
  return true;
}

/** What was read back is not so. What we knew ourselves is then asked like anything else. */
function deny(draft: Draft, { path }: Slot): void {
  const wasKnown = isKnown(draft);
  emit(draft, { type: 'readback_denied', question: path });
  if (wasKnown) {
    proceed(draft);
    return;
  }
  sayWords(draft, 'readback_denied');
  askAgain(draft);
}

/** Whether what is read back was recorded at an earlier time. */
function isKnown(draft: Draft): boolean {
  return sessionOf(draft).pending?.source === 'prefill';
}

/** 没有了 · 好了 · 跳过 · 没拍照片: what came is all there is. */
function meansNoMore(understood: Understanding, asYesOrNo: () => Understanding): boolean {
  if (understood.status === 'meta') return ['done', 'skip', 'submit'].includes(understood.intent);
  if (understood.status === 'reject') {
    const answer = asYesOrNo();
    return 'value' in answer && answer.value?.type === 'yes_no' && !answer.value.yes;
  }
  return understood.status === 'none' || understood.status === 'refuse';
}

/** The first question of an item about which nothing was said yet. */
function isEmptyItem(draft: Draft, { path, item }: Slot): boolean {
  if (item === undefined) return false;
  const [first] = formOf(draft).slots.filter((slot) => slot.item?.path === item.path);
  const { answers } = sessionOf(draft);
  return first?.path === path && !Object.keys(answers).some((key) => key.startsWith(`${item.path}/`));
}

/** Most signs of a word that can only be the name of one more item. */
const longestName = 10;

/** 鸡, said to 还养了别的吗: there is one more, and this is its name. */
function nameNext(draft: Draft, { path, gate }: Slot, text: string, source: Source): boolean {
  const name = draft.flow.questions.find((question) => question.name === gate?.repeat.group.repeat?.named_by);
  const { remarks = [] } = draft.context.lexicon;
  const isRemark = /\d/u.test(text) || remarks.some((word) => text.includes(word));
  if (name === undefined || isRemark || [...text.trim()].length > longestName) return false;
  const asked = { name: name.name, type: name.type, asked: name.label, choices: name.choices ?? [] };
  const context = understandingOf(draft, source);
  const understood = understand(text, asked, context);
  const isNumber = understand(text, { name: name.name, type: 'amount' }, context).status !== 'reject';
  if (understood.status !== 'accept' || isNumber) return false;
  const item = beginItem(draft, { path });
  const slot = formOf(draft).slots.find((each) => each.path === `${item}/${name.name}`);
  if (slot !== undefined) takeValue(draft, slot, { ...understood, raw: text, source });
  return slot !== undefined;
}

/** 没有了 instead of one more name: there are no more. */
function leaveItem(draft: Draft, { item }: Slot, raw: string): void {
  if (item === undefined) return;
  removeItem(draft, item);
  const repeat = item.path.slice(0, item.path.lastIndexOf('/'));
  closeRepeat(draft, repeat, raw);
  sayWords(draft, 'noted_plain');
  tellDifference(draft, repeat);
  proceed(draft);
}
