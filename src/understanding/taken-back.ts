import type { Lexicon } from './types.ts';

/** What stands between a denial and the better answer: 不对，应该是三万 → 三万. */
export function afterDenial(text: string): string {
  return text.replace(/^[,。;!\s]*(?:应该是|应当是|应该|我说的是|是)?\s*/, '');
}

const denied = /^(.{0,16}?)(?:不是|莫是)(.{1,16}?)[,。;!\s]*(?:而是|应该是|应当是|得是|是)(?!不是)(.+)$/;

/**
 * What is left of an answer that takes a part of itself back: 不是初八，是初九 → 初九; 三个月，哦不，四个月 → 四个月.
 * Null when it takes nothing back.
 */
export function withoutTakenBack(text: string, lexicon: Lexicon): string | null {
  // 三个月，不是，四个月
  const after = /[,.。;…\s](?:哦|噢|喔)?不是[,.。;…\s]+(?:应该)?是?(.+)$/.exec(text)?.[1];
  if (after !== undefined) return after;
  // 六个人,哦是七个
  const meant = /[,.。;…\s](?:哦|噢|喔|哎呀?|呃|额|唉)[,.。…\s]*(?:应该)?是(?!的|啊|吧)(.+)$/.exec(text)?.[1];
  if (meant !== undefined) return meant;
  const next = /[,.。;…\s](?:哦|噢|喔|呃)[,.。…\s]*([\d一二两三四五六七八九十].*)$/.exec(text)?.[1];
  if (next !== undefined) return next;
  const [, before, , better] = denied.exec(text) ?? [];
  if (better !== undefined) return `${before ?? ''}${better}`.trim();
  const kept = /^(.{2,20}?)[,。;!\s]*(?:而)?不是(?!我|的|吗).{1,16}$/.exec(text)?.[1];
  if (kept !== undefined) return kept.replace(/^(?:应该)?是/, '');
  const ends = (lexicon.wrong ?? [])
    .filter((word) => word.length > 1 && text.lastIndexOf(word) > 0)
    .map((word) => text.lastIndexOf(word) + word.length);
  const rest = afterDenial(text.slice(Math.max(0, ...ends)));
  return ends.length === 0 || rest === '' ? null : rest;
}
