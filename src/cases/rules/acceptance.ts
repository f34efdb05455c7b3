import type { ActRule } from './rule.ts';

/** 受理: the village takes the declaration in hand. */
export const accepted: ActRule<'accepted'> = {
  when: 'step',
  reaches: 'accepted',
  change: () => ({ stage: 'accepted' }),
};

/**
 * A further declaration joins the open case; after the verification it has to be looked at first (D19). Whom nobody has
 * confirmed as one of the household neither gives nor takes back its consent.
 */
export const supplemented: ActRule<'supplemented'> = {
  when: 'open',
  change: ({ declarations, urgent, consent, verification }, { declaration }) => ({
    declarations: declarations + 1,
    urgent: urgent || declaration.urgent,
    consent:
      declaration.consent === 'at_visit' || !declaration.verifiedIdentity ? consent : declaration.consent,
    ...(verification === undefined || Object.keys(declaration.answers).length === 0
      ? {}
      : { verification: { ...verification, stale: true } }),
  }),
};
