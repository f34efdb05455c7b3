import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

import { mergeLexicons } from '../../../src/understanding/index.ts';
import type { FieldSpec, UnderstandContext } from '../../../src/understanding/index.ts';

const folder = new URL('../../../flows/lexicon/', import.meta.url);

/** The lexicon as the service loads it. */
export const lexicon = mergeLexicons(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name): unknown => parse(readFileSync(new URL(name, folder), 'utf8'))),
);

export const context: UnderstandContext = { today: '2026-09-24', source: 'text', phase: 'answer', lexicon };

/** A field with only what a test is about. */
export function field(type: FieldSpec['type'], more: Partial<FieldSpec> = {}): FieldSpec {
  return { name: type, type, ...more };
}
