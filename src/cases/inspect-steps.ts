import type { Role } from '../core/index.ts';
import type { ActKind } from './act.ts';
import type { Report } from './checked-file.ts';
import { may } from './policy.ts';
import { actsReaching } from './rules/index.ts';
import { decidingStage, findStep } from './procedure.ts';
import { valueOf, type Branch, type Profile, type ProfileKey, type Step } from './profile.ts';
import { stages, type Stage } from './stage.ts';

/** Keys without which cases stop at a stage. */
const keysOfStage: Partial<Record<Stage, readonly ProfileKey[]>> = {
  verified: ['verification.persons'],
  publicity: ['publicity.workingDays', 'objection.after'],
};

const steps = ['values', 'steps', 'value'];
const branch = ['values', 'comparison', 'value'];

/** What is wrong with a county's procedure: its steps, who takes them, and the branch beside them. */
export function inspectSteps(profile: Profile, report: Report): void {
  const list = valueOf(profile, 'steps');
  if (list === null) return;
  inspectOrder(list, report);
  for (const [index, step] of list.entries()) {
    for (const role of step.by) {
      if (!actsReaching(step.stage).some((act) => mayBring(role, act)))
        report('step_role', [...steps, index], `${role} may not bring every case to ${step.stage}`);
    }
    for (const key of keysOfStage[step.stage] ?? []) {
      if (valueOf(profile, key) === null)
        report('step_key_unset', [...steps, index], `${step.stage} needs ${key}, which is unset`);
    }
  }
  if (decidingStage(profile) === null)
    report('decision_missing', steps, 'neither town_review nor county_decision');
  inspectDoor(profile, list, report);
  const comparison = valueOf(profile, 'comparison');
  if (comparison !== null) inspectBranch(profile, comparison, report);
}

/** Before a household is monitored it has no liaison: a role that reaches its own households only would find none. */
function mayBring(role: Role, act: ActKind): boolean {
  return may(role, act) === 'area' || (role === 'villager' && act === 'declared');
}

function inspectOrder(list: readonly Step[], report: Report): void {
  if (list[0]?.stage !== 'submitted') report('step_order', [...steps, 0], 'steps begin with submitted');
  if (list.at(-1)?.stage !== 'monitored')
    report('step_order', [...steps, list.length - 1], 'steps end with monitored');
  for (const [index, { stage }] of list.entries()) {
    const before = list[index - 1]?.stage;
    if (before !== undefined && stages.indexOf(before) >= stages.indexOf(stage))
      report('step_order', [...steps, index], `${stage} cannot follow ${before}`);
  }
  const board = list.findIndex(({ stage }) => stage === 'publicity' || stage === 'publicity_closed');
  const pair = list.filter(({ stage }) => stage === 'publicity' || stage === 'publicity_closed');
  if (pair.length === 1)
    report('publicity_pair', [...steps, board], `${pair[0]?.stage ?? ''} without the other`);
  // A founded objection sends a household back to the meeting.
  if (board >= 0 && !list.some(({ stage }) => stage === 'evaluated'))
    report('publicity_meeting', [...steps, board], 'publicity without evaluated');
}

function inspectDoor(profile: Profile, list: readonly Step[], report: Report): void {
  const open = valueOf(profile, 'selfDeclaration') === true;
  const first = list.find(({ stage }) => stage === 'submitted');
  if (first !== undefined && first.by.includes('villager') !== open)
    report('declaration_door', [...steps, 0], `selfDeclaration is ${open ? '' : 'not '}true`);
}

function inspectBranch(profile: Profile, { opensAt, joinsBefore }: Branch, report: Report): void {
  for (const [end, stage] of Object.entries({ opensAt, joinsBefore })) {
    if (findStep(profile, stage) === null)
      report('branch_stage', [...branch, end], `the steps have no ${stage}`);
  }
  if (stages.indexOf(opensAt) >= stages.indexOf(joinsBefore))
    report('branch_order', branch, `joins before ${joinsBefore}, opens at ${opensAt}`);
}
