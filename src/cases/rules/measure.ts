import type { CaseState, MeasureState } from '../case-state.ts';
import type { RiskCode } from '../codes.ts';
import { valueOf, type Profile } from '../profile.ts';
import { refuse, type Verdict } from '../refusal.ts';
import type { ActKind } from '../act.ts';
import type { ActRule, Change } from './rule.ts';

type Standing = MeasureState['state'];

/** From where a measure may go to a state (D14). */
const comesFrom: Record<Exclude<Standing, 'proposed'>, readonly Standing[]> = {
  agreed: ['proposed', 'declined'],
  declined: ['proposed', 'agreed'],
  approved: ['agreed'],
  running: ['approved', 'running', 'disputed'],
  // What the farmer has not got is done again, and asked about again.
  done: ['approved', 'running', 'disputed'],
  confirmed: ['done', 'disputed'],
  disputed: ['done'],
  judged: ['confirmed', 'disputed'],
  stopped: ['proposed', 'agreed', 'declined', 'approved', 'running', 'disputed'],
};

/** A measure that is over leaves its risk free for another one. */
const over: readonly Standing[] = ['declined', 'judged', 'stopped'];

/** Whether a measure still holds its risk. */
export function isLive({ state }: MeasureState): boolean {
  return !over.includes(state);
}

/** Decided risks that another measure may be proposed for. */
export function freeRisks({ decision, measures }: Pick<CaseState, 'decision' | 'measures'>): RiskCode[] {
  return (decision?.risks ?? []).filter((risk) => !measures.some((one) => one.risk === risk && isLive(one)));
}

/**
 * Those of a monitored household for which somebody has still to propose one. What the household did not want, or has
 * had and seen the effect of, is not asked for again.
 */
export function bareRisks(state: Pick<CaseState, 'stage' | 'decision' | 'measures'>): RiskCode[] {
  if (state.stage !== 'monitored') return [];
  return freeRisks(state).filter((risk) =>
    state.measures.every((one) => one.risk !== risk || one.state === 'stopped'),
  );
}

/** A measure for one of the decided risks; one a risk, so that nobody gets everything for one trouble (C6). */
export const measureProposed: ActRule<'measure_proposed'> = {
  when: 'monitored',
  judge({ decision, measures }, act, { profile }) {
    const { risk } = act;
    if (decision !== undefined && !decision.risks.includes(risk)) return refuse('risk_unknown', { risk });
    return refuseSecond(measures, risk, profile) ?? { ok: true, act };
  },
  change: ({ measures }, { measure, risk, measureKind, target, detail, due }) => ({
    measures: [
      ...measures,
      {
        id: measure,
        risk,
        kind: measureKind,
        target,
        detail,
        state: 'proposed',
        ...(due === undefined ? {} : { due }),
      },
    ],
  }),
};

export const measureAnswered: ActRule<'measure_answered'> = {
  when: 'monitored',
  judge(state, act, { profile }) {
    const refused = judgeMove(state, act.measure, act.agrees ? 'agreed' : 'declined');
    if (refused !== null) return refused;
    const { measures } = state;
    // A measure that was declined and is wanted after all: another may run for its risk by now.
    const risk = measures.find(
      ({ id, state: standing }) => id === act.measure && over.includes(standing),
    )?.risk;
    return (risk === undefined ? null : refuseSecond(measures, risk, profile)) ?? { ok: true, act };
  },
  change: (state, { measure, agrees }) => moved(state, measure, agrees ? 'agreed' : 'declined'),
};

export const measureMoved: ActRule<'measure_moved'> = {
  when: 'monitored',
  judge(state, act, { actor }) {
    // Whoever proposes does not approve: that is the township's, and the county's.
    if (act.to === 'approved' && actor.role !== 'township_officer' && actor.role !== 'county_officer') {
      return refuse('not_allowed', { role: actor.role, act: act.kind });
    }
    return judgeMove(state, act.measure, act.to) ?? { ok: true, act };
  },
  change: (state, { measure, to }) => moved(state, measure, to),
};

export const measureConfirmed: ActRule<'measure_confirmed'> = {
  when: 'monitored',
  judge: (state, act) =>
    judgeMove(state, act.measure, act.received ? 'confirmed' : 'disputed') ?? { ok: true, act },
  change: (state, { measure, received }) => moved(state, measure, received ? 'confirmed' : 'disputed'),
};

export const measureJudged: ActRule<'measure_judged'> = {
  when: 'monitored',
  judge: (state, act) => judgeMove(state, act.measure, 'judged') ?? { ok: true, act },
  change: (state, { measure }) => moved(state, measure, 'judged'),
};

/** Where the county wants one live measure a risk, there is none besides (C6). */
function refuseSecond(measures: MeasureState[], risk: RiskCode, profile: Profile): Verdict | null {
  if (valueOf(profile, 'measure.onePerRisk') !== true) return null;
  const taken = measures.some((one) => one.risk === risk && isLive(one));
  return taken ? refuse('measure_for_risk', { risk }) : null;
}

function judgeMove({ stage, measures }: CaseState, id: string, to: keyof typeof comesFrom): Verdict | null {
  const found = measures.find((one) => one.id === id);
  if (found === undefined) return refuse('wrong_stage', { stage, act: 'measure_moved' satisfies ActKind });
  return comesFrom[to].includes(found.state) ? null : refuse('measure_state', { state: found.state });
}

function moved({ measures }: CaseState, id: string, state: Standing): Change {
  return { measures: measures.map((one) => (one.id === id ? { ...one, state } : one)) };
}
