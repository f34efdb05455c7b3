import type { Value } from '../core/index.ts';
import { mostOffered } from './reading.ts';
import { say } from './say.ts';

/** Where a number of a text stands. */
interface Place {
  start: number;
  end: number;
}

const total = /(?:一共|总共|拢共|统共|合计|共计|加起来|总计)(?:就|是|有|才)*$/;
const now = /(?:现在|如今|目前|眼下|今年|还剩下?|剩下?|只剩下?|就剩下?)(?:还|只|就|是|有|了|个)*$/;

/**
 * Which of several numbers holds: the one that was called the total, or what is left of what was (原来六个，走了一个，现在五个).
 * Null when nothing says so.
 */
export function validOf(text: string, places: Place[]): number | null {
  const before = places.map(({ start }, at) =>
    text.slice(places[at - 1]?.end ?? 0, start).replace(/[ ,]/g, ''),
  );
  const summed = before.findIndex((words) => total.test(words));
  if (summed >= 0) return summed;
  const last = before.length - 1;
  // 十二亩，哦那是老二的，我的只有七亩
  if (
    last > 0 &&
    /(?:那|这)是|不是我/.test(text) &&
    /(?:我|自己|自家|俺)(?:们|家)?的?(?:只|就|才)?(?:有|是)?$/.test(before[last] ?? '')
  )
    return last;
  return last > 0 &&
    now.test(before[last] ?? '') &&
    /原来|以前|原先|本来|从前|早先|过去|去年|走了|占了|卖了|死了/.test(text)
    ? last
    : null;
}

/** Each value with the words it was said in, so that one can be told from the other: 5（五）：5口人. */
export function sayPieces(values: Value[], text: string, places: Place[]): string[] {
  const pieces = values.length > mostOffered ? [] : piecesOf(text, places);
  return values.map((value, at) => `${say(value)}${pieces[at] ? `：${pieces[at]}` : ''}`);
}

/** The words around each number: 5口人 · 两个老人 · 猪三头. */
function piecesOf(text: string, places: Place[]): string[] {
  const clauses = [...text.matchAll(/[^,。;、!?\s]+/g)].map(({ 0: words, index }) => ({ words, index }));
  return places.map((place, at) => {
    const clause = clauses.find(
      ({ words, index }) => index <= place.start && place.start < index + words.length,
    ) ?? { words: text, index: 0 };
    const end = clause.index + clause.words.length;
    const inside = places.filter(({ start }) => start >= clause.index && start < end);
    // 猪三头牛一头 names before the number what 两个儿一个女 names behind it.
    const isBefore = (inside[0]?.start ?? 0) > clause.index;
    const isFirst = inside[0] === place;
    const isLast = inside.at(-1) === place;
    const from = isFirst ? clause.index : isBefore ? (places[at - 1]?.end ?? 0) : place.start;
    return text.slice(from, isLast ? end : isBefore ? place.end : places[at + 1]?.start);
  });
}
