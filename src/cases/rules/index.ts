import type { Act, ActKind } from '../act.ts';
import type { Stage } from '../stage.ts';
import { accepted, supplemented } from './acceptance.ts';
import { comparisonRequested, comparisonReturned, hitSettled } from './comparison.ts';
import { announced, countyDecided, monitoringStarted, townReviewed } from './decision.ts';
import { evaluated, groupOpined } from './evaluation.ts';
import { memberChanged, urgentAsked, urgentDecided, urgentPaid } from './household.ts';
import { appealDecided, appealed, referred, rejected, returned, withdrawn } from './leaving.ts';
import { handoverAnswered, handoverStarted, liaisonAssigned, liaisonEnded } from './liaison.ts';
import {
  measureAnswered,
  measureConfirmed,
  measureJudged,
  measureMoved,
  measureProposed,
} from './measure.ts';
import { objectionRaised, objectionSettled } from './objection.ts';
import { publicityClosed, publicityOpened, publicityRecomputed } from './publicity.ts';
import type { ActRule, AnyRule } from './rule.ts';
import { cosigned, recused, rechecked, verificationMissed, verified } from './verification.ts';
import { visited } from './visit.ts';

type Rules = { [K in Exclude<ActKind, 'declared'>]: ActRule<K> };

/** Every act on a case that is there; declaring is what makes one. */
export const rules: Rules = {
  supplemented,
  accepted,
  verified,
  cosigned,
  verification_missed: verificationMissed,
  rechecked,
  recused,
  group_opined: groupOpined,
  evaluated,
  publicity_opened: publicityOpened,
  publicity_closed: publicityClosed,
  publicity_recomputed: publicityRecomputed,
  objection_raised: objectionRaised,
  objection_settled: objectionSettled,
  comparison_requested: comparisonRequested,
  comparison_returned: comparisonReturned,
  hit_settled: hitSettled,
  town_reviewed: townReviewed,
  county_decided: countyDecided,
  announced,
  monitoring_started: monitoringStarted,
  returned,
  rejected,
  referred,
  withdrawn,
  appealed,
  appeal_decided: appealDecided,
  urgent_asked: urgentAsked,
  urgent_decided: urgentDecided,
  urgent_paid: urgentPaid,
  liaison_assigned: liaisonAssigned,
  liaison_ended: liaisonEnded,
  handover_started: handoverStarted,
  handover_answered: handoverAnswered,
  visited,
  member_changed: memberChanged,
  measure_proposed: measureProposed,
  measure_answered: measureAnswered,
  measure_moved: measureMoved,
  measure_confirmed: measureConfirmed,
  measure_judged: measureJudged,
};

/** The rule of one kind of act. That the act given to it is of its kind holds by construction. */
export function ruleOf(kind: Act['kind']): AnyRule {
  return rules[kind];
}

/** The kinds of act that bring a case to a stage. */
export function actsReaching(stage: Stage): ActKind[] {
  const steps = Object.entries(rules).flatMap(([kind, rule]) =>
    rule.reaches === stage ? [kind as ActKind] : [],
  );
  return stage === 'submitted' ? ['declared'] : steps;
}
