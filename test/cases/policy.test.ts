import { describe, expect, it } from 'vitest';
import { may, mayAct, policy, type ActKind } from '../../src/cases/index.ts';
import { roles, toId, type AreaCode, type PersonId } from '../../src/core/index.ts';
import { actor, village } from './support.ts';

/** domain.md B2, cell by cell: a = own area, o = own households, * = every case, . = no. */
const table = `
                     villager liaison village_secretary village_cadre township_officer county_officer operator system
declared             o        a       a                 a             .                .              .        .
supplemented         o        o       a                 a             .                .              .        .
accepted             .        .       a                 a             a                .              .        .
verified             .        o       a                 a             a                .              .        .
cosigned             .        o       a                 a             a                .              .        .
verification_missed  .        o       a                 a             a                .              .        .
rechecked            .        o       a                 a             a                .              .        .
recused              .        o       a                 a             a                a              .        .
group_opined         .        .       a                 a             .                .              .        .
evaluated            .        .       a                 a             .                .              .        .
publicity_opened     .        .       a                 a             .                .              .        .
publicity_closed     .        .       a                 a             .                .              .        .
publicity_recomputed .        .       .                 .             .                .              .        a
objection_raised     *        o       a                 a             a                a              .        .
objection_settled    .        .       .                 .             a                a              .        .
comparison_requested .        .       .                 .             a                a              .        .
comparison_returned  .        .       .                 .             a                a              .        .
hit_settled          .        .       .                 .             a                a              .        .
town_reviewed        .        .       .                 .             a                .              .        .
county_decided       .        .       .                 .             a                a              .        .
announced            .        .       .                 .             a                a              .        .
monitoring_started   .        .       .                 .             a                a              .        .
returned             .        .       a                 a             a                a              .        .
rejected             .        .       .                 .             a                a              .        .
referred             .        .       a                 .             a                a              .        .
withdrawn            o        .       a                 .             .                .              .        .
appealed             o        o       a                 a             .                .              .        .
appeal_decided       .        .       .                 .             a                a              .        .
urgent_asked         o        o       a                 a             a                a              .        .
urgent_decided       .        .       .                 .             a                .              .        .
urgent_paid          .        .       .                 .             a                .              .        .
liaison_assigned     .        .       a                 .             a                a              .        .
liaison_ended        .        .       a                 .             a                a              .        a
handover_started     .        o       a                 .             a                a              .        .
handover_answered    .        a       a                 a             a                .              .        .
visited              .        o       a                 a             a                .              .        .
member_changed       o        o       a                 a             a                .              .        .
measure_proposed     .        o       a                 a             a                .              .        .
measure_answered     o        o       a                 a             .                .              .        .
measure_moved        .        o       a                 a             a                a              .        .
measure_confirmed    o        o       a                 a             .                .              .        .
measure_judged       .        o       a                 a             a                .              .        .
`;

const [header = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/u));

describe('policy', () => {
  it('is complete', () => {
    expect(new Set(header)).toEqual(new Set([...roles, 'system']));
    expect(new Set(rows.map(([act]) => act))).toEqual(new Set(Object.keys(policy)));
  });

  it.each(
    rows.flatMap(([act, ...cells]) => cells.map((cell, column) => ({ act, role: header[column], cell }))),
  )('$role, $act: $cell', ({ act, role, cell }) => {
    const reach = may(role as (typeof roles)[number], act as ActKind);
    expect(reach).toBe({ a: 'area', o: 'own', '*': 'any', '.': null }[cell ?? '']);
  });

  it('reaches as far as the area of the role', () => {
    const here = { village };
    const away = { village: toId<AreaCode>('sw-qx-ls') };
    expect(mayAct(actor('village_secretary'), 'accepted', here)).toBe(true);
    expect(mayAct(actor('village_secretary'), 'accepted', away)).toBe(false);
    expect(mayAct(actor('township_officer'), 'town_reviewed', away)).toBe(true);
    expect(mayAct(actor('township_officer'), 'town_reviewed', { village: toId<AreaCode>('sw-gl-yp') })).toBe(
      false,
    );
    expect(mayAct({ ...actor('village_secretary'), area: null }, 'accepted', here)).toBe(false);
  });

  it('lets a liaison act for the own households only', () => {
    const mine = { village, liaison: toId<PersonId>('l1') };
    expect(mayAct(actor('liaison', 'l1'), 'visited', mine)).toBe(true);
    expect(mayAct(actor('liaison', 'l2'), 'visited', mine)).toBe(false);
    expect(mayAct(actor('liaison', 'l1'), 'visited', { village })).toBe(false);
  });
});
