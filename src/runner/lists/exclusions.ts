import { valueOf, type Profile } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import type { Runtime } from '../runtime.ts';

/** Stands for "none of them". */
export const noExclusion = 'none';

/** The conditions a county goes by (C-55), with 没有 before them. */
export function itemsOfExclusions({ renderer }: Runtime, profile: Profile): ListItem[] {
  return [noExclusion, ...(valueOf(profile, 'exclusion.codes') ?? [])].map((code) => ({
    name: code,
    label: renderer.word('exclusion', code),
  }));
}
