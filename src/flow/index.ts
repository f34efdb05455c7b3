/** The conversation engine: definition + session + input → session + events. Pure. */
export * from './definition.ts';
export * from './event.ts';
export * from './session.ts';
export * from './step.ts';
export * from './finding.ts';
export { loadPhrases, type Phrases } from './phrases.ts';
export { createFlowLoader, type FlowLoader, type FlowLoaderOptions, type LoadedFlow } from './load.ts';
export { createFlowBook, inspectBook, type FlowBook } from './book.ts';
export { startSession } from './start.ts';
export { advanceSession } from './advance.ts';
export { foldEvent } from './fold.ts';
export { summaryLines } from './summary.ts';
export { describeAnswer } from './describe.ts';
export { readForm, type Form } from './form.ts';
export { parseFindingWords, sayFinding, type FindingWords } from './finding-words.ts';
export { diagramOf } from './diagram.ts';
export { dayOfLine, hearLine, transcribeStep, type TranscriptHead } from './transcript.ts';
