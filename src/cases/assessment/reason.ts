import type { Range } from '../../core/index.ts';
import type { ExclusionCode, RiskCode } from '../codes.ts';
import type { ProfileKey } from '../profile.ts';
import type { Origin } from './exclusions.ts';

/** What a reason rests on: a line of a document, or what the county has set. */
export type Basis = { document: string } | { key: ProfileKey };

/** Why something is suggested; the words are in `templates/messages/_reason`. Money in fen. */
export type Reason = Basis &
  (
    | {
        code: 'income_below' | 'income_not_below' | 'income_open';
        perCapita: Range;
        lineFen: number;
        year: string;
      }
    | { code: 'income_unknown' | 'line_unset' | 'no_risk' | 'found_untrue' | 'urban_benefits' }
    | { code: 'prior_ex_poor' | 'prior_other' | 'prior_unknown' }
    | { code: 'medical_year' | 'medical_single'; fen: number; limitFen: number }
    | { code: 'rigid_spending'; fen: number; incomeFen: number }
    | { code: 'income_drop' | 'not_steady' | 'steady_below' | 'nothing_severe' }
    | { code: 'exclusion' | 'exclusion_mitigated'; exclusion: ExclusionCode; origin: Origin; open: boolean }
    | { code: 'exclusion_hard' | 'exclusion_soft' | 'exclusion_mode_unset' }
    | { code: 'primary_risk'; risk: RiskCode; fen: number }
  );

/** A line of the studies that the rules come from; the documents are named in `templates/words.yaml`. */
export function document(line: string): Basis {
  return { document: line };
}

export function setBy(key: ProfileKey): Basis {
  return { key };
}
