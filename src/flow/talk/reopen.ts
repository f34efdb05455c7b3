import { emit, formOf, openSlot, sayWords, sessionOf, type Draft } from './draft.ts';
import type { Slot } from './form.ts';
import { keepGathered } from './gather.ts';
import { linesOf } from './lines.ts';
import { askAgain } from './proceed.ts';

/** Ask an answered question again. Its answer stays until a new one is given; then we go on where we were. */
export function reopen(draft: Draft, { path }: Slot): void {
  keepGathered(draft, openSlot(draft));
  emit(draft, { type: 'moved_to', question: path });
  askAgain(draft);
}

/** 改第3题, 改5.2: the number that progress and summary show. An item's own number lists what was said of it. */
export function reopenNumber(draft: Draft, no: string): void {
  const { slots, items } = formOf(draft);
  const item = items.find((each) => each.no === no);
  const slot = slots.find((each) => each.no === no);
  const { answers } = sessionOf(draft);
  if (item !== undefined) {
    startCorrecting(draft, item.path);
  } else if (slot !== undefined && slot.path === sessionOf(draft).open) {
    comeBack(draft);
  } else if (slot === undefined || (answers[slot.path] === undefined && slot.gate?.settled !== true)) {
    sayWords(draft, 'correct_not_yet', { no });
    askAgain(draft);
  } else {
    reopen(draft, slot);
  }
}

/** 改: list the answers by number, of the whole form or of one item. */
export function startCorrecting(draft: Draft, item?: string): void {
  keepGathered(draft, openSlot(draft));
  if (linesOf(draft.flow, sessionOf(draft), formOf(draft), null).length > 0) {
    emit(draft, { type: 'correction_asked', ...(item === undefined ? {} : { item }) });
  } else {
    sayWords(draft, 'correct_none');
  }
  askAgain(draft);
}

/** Leave the list of 改, or the question whether to drop something: back to the open question or the summary. */
export function comeBack(draft: Draft): void {
  const { open, summarised = 1 } = sessionOf(draft);
  emit(
    draft,
    open === null ? { type: 'summary_shown', page: summarised } : { type: 'moved_to', question: open },
  );
  askAgain(draft);
}
