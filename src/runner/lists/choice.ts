import { toId, type CaseId } from '../../core/index.ts';

const within = '#';

/** Between a case and what of it; the household comes with its name by itself. */
export const partOf = '/';

/** The choice of something inside a case: a hit, an objection, a record. */
export function choosePart(id: string, part: string): string {
  return `${id}${within}${part}`;
}

/** The case of a choice that names something inside it, and what. */
export function splitChoice(choice: string): { id: CaseId; part: string | null } {
  const at = choice.search(new RegExp(`[${within}${partOf}]`, 'u'));
  return at < 0
    ? { id: toId(choice), part: null }
    : { id: toId(choice.slice(0, at)), part: choice.slice(at + 1) };
}
