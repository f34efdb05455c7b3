import type { DigestData } from './group-messages.ts';
import type { CutList } from './message-parts.ts';
import type { Renderer } from './renderer.ts';

/** Longest digest a committee group gets, in characters (F-20). */
export const digestLimit = 900;

/** More rows than this never fit; cutting to it first keeps the number of trial renderings small. */
const mostRows = 20;

type List = 'declared' | 'handle' | 'publicity' | 'deadlines';
const lists: List[] = ['declared', 'handle', 'publicity', 'deadlines'];

/**
 * Shorten a digest's lists until its text has at most `limit` characters: always one row off the end of the longest
 * list, which then says 等n户. Lists come most pressing first, so the pressing rows stay.
 */
export function fitDigest(renderer: Renderer, data: DigestData, limit = digestLimit): DigestData {
  const fitted: DigestData = {
    ...data,
    declared: cut(data.declared, mostRows),
    handle: cut(data.handle, mostRows),
    publicity: cut(data.publicity, mostRows),
    deadlines: cut(data.deadlines, mostRows),
  };
  while (renderer.render('digest', fitted).length > limit) {
    const longest = lists.reduce((a, b) => (fitted[b].items.length > fitted[a].items.length ? b : a));
    if (fitted[longest].items.length === 0) break;
    fitted[longest].items.pop();
  }
  return fitted;
}

function cut<T>(list: CutList<T>, rows: number): CutList<T> {
  return { items: list.items.slice(0, rows), total: list.total };
}
