/** What the rules make of a declaration: figures, suggestion, side by side. Pure; people decide. */
export { assessCase, type Assessment, type AssessOptions, type Missing } from './assess.ts';
export type { FittingMeasures } from './measures.ts';
export type { Hint } from './hints.ts';
export type { Basis, Reason } from './reason.ts';
export type { Suggestion, SuggestionKind } from './suggest.ts';
export { compareSides, type Cell, type HitSight, type Row, type RowName } from './side-by-side.ts';
export { latestWord } from './findings.ts';
export { countHousehold } from './household.ts';
export { incomeOf, type Income } from './income.ts';
export { measuresFor, type Labour } from './measures.ts';
export { add, share, standingOf, type Figure, type Standing } from './figure.ts';
export { fitsType } from './type-consistency.ts';
