/** A villager's words → a typed value, or the reason why not. Pure and synchronous. */
export * from './types.ts';
export { understand } from './understand.ts';
export { findDanger } from './danger.ts';
export { findAsked, soundsLikeQuestion, type Asked, type QuestionMarks } from './faq.ts';
export { findPrivateData, type PrivateData } from './private-data.ts';
export { findNumber } from './number.ts';
export { findField } from './correction.ts';
export { parseMeta } from './meta.ts';
export { say } from './say.ts';
export { toFigures, toHan } from './han.ts';
export { lexiconPart, mergeLexicons } from './lexicon.ts';
