import { readdirSync, readFileSync } from 'node:fs';
import type { AnySchema } from 'ajv';
import {
  createFlowBook,
  createFlowLoader,
  loadPhrases,
  type Definition,
  type FlowLoader,
  type Flow,
  type FlowBook,
  type Phrases,
  type Question,
} from '../../src/flow/index.ts';

const conversations = new URL('../../flows/conversations/', import.meta.url);

export function readFlows(): { file: string; text: string }[] {
  return readdirSync(conversations)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(new URL(file, conversations), 'utf8') }));
}

export function readSchema(): AnySchema {
  return JSON.parse(readFileSync(new URL('flow.schema.json', conversations), 'utf8')) as AnySchema;
}

export function readPhraseText(): string {
  return readFileSync(new URL('../../flows/phrases.yaml', import.meta.url), 'utf8');
}

export function housePhrases(): Phrases {
  const { phrases, findings } = loadPhrases('phrases.yaml', readPhraseText());
  if (phrases === null) throw new Error(JSON.stringify(findings));
  return phrases;
}

export function houseLoader(commandWords: readonly string[] = []): FlowLoader {
  return createFlowLoader({ schema: readSchema(), phrases: housePhrases(), commandWords });
}

/** The house's own flows. */
export function houseBook(): FlowBook {
  const loader = houseLoader();
  return createFlowBook(readFlows().map(({ file, text }) => loadText(loader, text, file)));
}

/** A definition without groups, as tests of single questions change it. */
export interface FlatDefinition extends Definition {
  questions: Question[];
}

/** A flow that must be clean. */
export function loadText(loader: FlowLoader, text: string, file = 'test.yaml'): Flow {
  const { flow, findings } = loader.load(file, text);
  if (flow === null) throw new Error(JSON.stringify(findings, null, 1));
  return flow;
}
