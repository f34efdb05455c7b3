import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { celTypes } from './cel-value.ts';
import { readReferences, type References } from './references.ts';

/** Names that expressions may use besides the questions'. */
const engineVariables = ['value', 'given', 'item', 'say', 'today'];

/** Whether a question may not be called so: the engine or CEL itself uses the word. */
export function isReserved(name: string): boolean {
  if ([...engineVariables, 'true', 'false', 'null', 'in'].includes(name)) return true;
  const environment = new Environment();
  if (environment.hasVariable(name)) return true;
  try {
    environment.registerVariable(name, 'dyn');
    return false;
  } catch {
    return true;
  }
}

/** What an expression is evaluated over: answers by name, and the engine's variables. */
export type Scope = Record<string, unknown>;

/** A compiled CEL expression. */
export interface Expression {
  source: string;
  references: References;
  /** Null when it needs an answer that is not there: never an error, never a guess. */
  evaluate(scope: Scope): unknown;
}

/** A text with `{{ CEL }}` in it. */
export interface Template {
  source: string;
  parts: (string | Expression)[];
}

export type ExpressionProblem = {
  code: 'unknown_reference' | 'expression_syntax' | 'expression_type';
  message: string;
};

export interface Compiler {
  /** `valueType`: the CEL type of `value` where the expression judges one answer. */
  compile(source: string, expected: string | null, valueType?: string): Expression | ExpressionProblem;
}

/**
 * Expressions of one level of a flow, over the names that are visible there with their CEL types. They are checked
 * against typed variables, and evaluated over untyped ones, because CEL's types have no null and every answer may be
 * missing: what needs a missing answer comes out as null.
 */
export function createCompiler(visible: readonly { name: string; type: string }[]): Compiler {
  const checker = new Environment();
  for (const type of new Set(Object.values(celTypes))) {
    checker.registerOperator(`${type} == null`, (left: unknown, right: unknown) => left === right);
  }
  const runner = new Environment();
  for (const { name, type } of new Map(visible.map((each) => [each.name, each])).values()) {
    if (isReserved(name)) continue;
    checker.registerVariable(name, type);
    runner.registerVariable(name, 'dyn');
  }
  for (const environment of [checker, runner]) {
    environment
      .registerVariable('given', 'map<string, dyn>')
      .registerVariable('item', 'map<string, dyn>')
      .registerVariable('say', 'map<string, string>')
      .registerVariable('today', 'string')
      .registerFunction('sum(list<dyn>): double', sum);
  }
  runner.registerVariable('value', 'dyn');

  return {
    compile(source, expected, valueType) {
      const environment = checker.clone();
      if (valueType !== undefined) environment.registerVariable('value', valueType);
      const { valid, type, error } = environment.check(source);
      if (!valid) return { code: problemCode(error), message: firstLine(error?.message ?? source) };
      if (expected !== null && type !== expected && type !== 'dyn') {
        return { code: 'expression_type', message: `expected ${expected}, got ${type}` };
      }
      const run = runner.parse(source);
      return {
        source,
        references: readReferences(run.ast),
        evaluate(scope) {
          try {
            return run(scope) as unknown;
          } catch (failure) {
            // Types were checked at load, so what fails here is a missing answer or fact.
            if (failure instanceof EvaluationError) return null;
            throw failure;
          }
        },
      };
    },
  };
}

/** Of what every item has: one number that is not known makes the sum unknown, never smaller. */
function sum(numbers: unknown[]): number {
  return numbers.reduce<number>((total, number) => {
    if (typeof number !== 'number' && typeof number !== 'bigint') throw new EvaluationError('no number');
    return total + Number(number);
  }, 0);
}

export function isProblem(compiled: Expression | ExpressionProblem): compiled is ExpressionProblem {
  return 'code' in compiled;
}

/** The source between `{{ }}` of each part of a text; plain text stays text. */
export function splitTemplate(source: string): (string | { expression: string })[] {
  return source
    .split(/(\{\{.*?\}\})/su)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{{') ? { expression: part.slice(2, -2).trim() } : part));
}

/** Fill a template in; what is missing is left out. */
export function renderTemplate(template: Template, scope: Scope): string {
  return template.parts
    .map((part) => (typeof part === 'string' ? part : show(part.evaluate(scope))))
    .join('');
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

function problemCode(error: { code?: string; name: string } | undefined): ExpressionProblem['code'] {
  if (error?.code === 'unknown_variable') return 'unknown_reference';
  return error?.name === 'ParseError' ? 'expression_syntax' : 'expression_type';
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}
