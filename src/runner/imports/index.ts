/** Lists of a county, row by row: read, judged, written, each row with what became of it. */
export { createPresetLoader, type ImportPreset, type LoadedPreset } from './preset.ts';
export { importTable, type ImportOutcome, type ImportParts } from './import-table.ts';
export { resultRows, type ResultWords } from './result-rows.ts';
export { countStates, rowReasons, rowStates, type Counts, type Verdict } from './verdict.ts';
export { settleClaim, type Settled } from './settle-claim.ts';
export { tellClaims } from './tell-claims.ts';
export { findNamed } from './places.ts';
