import { isGroup, type Group, type Part, type Question } from './definition.ts';
import type { Path } from './yaml-source.ts';

/** A question or group of a file with its place: where it is written, and the repeats it is in, outermost first. */
export interface Placed<T extends Part = Part> {
  part: T;
  path: Path;
  repeats: Group[];
}

/** Every question and group of a form, in order, groups before what is in them. */
export function listParts(
  parts: readonly Part[],
  path: Path = ['questions'],
  repeats: Group[] = [],
): Placed[] {
  return parts.flatMap((part, at): Placed[] => {
    const own: Placed = { part, path: [...path, at], repeats };
    if (!isGroup(part)) return [own];
    const within = part.repeat === undefined ? repeats : [...repeats, part];
    return [own, ...listParts(part.questions, [...own.path, 'questions'], within)];
  });
}

/** Every question of a form, in order. */
export function listQuestions(parts: readonly Part[]): Placed<Question>[] {
  return listParts(parts).filter((placed): placed is Placed<Question> => !isGroup(placed.part));
}

/** Every group of a form, in order. */
export function listGroups(parts: readonly Part[]): Placed<Group>[] {
  return listParts(parts).filter((placed): placed is Placed<Group> => isGroup(placed.part));
}

/** Names that an answer's path goes through: `members/2/age` is of the question `age` in the repeat `members`. */
export function readPath(path: string): { name: string; repeats: string[] } {
  const steps = path.split('/');
  return { name: steps.at(-1) ?? '', repeats: steps.slice(0, -1).filter((_, at) => at % 2 === 0) };
}
