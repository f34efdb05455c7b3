import { createHash } from 'node:crypto';
import { toId, type AreaCode } from '../../core/index.ts';
import type { Area } from '../../store/index.ts';
import { findNamed } from './places.ts';
import { textIn, type ReadRow } from './rows.ts';
import type { Verdict } from './verdict.ts';

const levels = ['county', 'township', 'village'] as const;

/** Areas to write, and what became of each row. */
export interface AreaPlan {
  verdicts: Verdict[];
  insert: Area[];
  setAliases: Area[];
}

/**
 * One row is one village with the township and county around it, or a township alone. Areas have codes that contain each
 * other: from the national twelve digits where the file has them, else from the name. An area that is there is found by
 * its code, else by its name. Pure.
 */
export function judgeAreas(rows: readonly ReadRow[], known: readonly Area[]): AreaPlan {
  const plan: AreaPlan = { verdicts: [], insert: [], setAliases: [] };
  const all = known.map((area) => ({ ...area }));
  const seen = new Set<AreaCode>();

  function take(level: Area['level'], name: string, code: AreaCode, inside: AreaCode | null): Area {
    const around = all.filter(
      (area) => area.level === level && (inside === null || area.code.startsWith(`${inside}-`)),
    );
    const found = around.find((area) => area.code === code) ?? findNamed(around, name)[0];
    const area: Area = found ?? { code, name, level, aliases: [] };
    if (found === undefined) {
      all.push(area);
      plan.insert.push(area);
    }
    return area;
  }

  function judge(row: ReadRow): Pick<Verdict, 'state' | 'reason'> {
    const digits = textIn(row, 'code') ?? '';
    if (digits !== '' && !/^\d{12}$/u.test(digits)) return { state: 'faulty', reason: 'code_form' };
    const names = levels.map((field) => textIn(row, field));
    if (names[2] !== undefined && names[1] === undefined) return { state: 'faulty', reason: 'no_township' };
    const counties = all.filter(({ level }) => level === 'county');
    if (counties.length > 0 && findNamed(counties, names[0] ?? '').length === 0) {
      return { state: 'faulty', reason: 'other_county' };
    }
    const parts = digits === '' ? [] : [digits.slice(0, 6), digits.slice(6, 9), digits.slice(9)];
    const before = plan.insert.length;
    let area: Area | null = null;
    for (const [index, level] of levels.entries()) {
      const name = names[index]?.replaceAll(/\s/gu, '');
      if (name === undefined) continue;
      const inside: AreaCode | null = area?.code ?? null;
      const own = parts[index] ?? createHash('sha256').update(name).digest('hex').slice(0, 6);
      area = take(level, name, toId(inside === null ? own : `${inside}-${own}`), inside);
    }
    if (area === null) return { state: 'faulty', reason: 'missing' };
    if (seen.has(area.code)) return { state: 'repeated', reason: 'row_twice' };
    seen.add(area.code);
    const isNew = plan.insert.slice(before).includes(area);
    const aliases = [...new Set([...area.aliases, ...aliasesIn(row)])].filter((alias) => alias !== area.name);
    const isSame = aliases.length === area.aliases.length;
    area.aliases = aliases;
    if (!isSame && !isNew && !plan.insert.includes(area)) plan.setAliases.push(area);
    // Found by its code: that it bears this name, too, is for a person to say.
    const isOther = findNamed([area], names.findLast((name) => name !== undefined) ?? '').length === 0;
    return {
      state: isNew ? 'new' : isSame ? 'same' : 'changed',
      ...(isOther ? { reason: 'area_name_differs' } : {}),
    };
  }

  for (const row of rows) plan.verdicts.push({ row: row.row, ...judge(row) });
  return plan;
}

function aliasesIn(row: ReadRow): string[] {
  return (textIn(row, 'aliases') ?? '').split(/[、,，;；\s]+/u).filter((alias) => alias !== '');
}
