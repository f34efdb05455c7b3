import type { Day } from '../../core/index.ts';
import type { Choice } from '../../understanding/index.ts';
import { numberChoices, type Asking, type Length } from './ask.ts';
import type { Flow } from '../format/compiled.ts';
import type { SummaryChoice } from '../format/definition.ts';
import { formOf, sessionOf, type Draft } from './draft.ts';
import { fillIn, readForm, type Form } from './form.ts';
import { linesOf, pagesOf, type Line } from './lines.ts';
import { sayPhrase } from '../format/phrases.ts';
import type { Session } from './session.ts';

/** `② 困难：看病、上学`: the relevant answers so far, under the numbers that 改 takes. */
export function summaryLines(flow: Flow, session: Session, today: Day): string[] {
  return linesOf(flow, session, readForm(flow, session, today), null).map(({ text }) => text);
}

/** Whether the screen that is open is the last one of the summary. */
export function isLastPage(draft: Draft): boolean {
  return (sessionOf(draft).summarised ?? 1) >= screensOf(draft).length;
}

function screensOf(draft: Draft): Line[][] {
  return pagesOf(linesOf(draft.flow, sessionOf(draft), formOf(draft), null));
}

/**
 * The first screen; after corrections the first that shows one of them, unless they had not come so far yet. What comes
 * after it is seen again on the way to the end.
 */
export function pageToShow(draft: Draft): number {
  const { reviewed = 1, changed = [] } = sessionOf(draft);
  // What was added up on the first screen is another sum now.
  if (draft.events.some(({ type }) => type === 'item_removed')) return 1;
  const shows = ({ path }: Line): boolean =>
    changed.some((each) => path === each || (path.endsWith('/') && each.startsWith(path)));
  const at = screensOf(draft).findIndex((lines) => lines.some(shows));
  return Math.min(reviewed, Math.max(0, at) + 1);
}

/** Summary, commitment and choices, one screen at a time; `brief`: the choices alone. */
export function askSummary(draft: Draft, length: Length): Asking {
  const { flow } = draft;
  const session = sessionOf(draft);
  const form = formOf(draft);
  const screens = screensOf(draft);
  const pages = screens.length;
  // Corrections may have left fewer screens than there were.
  const page = Math.min(session.summarised ?? 1, pages);
  const choices = page < pages ? pageChoices(flow) : shownChoices(flow, form);
  const options = numberChoices(flow, choices);
  const choose = sayPhrase(flow.phrases, 'summary_choose');
  if (length === 'brief') return { text: [choose, ...options].join('\n'), quick: options };
  const shown = screens[page - 1] ?? [];
  const lines = [
    page === 1 ? fillIn(flow.compiled.summary?.intro, form) : '',
    pages === 1 ? '' : sayPhrase(flow.phrases, 'summary_page', { page, pages }),
    ...shown.map(({ text }) => text),
    page === pages ? fillIn(flow.compiled.summary?.outro, form) : '',
    choose,
    ...options,
  ];
  return { text: lines.filter((line) => line !== '').join('\n'), quick: options };
}

/** Under every screen but the last. */
export function pageChoices({ phrases }: Flow): Choice[] {
  const { summary_next: next, summary_change: change } = phrases.phrases;
  return [
    { name: 'next', label: next },
    { name: 'change', label: change },
  ];
}

/** Choices of the summary that hold for these answers. */
export function openChoices(flow: Flow, form: Form): SummaryChoice[] {
  return (flow.summary?.choices ?? []).filter((_, at) => {
    const relevant = flow.compiled.summary?.relevant[at];
    return relevant === undefined || relevant.evaluate(form.scope) === true;
  });
}

/** Those of them that are numbered; the hidden ones are taken by their words only. */
export function shownChoices(flow: Flow, form: Form): SummaryChoice[] {
  return openChoices(flow, form).filter(({ hidden }) => hidden !== true);
}
