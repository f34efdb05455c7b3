import { celTypes } from './cel-value.ts';
import type { Compiled, CompiledQuestion, CompiledRepeat, Entry, Level } from './compiled.ts';
import { isGroup, type Definition, type Group, type Part, type Question, type Repeat } from './definition.ts';
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
  const { summary, intro, thanks, submits } = definition;
  const visible = namesOf(definition.questions);
  const workshop = createWorkshop(createCompiler(visible), report);
  const found = { questions: {}, relevant: {}, repeats: {} };
  const compiled: Compiled = {
    ...found,
    form: compileLevel(definition.questions, ['questions'], { visible, found, report, workshop }),
    submits: /^[a-z_]+$/u.test(submits) ? submits : workshop.expression(submits, ['submits'], 'string'),
  };
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

/** What the expressions of one level may name, by CEL type. */
type Names = { name: string; type: string }[];

interface Site {
  visible: Names;
  /** What is kept by name, whatever level it is of. */
  found: Pick<Compiled, 'questions' | 'relevant' | 'repeats'>;
  report: Report;
  workshop: Workshop;
}

/** Questions of this level by their types, repeats of it as lists of items. */
function namesOf(parts: readonly Part[]): Names {
  return parts.flatMap((part) => {
    if (!isGroup(part)) return { name: part.name, type: celTypes[part.type] };
    return part.repeat === undefined
      ? namesOf(part.questions)
      : { name: part.name, type: 'list<map<string, dyn>>' };
  });
}

function compileLevel(parts: readonly Part[], path: Path, site: Site): Level {
  return { entries: parts.flatMap((part, at) => compilePart(part, [...path, at], site)) };
}

function compilePart(part: Part, path: Path, site: Site): Entry[] {
  const { workshop, found } = site;
  const when: Expression[] = [];
  if (part.relevant !== undefined) {
    const relevant = workshop.expression(part.relevant, [...path, 'relevant'], 'bool');
    found.relevant[part.name] = relevant;
    when.push(relevant);
  }
  if (!isGroup(part)) {
    found.questions[part.name] = compileQuestion(part, path, workshop);
    return [{ when, question: part }];
  }
  if (part.repeat !== undefined) return [{ when, repeat: compileRepeat(part, part.repeat, path, site) }];
  return compileLevel(part.questions, [...path, 'questions'], site).entries.map((entry) => ({
    ...entry,
    when: [...when, ...entry.when],
    section: entry.section ?? part.title,
  }));
}

/** An item's questions see their own answers and everything outside; outside, a repeat is the list of its items. */
function compileRepeat(group: Group, repeat: Repeat, path: Path, site: Site): CompiledRepeat {
  const { workshop, found, report } = site;
  const { first, more, count, purpose, retry } = repeat;
  const at: Path = [...path, 'repeat'];
  const gate: Question = {
    name: group.name,
    type: 'yes_no',
    label: more,
    short: group.title,
    purpose,
    retry,
    required: false,
    must_know: true,
  };
  found.questions[gate.name] = { label: workshop.template(more, [...at, 'more']) };
  const visible = [...site.visible, ...namesOf(group.questions)];
  const compiled: CompiledRepeat = {
    group,
    gate,
    ...(first === undefined ? {} : { first: workshop.template(first, [...at, 'first']) }),
    ...(count === undefined ? {} : { count: workshop.expression(count, [...at, 'count'], 'int') }),
    level: compileLevel(group.questions, [...path, 'questions'], {
      visible,
      found,
      report,
      workshop: createWorkshop(createCompiler(visible), report),
    }),
  };
  found.repeats[group.name] = compiled;
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
  const { label, hint, constraint, danger, calculation, stop, note, type } = question;
  const valueType = celTypes[type];
  const compiled: CompiledQuestion = { label: template(label, [...path, 'label']) };
  if (hint !== undefined) compiled.hint = template(hint, [...path, 'hint']);
  if (constraint !== undefined) {
    compiled.constraint = expression(constraint, [...path, 'constraint'], 'bool', valueType);
  }
  if (danger !== undefined) compiled.danger = expression(danger, [...path, 'danger'], 'bool', valueType);
  if (calculation !== undefined) {
    compiled.calculation = expression(calculation, [...path, 'calculation'], valueType);
  }
  const saying = (key: 'stop' | 'note', { when, say }: { when: string; say: string }) => ({
    when: expression(when, [...path, key, 'when'], 'bool', valueType),
    say: template(say, [...path, key, 'say']),
  });
  if (stop !== undefined) compiled.stop = saying('stop', stop);
  if (note !== undefined) compiled.note = saying('note', note);
  return compiled;
}
