import type { AreaCode } from '../../core/index.ts';
import type { Area } from '../../store/index.ts';
import { textIn, type ReadRow } from './rows.ts';
import type { RowReason } from './verdict.ts';

/** The area a row names; or why not, and the area whose people know better. */
export type Placed = { area: AreaCode } | { reason: RowReason; ask: AreaCode };

const endings = /(?:社区居民委员会|村民委员会|居委会|村委会|社区|街道|乡|镇|县|区|市|村)$/u;

/**
 * The area that a row's columns name, by name or alias, exactly: what only sounds alike or is a part of another name may
 * be somebody else's village. `level`: the smallest column that must be filled in, absent: whichever is.
 */
export function placeRow(row: ReadRow, areas: readonly Area[], county: AreaCode, level?: 'village'): Placed {
  let within: Area[] = areas.filter(({ level: its }) => its === 'county');
  const named = (['county', 'township', 'village'] as const).flatMap((field) => {
    const name = textIn(row, field);
    return name === undefined ? [] : [{ field, name }];
  });
  if (level === 'village' && !named.some(({ field }) => field === 'village')) {
    return { reason: 'place_unknown', ask: county };
  }
  for (const { field, name } of named) {
    const inside = areas.filter(
      (area) =>
        area.level === field &&
        within.some(({ code }) => code === area.code || area.code.startsWith(`${code}-`)),
    );
    const found = findNamed(inside, name);
    const ask = within.length === 1 ? (within[0]?.code ?? county) : county;
    if (found.length === 0) return { reason: 'place_unknown', ask };
    // Two villages of one name: a township between them tells them apart, else nothing here does.
    if (found.length > 1) return { reason: 'place_twice', ask };
    within = found;
  }
  const [area] = within;
  if (area === undefined || within.length > 1) return { reason: 'place_unknown', ask: county };
  return { area: area.code };
}

/** By the whole name first; else by an alias or the name without its ending. */
export function findNamed(areas: readonly Area[], said: string): Area[] {
  const name = said.replaceAll(/\s/gu, '');
  const whole = areas.filter((area) => area.name === name);
  if (whole.length > 0) return whole;
  const short = name.replace(endings, '');
  return areas.filter(
    (area) => area.aliases.includes(name) || (short.length >= 2 && area.name.replace(endings, '') === short),
  );
}
