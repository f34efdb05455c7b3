import { dayOf, type Day, type PersonId, type Role } from '../core/index.ts';
import type { CaseState, MeasureState } from './case-state.ts';
import type { SettleDuty } from './duty.ts';
import { barredBy } from './barred.ts';
import { needsHelp } from './concern.ts';
import { officeRoles } from './offices.ts';
import { isBranchOpen } from './procedure.ts';
import { valueOf, type Profile } from './profile.ts';
import { whenBarredAnswered } from './promise.ts';
import { openObjections } from './publicity.ts';
import { appealOffice } from './rules/leaving.ts';
import { isInProcedure, isOpen } from './stage.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What is waited for, before it is known of which case. */
interface Open {
  what: SettleDuty['what'];
  by: Role[];
  people?: PersonId[];
  due?: Day | null;
}

const village: Role[] = ['village_secretary', 'village_cadre'];
/** Who looks after the household; where nobody is assigned, the village. */
const carers: Role[] = ['liaison', ...village];
const offices: Role[] = [...officeRoles];

/** What waits beside the steps of a case: a second name, an objection, the comparison, an appeal, help in need, a liaison, measures. */
export function settleDuties(
  state: CaseState,
  profile: Profile,
  calendar: WorkingCalendar,
  now: Date,
): SettleDuty[] {
  const { id, number, household, village: area } = state;
  const found = [
    ...aroundVerification(state, profile, calendar),
    ...aroundPublicity(state, profile),
    ...aroundPeople(state),
  ];
  return [...found, ...besideIt(state, profile, calendar), ...aroundMeasures(state)].map(
    ({ due, ...open }) => ({
      kind: 'settle',
      case: id,
      number,
      household,
      village: area,
      ...open,
      ...(due === undefined || due === null ? {} : { due }),
      overdue: due !== undefined && due !== null && dayOf(now) > due,
    }),
  );
}

function aroundVerification(state: CaseState, profile: Profile, calendar: WorkingCalendar): Open[] {
  const { stage, verification } = state;
  if (verification === undefined || !isOpen(stage)) return [];
  if (verification.waiting.length > 0) return [{ what: 'cosign', by: village, people: verification.waiting }];
  if (verification.stale) return [{ what: 'recheck', by: village, people: verification.signed }];
  if (barredBy(state, profile) === null) return [];
  return [{ what: 'barred', by: ['township_officer'], due: whenBarredAnswered(state, profile, calendar) }];
}

function aroundPublicity(state: CaseState, profile: Profile): Open[] {
  const objections: Open[] =
    isInProcedure(state.stage) && openObjections(state).length > 0
      ? [{ what: 'objection', by: ['township_officer'] }]
      : [];
  const branch = valueOf(profile, 'comparison');
  if (branch === null || state.consent === 'refused' || !isInProcedure(state.stage)) return objections;
  const { comparison } = state;
  const isBack = comparison?.returned !== undefined && comparison.open.length === 0;
  if (isBack || !isBranchOpen(state, branch, profile)) return objections;
  return [...objections, { what: 'comparison', by: branch.by }];
}

function aroundPeople({ stage, liaison, handover }: CaseState): Open[] {
  if (!isOpen(stage)) return [];
  const missing: Open[] =
    stage === 'monitored' && liaison === undefined
      ? [{ what: 'liaison_missing', by: ['township_officer'] }]
      : [];
  return handover === undefined
    ? missing
    : [...missing, { what: 'handover', by: ['liaison', ...village], people: [handover.to] }];
}

function besideIt(state: CaseState, profile: Profile, calendar: WorkingCalendar): Open[] {
  const { appeal, urgentHelp } = state;
  const open: Open[] = [];
  if (urgentHelp !== undefined && needsHelp(state)) {
    open.push({ what: 'urgent_help', by: ['township_officer'], due: urgentHelp.due });
  }
  if (appeal?.state === 'open') {
    const days = valueOf(profile, 'sla.appeal');
    const due = days === null ? null : calendar.addWorkingDays(appeal.since, days).end;
    open.push({ what: 'appeal', by: [appealOffice(state)], due });
  }
  return open;
}

/** What a measure waits for at each state, and whose it is; the others are over or wait for nobody. */
const measureWaits: Partial<Record<MeasureState['state'], { what: SettleDuty['what']; by: Role[] }>> = {
  proposed: { what: 'measure_agree', by: carers },
  agreed: { what: 'measure_approve', by: offices },
  approved: { what: 'measure_run', by: carers },
  running: { what: 'measure_run', by: carers },
  done: { what: 'measure_confirm', by: carers },
  disputed: { what: 'measure_disputed', by: [...carers, ...offices] },
  confirmed: { what: 'measure_judge', by: carers },
};

/** Help measures on their way (D14). Only what is to be done has a date. */
function aroundMeasures({ stage, liaison, measures }: CaseState): Open[] {
  if (stage !== 'monitored') return [];
  return measures.flatMap(({ state, due }) => {
    const waits = measureWaits[state];
    if (waits === undefined) return [];
    // With a liaison it is theirs, not the whole village's.
    const by = waits.by.filter((role) => liaison === undefined || !village.includes(role));
    return { ...waits, by, ...(waits.what === 'measure_run' && due !== undefined ? { due } : {}) };
  });
}
