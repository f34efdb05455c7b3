import { describe, expect, it } from 'vitest';
import { may, mayAct, policy, type ActKind } from '../../src/cases/index.ts';
import { roles, toId, type AreaCode, type PersonId } from '../../src/core/index.ts';
import { actor, village } from './support.ts';

/** domain.md B2, cell by cell: a = own area, o = own households, . = no. */
const table = `
                     villager liaison village_secretary village_cadre township_officer county_officer operator system
declared             o        a       a                 a             .                .              .        .
supplemented         o        o       a                 a             .                .              .        .
accepted             .        .       a                 a             a                .              .        .
verified             .        o       a                 a             a                .              .        .
evaluated            .        .       a                 a             .                .              .        .
publicity_opened     .        .       a                 a             .                .              .        .
publicity_closed     .        .       a                 a             .                .              .        .
publicity_recomputed .        .       .                 .             .                .              .        a
town_reviewed        .        .       .                 .             a                .              .        .
county_decided       .        .       .                 .             a                a              .        .
monitoring_started   .        .       .                 .             a                a              .        .
liaison_assigned     .        .       a                 .             a                a              .        .
visited              .        o       a                 a             a                .              .        .
withdrawn            o        .       a                 .             .                .              .        .
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
    expect(reach).toBe({ a: 'area', o: 'own', '.': null }[cell ?? '']);
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
