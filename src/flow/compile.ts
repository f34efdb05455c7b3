import { celTypes } from './cel-value.ts';
import type { Compiled, CompiledQuestion, Definition, Question } from './definition.ts';
import {
  createCompiler,
  isProblem,
  splitTemplate,
  type Compiler,
  type Expression,
  type Template,
} from './expression.ts';
import type { FindingCode } from './finding.ts';
import type { Path } from './yaml-source.ts';

/** How inspection tells what it found: a code, where in the file, and what. */
export type Report = (code: FindingCode, path: Path, message: string) => void;

/** Never true: stands for an expression that did not compile; its finding stops the start anyway. */
function broken(source: string): Expression {
  return { source, references: { names: [], keys: [], comparisons: [] }, evaluate: () => null };
}

/** Compile every expression and text of a flow, reporting what does not compile with its place. */
export function compileFlow(definition: Definition, report: Report): Compiled {
  const compiler = createCompiler(definition.questions);
  const workshop = createWorkshop(compiler, report);
  const { summary, intro, thanks, submits } = definition;
  const compiled: Compiled = {
    questions: {},
    submits: /^[a-z_]+$/u.test(submits) ? submits : workshop.expression(submits, ['submits'], 'string'),
  };
  for (const [at, question] of definition.questions.entries()) {
    compiled.questions[question.name] = compileQuestion(question, ['questions', at], workshop);
  }
  if (intro !== undefined) compiled.intro = workshop.template(intro, ['intro']);
  if (thanks !== undefined) compiled.thanks = workshop.template(thanks, ['thanks']);
  if (summary !== undefined) {
    compiled.summary = {
      intro: workshop.template(summary.intro, ['summary', 'intro']),
      relevant: summary.choices.map(({ relevant }, at) =>
        relevant === undefined
          ? undefined
          : workshop.expression(relevant, ['summary', 'choices', at, 'relevant'], 'bool'),
      ),
    };
    if (summary.outro !== undefined) {
      compiled.summary.outro = workshop.template(summary.outro, ['summary', 'outro']);
    }
  }
  return compiled;
}

interface Workshop {
  expression: (source: string, path: Path, expected: string | null, valueType?: string) => Expression;
  template: (source: string, path: Path) => Template;
}

function createWorkshop(compiler: Compiler, report: Report): Workshop {
  const expression: Workshop['expression'] = (source, path, expected, valueType) => {
    const compiled = compiler.compile(source, expected, valueType);
    if (!isProblem(compiled)) return compiled;
    report(compiled.code, path, `${compiled.message} in \`${source}\``);
    return broken(source);
  };
  return {
    expression,
    template: (source, path) => ({
      source,
      parts: splitTemplate(source).map((part) =>
        typeof part === 'string' ? part : expression(part.expression, path, null),
      ),
    }),
  };
}

function compileQuestion(
  question: Question,
  path: Path,
  { expression, template }: Workshop,
): CompiledQuestion {
  const { label, hint, relevant, constraint, danger, calculation, stop, type } = question;
  const valueType = celTypes[type];
  const compiled: CompiledQuestion = { label: template(label, [...path, 'label']) };
  if (hint !== undefined) compiled.hint = template(hint, [...path, 'hint']);
  if (relevant !== undefined) compiled.relevant = expression(relevant, [...path, 'relevant'], 'bool');
  if (constraint !== undefined) {
    compiled.constraint = expression(constraint, [...path, 'constraint'], 'bool', valueType);
  }
  if (danger !== undefined) compiled.danger = expression(danger, [...path, 'danger'], 'bool', valueType);
  if (calculation !== undefined) {
    compiled.calculation = expression(calculation, [...path, 'calculation'], valueType);
  }
  if (stop !== undefined) {
    compiled.stop = {
      when: expression(stop.when, [...path, 'stop', 'when'], 'bool', valueType),
      say: template(stop.say, [...path, 'stop', 'say']),
    };
  }
  return compiled;
}
