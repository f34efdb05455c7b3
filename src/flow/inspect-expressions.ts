import type { Report } from './compile.ts';
import type { Compiled, Definition, Question } from './definition.ts';
import type { Expression, Template } from './expression.ts';
import type { References } from './references.ts';
import type { Path } from './yaml-source.ts';

/** Keys and choices that expressions name, the order of questions, circles, and what nothing uses. */
export function inspectExpressions(definition: Definition, compiled: Compiled, report: Report): void {
  const questions = new Map(definition.questions.map((question) => [question.name, question]));
  for (const { expression, path } of listExpressions(definition, compiled)) {
    inspectKeys(expression, path, definition, questions, report);
    inspectComparisons(expression, path, questions, report);
  }
  inspectOrder(definition, compiled, report);
  inspectCircles(definition, compiled, report);
  inspectUse(definition, compiled, report);
}

interface Placed {
  expression: Expression;
  path: Path;
}

function listExpressions(definition: Definition, compiled: Compiled): Placed[] {
  const placed: Placed[] = [];
  const add = (path: Path, ...sources: (Expression | Template | string | undefined)[]): void => {
    for (const source of sources) {
      if (source === undefined || typeof source === 'string') continue;
      const expressions =
        'parts' in source ? source.parts.filter((part) => typeof part !== 'string') : [source];
      placed.push(...expressions.map((expression) => ({ expression, path })));
    }
  };
  for (const [at, { name }] of definition.questions.entries()) {
    const question = compiled.questions[name];
    if (question === undefined) continue;
    const { label, hint, relevant, constraint, danger, calculation, stop } = question;
    const path: Path = ['questions', at];
    add([...path, 'label'], label);
    add([...path, 'hint'], hint);
    add([...path, 'relevant'], relevant);
    add([...path, 'constraint'], constraint);
    add([...path, 'danger'], danger);
    add([...path, 'calculation'], calculation);
    add([...path, 'stop'], stop?.when, stop?.say);
  }
  add(['intro'], compiled.intro);
  add(['submits'], compiled.submits);
  add(['thanks'], compiled.thanks);
  add(['summary', 'intro'], compiled.summary?.intro);
  add(['summary', 'outro'], compiled.summary?.outro);
  for (const [at, relevant] of compiled.summary?.relevant.entries() ?? []) {
    add(['summary', 'choices', at], relevant);
  }
  return placed;
}

function inspectKeys(
  { references, source }: Expression,
  path: Path,
  { given }: Definition,
  questions: Map<string, Question>,
  report: Report,
): void {
  for (const { map, key } of references.keys) {
    const known = map === 'given' ? given.includes(key) : map === 'say' ? questions.has(key) : true;
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

function inspectOrder({ questions }: Definition, compiled: Compiled, report: Report): void {
  for (const [at, { name, calculation }] of questions.entries()) {
    const { relevant, calculation: computed } = compiled.questions[name] ?? {};
    if (computed?.references.names.includes('today') === true) {
      const message = `${name} would change from day to day: ask for the day instead`;
      report('moving_calculation', ['questions', at, 'calculation'], message);
    }
    if (relevant === undefined) continue;
    const path: Path = ['questions', at, 'relevant'];
    const later = new Set(questions.slice(at + 1).map((question) => question.name));
    for (const other of relevant.references.names.filter((each) => later.has(each))) {
      if (calculation === undefined) {
        report('forward_reference', path, `question ${name} depends on ${other}, which is asked later`);
      }
    }
  }
}

function namedQuestions({ names, keys }: References): string[] {
  return [...names, ...keys.filter(({ map }) => map === 'say').map(({ key }) => key)];
}

/** Every answer is submitted; a calculation that nothing else names is one that the author has likely forgotten. */
function inspectUse(definition: Definition, compiled: Compiled, report: Report): void {
  const used = new Set(
    listExpressions(definition, compiled).flatMap(({ expression }) => namedQuestions(expression.references)),
  );
  for (const [at, { name, calculation }] of definition.questions.entries()) {
    if (calculation === undefined || used.has(name)) continue;
    report('unused_answer', ['questions', at, 'calculation'], `nothing uses ${name}`);
  }
}

/** Each question depends on what its `relevant` and `calculation` name. */
function inspectCircles({ questions }: Definition, compiled: Compiled, report: Report): void {
  const dependsOn = new Map(
    questions.map(({ name }) => {
      const { relevant, calculation } = compiled.questions[name] ?? {};
      const expressions = [relevant, calculation].filter((each) => each !== undefined);
      return [name, expressions.flatMap(({ references }) => namedQuestions(references))];
    }),
  );
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    if (done.has(name)) return null;
    for (const other of dependsOn.get(name) ?? []) {
      const circle = visit(other, [...trail, name]);
      if (circle !== null) return circle;
    }
    done.add(name);
    return null;
  };
  for (const [at, { name }] of questions.entries()) {
    const circle = visit(name, []);
    if (circle !== null) {
      report('cycle', ['questions', at], circle.join(' → '));
      return;
    }
  }
}
