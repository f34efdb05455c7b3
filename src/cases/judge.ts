import { barredBy } from './barred.ts';
import type { Act, ActKind, Actor, RecordedAct } from './act.ts';
import type { ActContext } from './act-context.ts';
import type { CaseState } from './case-state.ts';
import { applyEntry } from './fold.ts';
import { judgeJoin } from './join.ts';
import { mayAct } from './policy.ts';
import { findStep, isBranchOpen, nextStage } from './procedure.ts';
import { valueOf, type Profile } from './profile.ts';
import { isRunning } from './publicity.ts';
import { refuse, type Judgement, type Verdict } from './refusal.ts';
import { ruleOf } from './rules/index.ts';
import { isInProcedure, isOpen, type Stage } from './stage.ts';

/**
 * Whether an act is allowed on a case as it stands: who (policy, separation of duties and the county's step), when
 * (stage), and the act's own guard. Allowed, it comes back as the journal keeps it, with the state it leads to.
 */
export function judgeAct(state: CaseState, act: Act, context: ActContext): Judgement {
  const verdict =
    judgeActor(state, act.kind, context) ??
    judgeMoment(state, act.kind, context) ??
    judgeItself(state, act, context);
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

/** Acts that decide nothing about the household: a near relative may do them. */
const harmless: readonly ActKind[] = [
  'supplemented',
  'recused',
  'withdrawn',
  'appealed',
  'objection_raised',
  'urgent_asked',
];

/** Who: the policy's right, no near relative, and nobody over their own work. */
function judgeActor(state: CaseState, act: Act['kind'], { actor }: ActContext): Verdict | null {
  if (!mayAct(actor, act, state)) return refuse('not_allowed', { role: actor.role, act });
  if (actor.role === 'villager' || actor.person === 'system' || actor.person === 'unbound') return null;
  if (state.recused.includes(actor.person) && !harmless.includes(act)) return refuse('recused', { act });
  const own =
    state.verification?.signed.includes(actor.person) === true || state.rejection?.by === actor.person;
  return own && ruleOf(act).byOthers === true ? refuse('own_work', { act }) : null;
}

/** When: null when the act fits where the case stands. */
function judgeMoment(state: CaseState, act: Act['kind'], { actor, profile }: ActContext): Verdict | null {
  const wrong = refuse('wrong_stage', { stage: state.stage, act });
  const rule = ruleOf(act);
  switch (rule.when) {
    case 'step':
      return judgeStep(state, act, actor, profile, rule.reaches);
    case 'instead': {
      const next = isInProcedure(state.stage) ? nextStage(state, profile) : null;
      if (next === null) return wrong;
      // Whom a hard condition keeps from the meeting, the township answers: a village may say no only by a vote.
      if (barredBy(state, profile) !== null && actor.role === 'township_officer') return null;
      return refuseOtherRoles(profile, next, actor, act);
    }
    case 'branch': {
      const branch = valueOf(profile, 'comparison');
      if (branch === null) return refuse('key_unset', { key: 'comparison' });
      if (!isInProcedure(state.stage) || !isBranchOpen(state, branch, profile)) return wrong;
      return branch.by.some((role) => role === actor.role)
        ? null
        : refuse('not_allowed', { role: actor.role, act });
    }
    case 'procedure':
      return isInProcedure(state.stage) ? null : wrong;
    case 'open':
      return isOpen(state.stage) ? null : wrong;
    case 'publicity':
      return isRunning(state) ? null : wrong;
    case 'rejected':
    case 'monitored':
      return state.stage === rule.when ? null : wrong;
    case 'any':
      return null;
  }
}

/** The next step of the county's procedure, by whom it says, once the branches that join before it are back. */
function judgeStep(
  state: CaseState,
  act: ActKind,
  actor: Actor,
  profile: Profile,
  target: Stage | undefined,
): Verdict | null {
  if (valueOf(profile, 'steps') === null) return refuse('key_unset', { key: 'steps' });
  if (target === undefined || !isInProcedure(state.stage) || nextStage(state, profile) !== target) {
    return refuse('wrong_stage', { stage: state.stage, act });
  }
  return refuseOtherRoles(profile, target, actor, act) ?? judgeJoin(state, target, profile);
}

function refuseOtherRoles(profile: Profile, target: Stage, actor: Actor, act: ActKind): Verdict | null {
  const by = findStep(profile, target)?.by ?? [];
  return by.some((role) => role === actor.role) ? null : refuse('not_allowed', { role: actor.role, act });
}

function judgeItself(state: CaseState, act: Act, context: ActContext): Verdict {
  const rule = ruleOf(act.kind);
  // Without a guard of its own an act is recorded as it is.
  return rule.judge?.(state, act, context) ?? { ok: true, act: act as RecordedAct };
}
