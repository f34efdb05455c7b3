import type { Report } from './compile.ts';
import type { Compiled } from './compiled.ts';
import { isGroup, type Definition, type Question } from './definition.ts';
import type { Expression } from './expression.ts';
import { inspectCircles } from './inspect-circles.ts';
import { listExpressions } from './list-expressions.ts';
import { listParts, listQuestions } from './outline.ts';
import { namedQuestions } from './references.ts';
import type { Path } from './yaml-source.ts';

/** Keys and choices that expressions name, the order of questions, circles, and what nothing uses. */
export function inspectExpressions(definition: Definition, compiled: Compiled, report: Report): void {
  const questions = new Map(listQuestions(definition.questions).map(({ part }) => [part.name, part]));
  const names = new Set(listParts(definition.questions).map(({ part }) => part.name));
  for (const { expression, path } of listExpressions(definition, compiled)) {
    inspectKeys(expression, path, definition, names, report);
    inspectComparisons(expression, path, questions, report);
  }
  inspectOrder(definition, compiled, report);
  inspectCircles(definition, compiled, report);
  inspectUse(definition, compiled, report);
}

function inspectKeys(
  { references, source }: Expression,
  path: Path,
  { given }: Definition,
  names: ReadonlySet<string>,
  report: Report,
): void {
  // What is neither a fact nor an item of a list is one of a repeat, which has the answers to its questions.
  for (const { map, key } of references.keys) {
    const known = map === 'given' ? given.includes(key) : map === 'item' || names.has(key);
    if (!known) report('unknown_reference', path, `${map}.${key} in \`${source}\` does not exist`);
  }
}

function inspectComparisons(
  { references, source }: Expression,
  path: Path,
  questions: Map<string, Question>,
  report: Report,
): void {
  for (const { variable, text } of references.comparisons) {
    const choices = questions.get(variable)?.choices;
    if (choices !== undefined && !choices.some(({ name }) => name === text)) {
      report('unknown_choice', path, `${variable} has no choice ${text} in \`${source}\``);
    }
  }
}

function inspectOrder(definition: Definition, compiled: Compiled, report: Report): void {
  const parts = listParts(definition.questions);
  for (const [at, { part, path }] of parts.entries()) {
    const { name } = part;
    if (compiled.questions[name]?.calculation?.references.names.includes('today') === true) {
      const message = `${name} would change from day to day: ask for the day instead`;
      report('moving_calculation', [...path, 'calculation'], message);
    }
    const relevant = compiled.relevant[name];
    if (relevant === undefined || (!isGroup(part) && part.calculation !== undefined)) continue;
    const later = new Set(parts.slice(at + 1).map((other) => other.part.name));
    for (const other of relevant.references.names.filter((each) => later.has(each))) {
      const message = `question ${name} depends on ${other}, which is asked later`;
      report('forward_reference', [...path, 'relevant'], message);
    }
  }
}

/** Every answer is submitted; a calculation that nothing else names is one that the author has likely forgotten. */
function inspectUse(definition: Definition, compiled: Compiled, report: Report): void {
  const used = new Set(
    listExpressions(definition, compiled).flatMap(({ expression }) => namedQuestions(expression.references)),
  );
  for (const { part, path } of listQuestions(definition.questions)) {
    if (part.calculation === undefined || used.has(part.name)) continue;
    report('unused_answer', [...path, 'calculation'], `nothing uses ${part.name}`);
  }
}
