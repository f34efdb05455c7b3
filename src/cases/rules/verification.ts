import { dayOf, type PersonId } from '../../core/index.ts';
import type { ExclusionFact } from '../act.ts';
import type { VerificationState } from '../case-state.ts';
import type { ExclusionCode } from '../codes.ts';
import { findStep } from '../procedure.ts';
import { valueOf } from '../profile.ts';
import { refuse } from '../refusal.ts';
import type { ActRule, Change } from './rule.ts';

/**
 * 入户核实 by as many people as the county asks for (E-07): one writes down what they found and names who else was
 * there; the step is taken when each of them has put their own name to it.
 */
export const verified: ActRule<'verified'> = {
  when: 'step',
  reaches: 'verified',
  judge(state, act, { actor, now, profile }) {
    const needed = valueOf(profile, 'verification.persons');
    if (needed === null) return refuse('key_unset', { key: 'verification.persons' });
    const today = dayOf(now);
    if (act.on > today) return refuse('day_in_future', { on: act.on, today });
    const people = new Set<string>([actor.person, ...act.others]);
    if (act.others.some((person) => state.recused.includes(person))) return refuse('recused');
    if (people.size < needed) return refuse('two_verifiers', { needed, given: people.size });
    return { ok: true, act: { ...act, others: [...new Set(act.others)], signers: people.size } };
  },
  change(state, act, { actor, seq }) {
    const verification: VerificationState = {
      record: seq,
      on: act.on,
      conclusion: act.conclusion,
      signed: personsOf([actor.person]),
      waiting: act.others.filter((person) => person !== actor.person),
      signers: act.signers,
      exclusions: countedOf(act.exclusions),
      perCapitaFen: act.perCapitaFen,
      stale: false,
    };
    return { verification, consent: act.consent ?? state.consent, ...stageOf(verification) };
  },
};

/**
 * The other visitor signs what they have read, or does not agree: then nothing was verified, and somebody goes again.
 */
export const cosigned: ActRule<'cosigned'> = {
  when: 'step',
  reaches: 'verified',
  judge({ verification }, act, { actor }) {
    if (verification === undefined) return refuse('not_named');
    if (verification.signed.some((person) => person === actor.person)) return refuse('signed_before');
    if (!verification.waiting.some((person) => person === actor.person)) return refuse('not_named');
    if (act.record !== undefined && act.record !== verification.record) return refuse('record_changed');
    return { ok: true, act };
  },
  change({ verification }, { agrees }, { actor }) {
    if (verification === undefined) return {};
    if (!agrees) return { verification: undefined };
    const signed = [...verification.signed, ...personsOf([actor.person])];
    const waiting = verification.waiting.filter((person) => person !== actor.person);
    const next = { ...verification, signed, waiting };
    return { verification: next, ...stageOf(next) };
  },
};

/** Nobody was there, or nobody was let in: kept, and no step. */
export const verificationMissed: ActRule<'verification_missed'> = {
  when: 'procedure',
  change: () => ({}),
};

/**
 * What the household added after the verification, or who came and left, looked at by one of those who verified; or, once
 * every name is put to it, by who may verify in this county: from then on it is their finding, too. The rule asks for the
 * right alone: that others are offered it only when those who verified serve no more is the list's to see to. Of a
 * household that is looked after as well (D11).
 */
export const rechecked: ActRule<'rechecked'> = {
  when: 'open',
  judge({ verification }, act, { actor, profile }) {
    if (verification === undefined) return refuse('not_named');
    const hasSigned = verification.signed.some((person) => person === actor.person);
    const mayVerify = findStep(profile, 'verified')?.by.some((role) => role === actor.role) === true;
    const isComplete = verification.waiting.length === 0;
    return hasSigned || (mayVerify && isComplete) ? { ok: true, act } : refuse('not_named');
  },
  change({ verification }, { perCapitaFen, exclusions }, { actor, seq }) {
    if (verification === undefined) return {};
    const signed = [...new Set([...verification.signed, ...personsOf([actor.person])])];
    return {
      verification: {
        ...verification,
        record: seq,
        signed,
        stale: false,
        perCapitaFen,
        exclusions: countedOf(exclusions),
      },
    };
  },
};

/** 回避: said by whoever is a near relative, or of them. Their name comes off a verification that is not complete. */
export const recused: ActRule<'recused'> = {
  when: 'open',
  change(state, { person }) {
    const list = state.recused.includes(person) ? state.recused : [...state.recused, person];
    const { signed = [], waiting = [] } = state.verification ?? {};
    const open = waiting.length > 0 && [...signed, ...waiting].includes(person);
    return { recused: list, ...(open ? { verification: undefined } : {}) };
  },
};

function stageOf({ signed, signers }: VerificationState): Change {
  return signed.length >= signers ? { stage: 'verified' } : {};
}

function countedOf(facts: ExclusionFact[]): ExclusionCode[] {
  return facts.flatMap(({ code, mitigated }) => (mitigated ? [] : [code]));
}

/** Who signs has a name: a villager without a person, or the system, never gets past the policy. */
function personsOf(people: (PersonId | 'system' | 'unbound')[]): PersonId[] {
  return people.flatMap((person) => (person === 'system' || person === 'unbound' ? [] : [person]));
}
