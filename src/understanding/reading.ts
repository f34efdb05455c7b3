import type { Value } from '../core/index.ts';
import type { Parts, ReasonCode } from './types.ts';

/**
 * What a typed grammar made of the words. No reasons: certain. Reasons: must be read back. Several values: offer them.
 * `parts`: how several values hang together; `readbacks`: words for each value where the value alone does not say enough. `reject`: it is this kind of answer and it is wrong. Null: not this kind of answer at all.
 */
export type Reading =
  | { values: Value[]; reasons: ReasonCode[]; parts?: Parts; readbacks?: string[] }
  | { reject: ReasonCode[] }
  | null;

/** More meanings than this nobody can choose among on a phone: they are refused. */
export const mostOffered = 6;
