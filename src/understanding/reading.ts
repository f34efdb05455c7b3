import type { Value } from '../core/index.ts';
import type { Parts, ReasonCode } from './types.ts';

/**
 * What a typed grammar made of the words. No reasons: certain. Reasons: must be read back. Several values: offer them.
 * `parts`: how several values hang together. `reject`: it is this kind of answer and it is wrong. Null: not this kind of answer at all.
 */
export type Reading =
  | { values: Value[]; reasons: ReasonCode[]; parts?: Parts }
  | { reject: ReasonCode[] }
  | null;
