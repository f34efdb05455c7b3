import { dayOf } from '../../core/index.ts';
import type { SectorOpinion } from '../act.ts';
import type { Sector } from '../codes.ts';
import { lineOf } from '../line.ts';
import { valueOf } from '../profile.ts';
import { refuse } from '../refusal.ts';
import type { ActRule } from './rule.ts';

/** More than so many risks are one too many for the national form (C-51). */
const mostRisks = 5;

/** 乡镇联合审核 (001_08e4 L147): each office of the county's list has said that it fits. */
export const townReviewed: ActRule<'town_reviewed'> = {
  when: 'step',
  reaches: 'town_review',
  byOthers: true,
  judge({ verification }, act, { profile }) {
    if (verification?.stale === true) return refuse('verification_stale');
    const needed = valueOf(profile, 'townReview.sectors') ?? [];
    const missing = needed.filter((sector) => !act.opinions.some((one) => one.sector === sector));
    if (missing.length > 0) return refuse('opinion_missing', { sectors: missing.join() });
    const against = sectorsAgainst(act.opinions);
    return against.length > 0 ? refuse('opinion_against', { sectors: against.join() }) : { ok: true, act };
  },
  change: () => ({ stage: 'town_review' }),
};

/**
 * 县级审定: taken in, as what kind and for which risks, the primary one first. "Below the line" is strict, and what is
 * below cannot be T3, what is not cannot be T1 or T2 (C-50, 002_b66c L88).
 */
export const countyDecided: ActRule<'county_decided'> = {
  when: 'step',
  reaches: 'county_decision',
  byOthers: true,
  judge(state, act, { profile }) {
    const { verification, openedAt } = state;
    if (verification?.stale === true) return refuse('verification_stale');
    if (act.risks.length === 0 || act.risks.length > mostRisks) return refuse('risk_missing');
    const line = lineOf(profile, dayOf(openedAt));
    const perCapita = verification?.perCapitaFen ?? null;
    if (line !== null && perCapita !== null && perCapita < line !== (act.type !== 'T3')) {
      return refuse('type_inconsistent', { type: act.type });
    }
    return { ok: true, act };
  },
  change: (_, { type, risks }) => ({ stage: 'county_decision', decision: { type, risks } }),
};

/** 备案公告 (004_bc94 L31). */
export const announced: ActRule<'announced'> = {
  when: 'step',
  reaches: 'announced',
  change: () => ({ stage: 'announced' }),
};

/** Entered in the national system and marked: monitored from today. */
export const monitoringStarted: ActRule<'monitoring_started'> = {
  when: 'step',
  reaches: 'monitored',
  change: (_, __, { at }) => ({ stage: 'monitored', monitoredSince: dayOf(at) }),
};

function sectorsAgainst(opinions: SectorOpinion[]): Sector[] {
  return opinions.flatMap(({ sector, opinion }) => (opinion === 'fits' ? [] : [sector]));
}
