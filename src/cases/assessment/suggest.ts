import { monitoredTypes, type MonitoredType, type RiskCode } from '../codes.ts';
import { valueOf, type Profile } from '../profile.ts';
import type { Line } from '../line.ts';
import { choiceOf, choicesOf, yesOf, type Answers } from './answers.ts';
import { counts, type Condition } from './exclusions.ts';
import type { Standing } from './figure.ts';
import type { Verified } from './findings.ts';
import type { Income } from './income.ts';
import { document, setBy, type Reason } from './reason.ts';
import type { Severity } from './severity.ts';
import { fitsType } from './type-consistency.ts';

/**
 * What might be done, for people to decide. `monitor`: as one of `types`. `may_leave_out`: below the line, yet steady
 * (X08). `excluded` and `vote`: a condition speaks against it, and the county's mode leaves it closed or to the
 * representatives. `above_line`: nothing severe was found. `township`: has urban benefits. `unclear`: see what is missing.
 */
export type SuggestionKind =
  | 'monitor'
  | 'may_leave_out'
  | 'excluded'
  | 'vote'
  | 'above_line'
  | 'no_risk'
  | 'township'
  | 'unclear';

export interface Suggestion {
  kind: SuggestionKind;
  /** Types that fit; two where it is not known whether the household was registered poor. */
  types: MonitoredType[];
  reasons: Reason[];
}

/** Everything that was worked out before. */
export interface Grounds {
  answers: Answers;
  verified: Verified | null;
  income: Income;
  line: Line | null;
  standing: Standing;
  severity: Severity;
  conditions: Condition[];
  risks: RiskCode[];
  profile: Profile;
}

/** Put the grounds together: what speaks against it first, then the line, then what weighs more than the line. */
export function suggest(grounds: Grounds): Suggestion {
  const { answers, verified, standing, severity, risks } = grounds;
  const line = lineReason(grounds);
  const against = exclusionReasons(grounds);
  const noted: Reason[] = [line, ...severity.reasons, ...against.reasons];
  const plain = (kind: SuggestionKind, ...reasons: Reason[]): Suggestion => ({
    kind,
    types: [],
    reasons: [...reasons, ...noted],
  });
  if (yesOf(answers, 'urban_benefits') === true) {
    return plain('township', { code: 'urban_benefits', ...document('001_08e4 L123') });
  }
  if (verified?.conclusion === 'untrue') {
    return plain('unclear', { code: 'found_untrue', ...document('001_08e4 L143') });
  }
  if (standing === 'not_below' && severity.reasons.length === 0) {
    return plain('above_line', { code: 'nothing_severe', ...document('001_08e4 L123') });
  }
  if (against.kind !== null) return plain(against.kind);
  if (standing === 'open' || standing === 'unknown') return plain('unclear');
  if (risks.length === 0) return plain('no_risk', { code: 'no_risk', ...document('001_08e4 L123') });
  if (standing === 'below' && isSteady(grounds)) {
    return plain('may_leave_out', { code: 'steady_below', ...document('004_bc94 L29') });
  }
  const { types, reasons } = typesFor(answers, standing);
  return { kind: 'monitor', types, reasons: [...noted, ...reasons] };
}

function lineReason({ income: { perCapita }, line, standing }: Grounds): Reason {
  if (line === null) return { code: 'line_unset', ...setBy('line.byYear') };
  if (perCapita === null || standing === 'unknown')
    return { code: 'income_unknown', ...document('001_08e4 L143') };
  const code = ({ below: 'income_below', not_below: 'income_not_below', open: 'income_open' } as const)[
    standing
  ];
  return { code, perCapita, lineFen: line.fen, year: line.year, ...setBy('line.byYear') };
}

/** Conditions that count close the way or leave it to a vote; the others are named so that nobody wonders. X08 is no bar. */
function exclusionReasons({ conditions, profile }: Grounds): {
  kind: 'excluded' | 'vote' | 'unclear' | null;
  reasons: Reason[];
} {
  const barring = conditions.filter(({ code }) => code !== 'X08');
  const named = barring.flatMap(({ code, origin, mitigated, open }): Reason[] => {
    if (mitigated) {
      const text = document('001_08e4 L131');
      return [{ code: 'exclusion_mitigated', exclusion: code, origin, open, ...text }];
    }
    const key = setBy('exclusion.codes');
    return counts({ code, origin, mitigated, open }, profile)
      ? [{ code: 'exclusion', exclusion: code, origin, open, ...key }]
      : [];
  });
  if (!barring.some((one) => counts(one, profile))) return { kind: null, reasons: named };
  const mode = valueOf(profile, 'exclusion.mode');
  const kind = mode === null ? 'unclear' : mode === 'hard' ? 'excluded' : 'vote';
  const code = mode === null ? 'exclusion_mode_unset' : mode === 'hard' ? 'exclusion_hard' : 'exclusion_soft';
  return { kind, reasons: [...named, { code, ...setBy('exclusion.mode') }] };
}

/**
 * X08 (004_bc94 L29): the income is low and can be relied on, nothing is lacking, the children are well off. All of it
 * must have been said; only a county that says so goes by it.
 */
function isSteady({ answers, conditions, profile }: Grounds): boolean {
  if (valueOf(profile, 'income.steadyBelow') !== true) return false;
  if (conditions.some(({ code, mitigated }) => code === 'X08' && !mitigated)) return true;
  const wellOff =
    yesOf(answers, 'children_well_off') === true ||
    conditions.some((one) => one.code === 'X07' && counts(one, profile));
  return yesOf(answers, 'steady') === true && choicesOf(answers, 'guarantees')?.join() === 'none' && wellOff;
}

/** C-50: by the line, and below it by whether the household was registered poor. */
function typesFor(answers: Answers, standing: Standing): { types: MonitoredType[]; reasons: Reason[] } {
  const fitting = monitoredTypes.filter((type) => fitsType(type, standing));
  if (standing !== 'below') return { types: fitting, reasons: [] };
  const source = document('000_03a4 L16');
  const prior = choiceOf(answers, 'prior');
  if (prior === null) return { types: fitting, reasons: [{ code: 'prior_unknown', ...source }] };
  const exPoor = prior === 'ex_poor';
  return {
    types: fitting.filter((type) => (type === 'T1') === exPoor),
    reasons: [{ code: exPoor ? 'prior_ex_poor' : 'prior_other', ...source }],
  };
}
