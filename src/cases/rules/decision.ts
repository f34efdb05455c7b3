import { dayOf } from '../../core/index.ts';
import type { Decision, SectorOpinion } from '../act.ts';
import type { ActContext } from '../act-context.ts';
import type { CaseState } from '../case-state.ts';
import { hardExclusion } from '../barred.ts';
import { exactly, standingOf } from '../assessment/figure.ts';
import { mostRisks, type Sector } from '../codes.ts';
import { fitsType } from '../assessment/type-consistency.ts';
import { lineFor } from '../line.ts';
import { decidingStage } from '../procedure.ts';
import { valueOf, type Profile } from '../profile.ts';
import { refuse, type Verdict } from '../refusal.ts';
import type { ActRule } from './rule.ts';

/**
 * 乡镇联合审核 (001_08e4 L147): each office of the county's list has said that it fits. Where the county only files and
 * announces, the township's review is the decision (X3, 004_bc94 L31); where the county decides, a decision given here
 * is none.
 */
export const townReviewed: ActRule<'town_reviewed'> = {
  when: 'step',
  reaches: 'town_review',
  byOthers: true,
  judge(state, { decision, ...act }, context) {
    const { profile } = context;
    const refused = refuseFound(state, profile);
    if (refused !== null) return refused;
    const needed = valueOf(profile, 'townReview.sectors') ?? [];
    const missing = needed.filter((sector) => !act.opinions.some((one) => one.sector === sector));
    if (missing.length > 0) return refuse('opinion_missing', { sectors: missing.join() });
    const against = sectorsAgainst(act.opinions);
    if (against.length > 0) return refuse('opinion_against', { sectors: against.join() });
    if (decidingStage(profile) !== 'town_review') return { ok: true, act };
    if (decision === undefined) return refuse('risk_missing');
    return refuseDecision(state, decision, context) ?? { ok: true, act: { ...act, decision } };
  },
  change: (_, { decision }) => ({
    stage: 'town_review',
    ...(decision === undefined ? {} : { decision: { type: decision.type, risks: decision.risks } }),
  }),
};

/** 县级审定. */
export const countyDecided: ActRule<'county_decided'> = {
  when: 'step',
  reaches: 'county_decision',
  byOthers: true,
  judge: (state, act, context) =>
    refuseFound(state, context.profile) ?? refuseDecision(state, act, context) ?? { ok: true, act },
  change: (_, { type, risks }) => ({ stage: 'county_decision', decision: { type, risks } }),
};

/** What was found must be what stands; and what nobody may overlook may also be found after the meeting. */
function refuseFound(state: CaseState, profile: Profile): Verdict | null {
  if (state.verification?.stale === true) return refuse('verification_stale');
  const exclusion = hardExclusion(state, profile);
  return exclusion === null ? null : refuse('excluded', { exclusion });
}

/**
 * "Below the line" is strict, and what is below cannot be T3, what is not cannot be T1 or T2 (C-50, 002_b66c L88).
 */
function refuseDecision(
  { verification, openedAt }: CaseState,
  { type, risks }: Decision,
  { profile, now }: ActContext,
): Verdict | null {
  if (risks.length === 0 || risks.length > mostRisks) return refuse('risk_missing');
  const line = lineFor(profile, dayOf(openedAt), dayOf(now));
  const perCapita = verification?.perCapitaFen ?? null;
  const standing = standingOf(perCapita === null ? null : exactly(perCapita), line?.fen ?? null);
  return fitsType(type, standing) ? null : refuse('type_inconsistent', { type });
}

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
