import { describe, expect, it } from 'vitest';
import { sightOf } from '../../src/cases/index.ts';
import { roles, toId, type AreaCode, type PersonId, type Role } from '../../src/core/index.ts';
import { actor, village } from './support.ts';

const mine = { village, liaison: toId<PersonId>('l1') };
const away = { village: toId<AreaCode>('sw-gl-yp'), liaison: toId<PersonId>('l2') };

describe('who may look at a case, and at how much of it (domain.md B2)', () => {
  const table: Record<Role | 'system', { hits: string; objections: boolean } | null> = {
    villager: null,
    liaison: { hits: 'none', objections: false },
    village_secretary: { hits: 'match', objections: true },
    village_cadre: { hits: 'match', objections: true },
    township_officer: { hits: 'full', objections: true },
    county_officer: { hits: 'full', objections: true },
    operator: null,
    system: null,
  };

  it.each([...roles, 'system' as const])('%s', (role) => {
    expect(sightOf([actor(role, 'l1')], mine)).toEqual(table[role]);
    const far = role === 'county_officer' ? table[role] : null;
    expect(sightOf([actor(role, 'l1')], away)).toEqual(far);
  });

  it('a liaison only their own, whatever the village', () => {
    expect(sightOf([actor('liaison', 'l2')], mine)).toBeNull();
    expect(sightOf([actor('liaison', 'l1')], { village })).toBeNull();
  });

  it('of several roles the one that sees most', () => {
    const all = [actor('liaison', 'l1'), actor('township_officer', 'l1'), actor('village_cadre', 'l1')];
    expect(sightOf(all, mine)?.hits).toBe('full');
    expect(sightOf([], mine)).toBeNull();
  });
});
