import type { Value } from '../core/index.ts';
import type { ReasonCode } from './types.ts';

/**
 * What a typed grammar made of the words. No reasons: certain. Reasons: must be read back. Several values: offer them.
 * `reject`: it is this kind of answer and it is wrong. Null: not this kind of answer at all.
 */
export type Reading = { values: Value[]; reasons: ReasonCode[] } | { reject: ReasonCode[] } | null;
