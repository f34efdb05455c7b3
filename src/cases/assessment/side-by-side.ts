import type { Range } from '../../core/index.ts';
import type { JournalEntry } from '../act.ts';
import { valueOf, type Profile } from '../profile.ts';
import type { ExclusionCode, RiskCode } from '../codes.ts';
import type { Answers } from './answers.ts';
import { conditionsOf } from './exclusions.ts';
import { isSame, type Figure } from './figure.ts';
import { readFindings, type Compared, type Findings } from './findings.ts';
import { countHousehold } from './household.ts';
import { incomeOf, verifiedIncome, type Income } from './income.ts';
import { risksNamed } from './risks.ts';
import { spendingOf } from './spending.ts';

/** One fact as one of them has it; null: they said nothing on it. Money in fen. */
export type Cell =
  | { kind: 'money' | 'people'; range: Range }
  | { kind: 'unknown' }
  | { kind: 'risks'; codes: RiskCode[] }
  | { kind: 'condition'; there: 'yes' | 'no' | 'mitigated' }
  | { kind: 'hit'; outcome: 'open' | 'confirmed' | 'explained' }
  | { kind: 'hits'; outcome: 'match' | 'mismatch' };

export type RowName =
  | 'people'
  | keyof Pick<Income, 'wages' | 'operating' | 'costs' | 'property' | 'transfers' | 'net' | 'perCapita'>
  | 'medical'
  | 'risks'
  | ExclusionCode
  | 'comparison';

/** One fact, side by side. */
export interface Row {
  name: RowName;
  declared: Cell | null;
  verified: Cell | null;
  compared: Cell | null;
  /** Two of them say different things. */
  differs: boolean;
}

/** Who reads of the departments' hits what (B2): all of it, 相符 or 不符, nothing. */
export type HitSight = 'full' | 'match' | 'none';

/**
 * Declared, verified and compared values of a case beside each other, from its journal. A value that the visitors left
 * as it was stands as confirmed.
 */
export function compareSides(journal: readonly JournalEntry[], profile: Profile, sight: HitSight): Row[] {
  const findings = readFindings(journal);
  const { declared, verified } = findings;
  const reference = valueOf(profile, 'income.reference');
  const said = figuresOf(declared, incomeOf(declared, reference));
  const seen = verified === null ? null : figuresOf(verified.answers, verifiedIncome(verified, reference));
  const figures = (Object.keys(said) as (keyof Figures)[]).map((name): Row => {
    const [one, other] = [said[name], seen?.[name] ?? null];
    const kind = name === 'people' ? 'people' : 'money';
    return {
      name,
      declared: cellOf(kind, one),
      verified: seen === null ? null : cellOf(kind, other),
      compared: null,
      differs: seen !== null && !isSame(one, other),
    };
  });
  return [...figures, riskRow(findings), ...conditionRows(findings, sight)];
}

type Figures = Record<Exclude<RowName, 'risks' | 'comparison' | ExclusionCode>, Figure>;

function figuresOf(answers: Answers, income: Income): Figures {
  const { wages, operating, costs, property, transfers, net, perCapita } = income;
  const { byRisk, partly } = spendingOf(answers, []);
  const paid = byRisk['R01'] ?? 0;
  return {
    people: countHousehold(answers).people,
    wages,
    operating,
    costs,
    property,
    transfers,
    net,
    perCapita,
    medical: { min: paid, max: partly ? null : paid, approx: false },
  };
}

function cellOf(kind: 'money' | 'people', range: Figure): Cell {
  return range === null ? { kind: 'unknown' } : { kind, range };
}

function riskRow({ declared, verified }: Findings): Row {
  const said = risksNamed(declared);
  const seen = verified === null ? null : risksNamed(verified.answers);
  return {
    name: 'risks',
    declared: { kind: 'risks', codes: said },
    verified: seen === null ? null : { kind: 'risks', codes: seen },
    compared: null,
    differs: seen !== null && said.toSorted().join() !== seen.toSorted().join(),
  };
}

/** Conditions that somebody found. Who may not see a hit does not see the row that only a hit makes. */
function conditionRows(findings: Findings, sight: HitSight): Row[] {
  const { declared, verified, compared } = findings;
  const said = conditionsOf({ declared, verified: null, compared: null });
  const seen = verified === null ? null : conditionsOf({ declared, verified, compared: null });
  const hits = sight === 'full' ? hitsOf(compared) : new Map<ExclusionCode, Cell>();
  const codes = new Set([...said, ...(seen ?? [])].map(({ code }) => code));
  for (const code of hits.keys()) codes.add(code);
  const there = (list: typeof said, code: ExclusionCode): Extract<Cell, { kind: 'condition' }> => {
    const found = list.find((one) => one.code === code);
    return { kind: 'condition', there: found === undefined ? 'no' : found.mitigated ? 'mitigated' : 'yes' };
  };
  const rows = [...codes].toSorted().map((code): Row => {
    const one = there(said, code);
    const other = seen === null ? null : there(seen, code);
    const hit = hits.get(code) ?? null;
    const best = other ?? one;
    const differs = (other !== null && other.there !== one.there) || (hit !== null && best.there === 'no');
    return { name: code, declared: one, verified: other, compared: hit, differs };
  });
  return sight === 'match' && compared !== null ? [...rows, summaryRow(compared)] : rows;
}

function hitsOf(compared: Compared | null): Map<ExclusionCode, Cell> {
  const each = (
    codes: ExclusionCode[],
    outcome: 'open' | 'confirmed' | 'explained',
  ): [ExclusionCode, Cell][] => codes.map((code) => [code, { kind: 'hit', outcome }]);
  if (compared === null) return new Map();
  return new Map([
    ...each(compared.explained, 'explained'),
    ...each(compared.open, 'open'),
    ...each(compared.confirmed, 'confirmed'),
  ]);
}

function summaryRow({ open, confirmed }: Compared): Row {
  const outcome = open.length + confirmed.length > 0 ? 'mismatch' : 'match';
  return {
    name: 'comparison',
    declared: null,
    verified: null,
    compared: { kind: 'hits', outcome },
    differs: outcome === 'mismatch',
  };
}
