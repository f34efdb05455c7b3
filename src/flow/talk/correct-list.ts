import type { Asking } from './ask.ts';
import { formOf, sessionOf, type Draft } from './draft.ts';
import { linesOf, pageLength, pagesOf } from './lines.ts';
import { sayPhrase } from '../format/phrases.ts';

/**
 * 改: the answers by number, of the whole form or of one item; an item can be taken out. As many as fit a screen: those of
 * the summary's that was open, else the last; the others are reached by number or name.
 */
export function askWhichAnswer(draft: Draft, path: string | null): Asking {
  const { flow } = draft;
  const form = formOf(draft);
  const item = form.items.find((each) => each.path === path) ?? null;
  const lines = linesOf(flow, sessionOf(draft), form, item);
  const { summarised } = sessionOf(draft);
  const shown =
    item === null && summarised !== undefined
      ? (pagesOf(lines)[summarised - 1] ?? [])
      : lines.slice(-pageLength);
  const { phrases } = flow.phrases;
  const hidden = lines.length - shown.length;
  const more = hidden === 0 ? [] : [sayPhrase(flow.phrases, 'correct_more', { n: hidden })];
  const head =
    item === null ? phrases.correct : sayPhrase(flow.phrases, 'correct_item', { item: item.label });
  const drop = item === null ? [] : [sayPhrase(flow.phrases, 'remove_option', { item: item.label })];
  return { text: [head, ...more, ...shown.map(({ text }) => text), ...drop].join('\n'), quick: [] };
}
