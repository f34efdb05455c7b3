import { openSlot, sessionOf, type Draft } from './draft.ts';
import { extendAnswer } from './extend.ts';
import { hearAnswer } from './hear-answer.ts';
import { hearNumber } from './hear-correction.ts';
import { hearDrop } from './hear-drop.ts';
import { hearSummary } from './hear-summary.ts';
import { openAsking } from './proceed.ts';
import type { Story } from './step.ts';

/** Words, typed or spoken, wherever the talk stands. */
export function hearWords(draft: Draft, text: string, source: 'text' | 'asr', before?: Story): void {
  if (before !== undefined && extendAnswer(draft, before, text, source)) return;
  const words = numberOfQuick(draft, text);
  const { correcting, dropping } = sessionOf(draft);
  const slot = openSlot(draft);
  if (dropping !== undefined) hearDrop(draft, dropping.item, words, source);
  else if (correcting !== undefined) hearNumber(draft, words, source);
  else if (slot === undefined) hearSummary(draft, words, source);
  else hearAnswer(draft, slot, words, source);
}

/** A quick answer comes back as it was shown, `1 对`; its number is what is meant. */
function numberOfQuick(draft: Draft, text: string): string {
  const number = /^(\d+)\s/u.exec(text)?.[1];
  return number !== undefined && openAsking(draft).quick.includes(text.trim()) ? number : text;
}
