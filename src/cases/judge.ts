import { dayOf } from '../core/index.ts';
import { applyEntry } from './fold.ts';
import { mayAct } from './policy.ts';
import { findStep, isInProcedure, isOpen, nextStage, stageReachedBy } from './procedure.ts';
import { valueOf, type Profile } from './profile.ts';
import { judgeClosing, judgeOpening } from './publicity.ts';
import type { Act, Actor, CaseState, Judgement, Refusal, Verdict } from './types.ts';
import { judgeVisit } from './visit.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What an act is judged by, besides the case itself. */
export interface ActContext {
  actor: Actor;
  now: Date;
  /** The profile the case is pinned to. */
  profile: Profile;
  calendar: WorkingCalendar;
}

/**
 * Whether an act is allowed on a case as it stands: who (policy and the county's step), when (stage), and the act's own
 * guard. Allowed, it comes back as the journal keeps it, with the state it leads to.
 */
export function judgeAct(state: CaseState, act: Act, context: ActContext): Judgement {
  const verdict = verdictOn(state, act, context);
  if (!verdict.ok) return verdict;
  const { actor, now } = context;
  const entry = {
    case: state.id,
    seq: state.seq + 1,
    at: now,
    actor,
    act: verdict.act,
    profile: state.profile,
  };
  return { ok: true, act: verdict.act, state: applyEntry(state, entry) ?? state };
}

function verdictOn(state: CaseState, act: Act, context: ActContext): Verdict {
  const { actor, profile } = context;
  if (!mayAct(actor, act.kind, state)) return refuse('not_allowed', { role: actor.role, act: act.kind });
  return judgeStage(state, act, actor, profile) ?? judgeItself(state, act, context);
}

/** A refusal when the act does not fit the stage; null when it does. */
function judgeStage(state: CaseState, act: Act, actor: Actor, profile: Profile): Verdict | null {
  const wrong = refuse('wrong_stage', { stage: state.stage, act: act.kind });
  switch (act.kind) {
    case 'supplemented':
    case 'liaison_assigned':
      return isOpen(state.stage) ? null : wrong;
    case 'withdrawn':
      return isInProcedure(state.stage) ? null : wrong;
    case 'visited':
      return state.stage === 'monitored' ? null : wrong;
    case 'publicity_recomputed':
      return state.stage === 'publicity' && state.publicity?.closedOn === undefined ? null : wrong;
    default: {
      if (valueOf(profile, 'steps') === null) return refuse('key_unset', { key: 'steps' });
      const target = stageReachedBy[act.kind];
      if (target === undefined || nextStage(state, profile) !== target) return wrong;
      const by = findStep(profile, target)?.by ?? [];
      return by.some((role) => role === actor.role)
        ? null
        : refuse('not_allowed', { role: actor.role, act: act.kind });
    }
  }
}

/** The act's own guard. */
function judgeItself(state: CaseState, act: Act, { profile, calendar, now }: ActContext): Verdict {
  switch (act.kind) {
    case 'verified': {
      const needed = valueOf(profile, 'verification.persons');
      if (needed === null) return refuse('key_unset', { key: 'verification.persons' });
      const given = new Set(act.verifiers).size;
      return given < needed ? refuse('two_verifiers', { needed, given }) : { ok: true, act };
    }
    case 'publicity_opened':
      return judgeOpening(state, act, profile, calendar, dayOf(now));
    case 'publicity_closed':
      return judgeClosing(state, act, profile, calendar, now);
    case 'visited':
      return judgeVisit(state, act.visit, profile, dayOf(now));
    default:
      return { ok: true, act };
  }
}

function refuse(code: Refusal['code'], facts: Refusal['facts']): Verdict & { ok: false } {
  return { ok: false, refusal: { code, facts } };
}
