import type { Compiled } from './compiled.ts';
import type { Definition } from './definition.ts';
import type { Expression, Template } from './expression.ts';
import { listParts } from './outline.ts';
import type { Path } from './yaml-source.ts';

/** An expression with the place where it is written. */
export interface PlacedExpression {
  expression: Expression;
  path: Path;
}

/** Every expression of a flow, those inside texts too. */
export function listExpressions(definition: Definition, compiled: Compiled): PlacedExpression[] {
  const placed: PlacedExpression[] = [];
  const add = (path: Path, ...sources: (Expression | Template | string | undefined)[]): void => {
    for (const source of sources) {
      if (source === undefined || typeof source === 'string') continue;
      const expressions =
        'parts' in source ? source.parts.filter((part) => typeof part !== 'string') : [source];
      placed.push(...expressions.map((expression) => ({ expression, path })));
    }
  };
  for (const { part, path } of listParts(definition.questions)) {
    add([...path, 'relevant'], compiled.relevant[part.name]);
    const repeat = compiled.repeats[part.name];
    add([...path, 'repeat'], repeat?.first, repeat?.count);
    const question = compiled.questions[part.name];
    if (question === undefined) continue;
    const { label, hint, constraint, danger, calculation, stop, note } = question;
    add([...path, repeat === undefined ? 'label' : 'repeat'], label);
    add([...path, 'hint'], hint);
    add([...path, 'constraint'], constraint);
    add([...path, 'danger'], danger);
    add([...path, 'calculation'], calculation);
    add([...path, 'stop'], stop?.when, stop?.say);
    add([...path, 'note'], note?.when, note?.say);
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
