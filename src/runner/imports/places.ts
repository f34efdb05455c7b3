import type { AreaCode } from '../../core/index.ts';
import type { Area } from '../../store/index.ts';
import { textIn, type ReadRow } from './rows.ts';
import type { RowReason } from './verdict.ts';

/** The area a row names; or why not, and the area whose people know better. */
export type Placed = { area: AreaCode } | { reason: RowReason; ask: AreaCode };

/** What is added to a place's name for the office that is in it: 石桥村村委会, 石桥村民委员会. */
const office = /(?:(?<=村)(?:村?民委员会|村?委会)|(?<=社区)居民委员会|居委会)$/u;
/** Says which kind of place it is: 石桥村 is not 石桥社区. */
const endings = /(?:社区|街道|乡|镇|县|区|市|村)$/u;

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

/** By the whole name first; else by an alias or, where no ending was said, by the name without it. */
export function findNamed(areas: readonly Area[], said: string): Area[] {
  const name = said.replaceAll(/\s/gu, '');
  const whole = areas.filter((area) => area.name === name);
  if (whole.length > 0) return whole;
  const plain = name.replace(office, '');
  const isShort = plain.length >= 2 && !endings.test(plain);
  return areas.filter((area) => {
    const full = area.name.replace(office, '');
    return area.aliases.includes(name) || full === plain || (isShort && full.replace(endings, '') === plain);
  });
}
