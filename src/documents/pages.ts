/** Signs that a phone shows at once. */
export const pageLimit = 420;

/** A text as pages of whole lines, each no longer than the limit; a single longer line is a page of its own. */
export function pagesOfText(text: string, limit: number): string[] {
  const pages: string[] = [];
  for (const line of text.split('\n')) {
    const last = pages.at(-1);
    const longer = `${last ?? ''}\n${line}`;
    if (last === undefined || longer.length > limit) pages.push(line);
    else pages[pages.length - 1] = longer;
  }
  return pages;
}
