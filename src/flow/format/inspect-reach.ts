import type { Report } from './compile.ts';
import type { Compiled } from './compiled.ts';
import { isGroup, type Definition, type Question } from './definition.ts';
import type { Expression } from './expression.ts';
import { listParts, listQuestions } from './outline.ts';

/** Most combinations of answers that are tried before we believe that a question can be asked. */
const mostTried = 10_000;

/** Questions that can never be asked, whatever is chosen, and talks in which nothing is ever asked. */
export function inspectReach(definition: Definition, compiled: Compiled, report: Report): void {
  const questions = listQuestions(definition.questions);
  const byName = new Map(questions.map(({ part }) => [part.name, part]));
  const closed = new Set<string>();
  for (const { part, path } of listParts(definition.questions)) {
    const relevant = compiled.relevant[part.name];
    if (relevant === undefined || canBeTrue(relevant, byName)) continue;
    for (const inside of isGroup(part) ? listQuestions(part.questions) : [{ part }])
      closed.add(inside.part.name);
    report('unreachable', [...path, 'relevant'], `question ${part.name} is never asked`);
  }
  if (questions.every(({ part: { name, calculation } }) => calculation !== undefined || closed.has(name))) {
    // Under a summary, 改 would go round and round: there is nothing to change and nothing to ask.
    report('loop_without_question', ['questions'], 'nothing is ever asked in this talk');
  }
}

/** Tries every combination of choices; an expression over anything but choices is believed. */
function canBeTrue(expression: Expression, questions: ReadonlyMap<string, Question>): boolean {
  const { names, keys } = expression.references;
  if (keys.length > 0) return true;
  const options: [string, unknown[]][] = [];
  for (const name of names) {
    const values = valuesOf(questions.get(name));
    if (values === null) return true;
    options.push([name, values]);
  }
  const combinations = options.reduce((count, [, values]) => count * values.length, 1);
  if (combinations > mostTried) return true;
  for (let at = 0; at < combinations; at += 1) {
    const scope: Record<string, unknown> = {};
    let rest = at;
    for (const [name, values] of options) {
      scope[name] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    }
    if (expression.evaluate(scope) === true) return true;
  }
  return false;
}

/** Everything an expression may see of a question's answer; null when that cannot be listed. */
function valuesOf(question: Question | undefined): unknown[] | null {
  if (question === undefined || question.calculation !== undefined) return null;
  if (question.type === 'yes_no') return [null, true, false];
  if (question.type !== 'select_one' || question.choices === undefined) return null;
  return [null, ...question.choices.map(({ name }) => name)];
}
