import { dayOf, type Day } from '../../core/index.ts';
import type { JournalEntry } from '../act.ts';
import type { RiskCode } from '../codes.ts';
import { lineFor, type Line } from '../line.ts';
import { valueOf, type Profile } from '../profile.ts';
import { choiceOf } from './answers.ts';
import { conditionsOf } from './exclusions.ts';
import { standingOf, type Standing } from './figure.ts';
import { readFindings, type Findings } from './findings.ts';
import { countHousehold, type Counted } from './household.ts';
import { hintsOf, type Hint } from './hints.ts';
import { incomeOf, verifiedIncome, type Income, type IncomePart } from './income.ts';
import { labourOf, measuresFor, type FittingMeasures } from './measures.ts';
import { document, type Reason } from './reason.ts';
import { rankRisks, risksNamed, risksSeen } from './risks.ts';
import { severityOf } from './severity.ts';
import { spendingFound, type Spending } from './spending.ts';
import { suggest, type Suggestion } from './suggest.ts';

/** What is still to find out before somebody can decide. */
export type Missing = IncomePart | 'income' | 'line' | 'prior' | 'verification' | 'recheck' | 'comparison';

/** What the rules make of a case as its journal stands: a suggestion with its reasons, never a decision. */
export interface Assessment extends Suggestion {
  /** Whose answers it rests on. */
  basis: 'declared' | 'verified';
  declared: Income;
  /** By what the visitors found; null before they have. */
  verified: Income | null;
  household: Counted;
  line: Line | null;
  standing: Standing;
  spending: Spending;
  /** A bill line is crossed: to be looked at first. */
  priority: boolean;
  /** The primary one first, five at most. */
  risks: RiskCode[];
  measures: FittingMeasures[];
  hints: Hint[];
  missing: Missing[];
}

/** How to assess. `today` is the day of a decision that is still to come. */
export interface AssessOptions {
  profile: Profile;
  today: Day;
  /** Whether the departments' hits may show in what comes out (B2); they are left out otherwise. */
  withHits: boolean;
}

/** Assess a case from its journal. Throws nothing: what is not there is among `missing`. */
export function assessCase(journal: readonly JournalEntry[], options: AssessOptions): Assessment {
  const { profile, today, withHits } = options;
  const all = readFindings(journal);
  const findings: Findings = withHits ? all : { ...all, compared: null };
  const answers = findings.verified?.answers ?? findings.declared;
  const reference = valueOf(profile, 'income.reference');
  const declared = incomeOf(findings.declared, reference);
  const verified = findings.verified === null ? null : verifiedIncome(findings.verified, reference);
  const income = verified ?? declared;
  const line = lineFor(profile, declaredOn(journal, today), decidedOn(journal, today));
  const standing = standingOf(income.perCapita, line?.fen ?? null);
  const named = risksNamed(answers);
  const spending = spendingFound(findings, named);
  const risks = rankRisks(named, spending);
  const severity = severityOf(answers, income, spending, profile);
  const conditions = conditionsOf(findings);
  const suggestion = suggest({
    answers,
    verified: findings.verified,
    income,
    line,
    standing,
    severity,
    conditions,
    risks,
    profile,
  });
  return {
    ...suggestion,
    reasons: [...suggestion.reasons, ...primaryReason(risks, spending)],
    basis: verified === null ? 'declared' : 'verified',
    declared,
    verified,
    household: countHousehold(answers),
    line,
    standing,
    spending,
    priority: severity.priority,
    risks,
    measures: measuresFor(risks, labourOf(answers)),
    hints: hintsOf(answers, named, risksSeen(answers, named, spending), spending),
    missing: missingFrom(all, income, line, standing, profile),
  };
}

function primaryReason(risks: readonly RiskCode[], { byRisk }: Spending): Reason[] {
  const [risk] = risks;
  if (risk === undefined || risks.length < 2) return [];
  return [{ code: 'primary_risk', risk, fen: byRisk[risk] ?? 0, ...document('002_b66c L87') }];
}

function missingFrom(
  { declared, verified, compared }: Findings,
  income: Income,
  line: Line | null,
  standing: Standing,
  profile: Profile,
): Missing[] {
  const byHand = verified !== null && verified.perCapitaFen === null;
  const parts = verified === null ? income.unknown : byHand ? (['income'] as const) : [];
  const prior = choiceOf(verified?.answers ?? declared, 'prior');
  return [
    ...parts,
    ...(line === null ? (['line'] as const) : []),
    ...(standing === 'below' && prior === null ? (['prior'] as const) : []),
    ...(verified === null ? (['verification'] as const) : []),
    ...(verified?.stale === true ? (['recheck'] as const) : []),
    ...(compared === null && valueOf(profile, 'comparison') !== null ? (['comparison'] as const) : []),
  ];
}

function declaredOn(journal: readonly JournalEntry[], today: Day): Day {
  const [first] = journal;
  return first === undefined ? today : dayOf(first.at);
}

function decidedOn(journal: readonly JournalEntry[], today: Day): Day {
  const decided = journal.findLast(
    ({ act }) =>
      act.kind === 'county_decided' || (act.kind === 'town_reviewed' && act.decision !== undefined),
  );
  return decided === undefined ? today : dayOf(decided.at);
}
