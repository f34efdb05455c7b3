import type { Report } from './compile.ts';
import type { Compiled } from './compiled.ts';
import { isGroup, type Definition } from './definition.ts';
import { listGroups, listParts } from './outline.ts';
import { namedQuestions } from './references.ts';

/** Questions that depend on each other in a circle: the first circle there is. */
export function inspectCircles({ questions }: Definition, compiled: Compiled, report: Report): void {
  const dependsOn = dependenciesOf({ questions }, compiled);
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
  for (const { part, path } of listParts(questions)) {
    const circle = visit(part.name, []);
    if (circle !== null) {
      report('cycle', path, circle.join(' → '));
      return;
    }
  }
}

/**
 * What each part hangs on: the names in its own `relevant`, `calculation` and `count` and in the `relevant` of the groups
 * it is in; a repeat, as the list of its items, on every question inside it, too.
 */
function dependenciesOf(
  { questions }: Pick<Definition, 'questions'>,
  compiled: Compiled,
): Map<string, string[]> {
  const dependsOn = new Map<string, string[]>();
  const add = (name: string, others: string[]): void => {
    dependsOn.set(name, [...(dependsOn.get(name) ?? []), ...others]);
  };
  for (const { part } of listParts(questions)) {
    const { name } = part;
    const expressions = [
      compiled.relevant[name],
      compiled.questions[name]?.calculation,
      compiled.repeats[name]?.count,
    ];
    add(
      name,
      expressions.flatMap((each) => (each === undefined ? [] : namedQuestions(each.references))),
    );
  }
  for (const { part } of listGroups(questions)) {
    const relevant = compiled.relevant[part.name];
    for (const { part: inside } of listParts(part.questions)) {
      if (relevant !== undefined) add(inside.name, namedQuestions(relevant.references));
      if (part.repeat !== undefined && !isGroup(inside)) add(part.name, [inside.name]);
    }
  }
  return dependsOn;
}
