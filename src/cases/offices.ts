import type { Role } from '../core/index.ts';

/** Roles of the offices above the villages. */
export const officeRoles: readonly Role[] = ['township_officer', 'county_officer'];
