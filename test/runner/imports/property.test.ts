import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../../src/flow-tools.ts';
import { groupRows } from '../../../src/runner/imports/families.ts';
import { judgeHouseholds } from '../../../src/runner/imports/judge-households.ts';
import { findHeader, readRows } from '../../../src/runner/imports/rows.ts';
import type { RegisteredHousehold } from '../../../src/store/index.ts';
import { areas, idNumber, preset, stone } from './support.ts';

const lexicon = await loadLexicon();
const households = preset('households');
const titles = ['乡镇', '村', '组', '户编号', '姓名', '与户主关系', '身份证号码'];

/** Few names, numbers and codes, so that lists are full of namesakes, doubles and contradictions. */
const row = fc
  .record({
    place: fc.constantFrom(
      ['清溪镇', '石桥村'],
      ['清溪镇', '石桥村'],
      ['', '柳湾村'],
      ['高岭乡', '柳湾村'],
      ['', '没有村'],
    ),
    group: fc.constantFrom('', '', '1', '2组', 'x'),
    code: fc.constantFrom('', '', 'A1', 'A2'),
    name: fc.constantFrom('秦彩云', '张桂花', '窦新民', '秦小山', ''),
    relation: fc.constantFrom('户主', '户主', '之子', '配偶', ''),
    id: fc.constantFrom(
      '',
      '',
      '',
      idNumber('19570412', 11),
      idNumber('19600101', 22),
      idNumber('19850505', 33),
      '123',
    ),
  })
  .map(({ place, group, code, name, relation, id }) => [...place, group, code, name, relation, id]);
const sheet = fc.array(
  fc.oneof({ arbitrary: row, weight: 9 }, { arbitrary: fc.constant<string[]>(['', '']), weight: 1 }),
  {
    maxLength: 14,
  },
);

function run(table: string[][], known: RegisteredHousehold[]) {
  const header = findHeader(table, households);
  if ('missing' in header) throw new Error('no header');
  const rows = readRows(table, header, { today: '2026-09-24', lexicon });
  const grouped = groupRows(rows, areas, areas[0]?.code ?? stone, {
    hasRelations: true,
    headWords: ['户主'],
  });
  let serial = known.length;
  const plan = judgeHouseholds(grouped.families, known, () => `h-${(serial += 1)}`);
  return { ...plan, verdicts: [...grouped.verdicts, ...plan.verdicts] };
}

describe('any list at all', () => {
  it('gives every row that is not empty exactly one state', () => {
    fc.assert(
      fc.property(sheet, (lines) => {
        const { verdicts } = run([titles, ...lines], []);
        const rows = lines.flatMap((cells, at) => (cells.some((cell) => cell !== '') ? [at + 1] : []));
        expect(verdicts.map(({ row: at }) => at).toSorted((a, b) => a - b)).toEqual(rows);
      }),
    );
  });

  it('changes nothing when it comes again, and puts no ID number into two households', () => {
    fc.assert(
      fc.property(sheet, (lines) => {
        const table = [titles, ...lines];
        const first = run(table, []);
        const known = first.insert;
        const again = run(table, known);
        expect([again.insert, again.update]).toEqual([[], []]);
        const numbers = known.flatMap(({ family }) => family.flatMap(({ idNumber: id }) => id ?? []));
        expect(new Set(numbers).size).toBe(numbers.length);
        // Everybody in a household stood there in the list, in its village.
        for (const { village, family, name } of known) {
          expect(family[0]?.name).toBe(name);
          for (const member of family) {
            const places = lines.filter((cells) => cells[4] === member.name).map((cells) => cells[1]);
            expect(places).toContain(areas.find(({ code }) => code === village)?.name);
          }
        }
      }),
    );
  });
});
