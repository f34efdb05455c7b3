import type { CaseId, PersonId } from '../core/index.ts';

/** Somebody looked at a household's figures: ids only. */
export interface Reveal {
  id: string;
  case: CaseId;
  by: PersonId;
  at: Date;
  page: number;
}
