import { numberChoices, type Asking, type Length } from './ask.ts';
import type { Day } from '../core/index.ts';
import type { Flow, SummaryChoice } from './definition.ts';
import { describeAnswer } from './describe.ts';
import { fillIn, readForm, type Form } from './form.ts';
import { sayPhrase } from './phrases.ts';
import type { Session } from './session.ts';

/** `② 困难：看病、上学`: the relevant answers so far, under the numbers that 改 takes. */
export function summaryLines(flow: Flow, session: Session, today: Day): string[] {
  return readForm(flow, session, today).relevant.flatMap((question, at) => {
    const answer = session.answers[question.name];
    if (answer === undefined) return [];
    const said = describeAnswer(flow, session, question, answer);
    const n = circled(at + 1);
    return [sayPhrase(flow.phrases, 'summary_line', { n, short: question.short, answer: said })];
  });
}

/** ③: the number of an answer must not look like the number of an option under it. */
function circled(n: number): string {
  return n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`;
}

/** Summary, commitment and choices in one message; `brief`: the choices alone. */
export function askSummary(flow: Flow, session: Session, form: Form, today: Day, length: Length): Asking {
  const options = numberChoices(flow, shownChoices(flow, form));
  const choose = sayPhrase(flow.phrases, 'summary_choose');
  if (length === 'brief') return { text: [choose, ...options].join('\n'), quick: options };
  const lines = [
    fillIn(flow.compiled.summary?.intro, form),
    ...summaryLines(flow, session, today),
    fillIn(flow.compiled.summary?.outro, form),
    choose,
    ...options,
  ];
  return { text: lines.filter((line) => line !== '').join('\n'), quick: options };
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
