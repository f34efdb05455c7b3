/** `npm run understand < cases.jsonl`: how answers are understood; reads `{id,input,type,context}` a line, prints `{id,got}`. */
import { createInterface } from 'node:readline';
import { dayOf, systemClock } from '../core/index.ts';
import { loadLexicon } from '../flow-tools.ts';
import { hearCase, readCase } from './understand/hear-case.ts';

const lexicon = await loadLexicon();
const today = dayOf(systemClock.now());
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const asked = readCase(JSON.parse(line));
  console.log(JSON.stringify({ id: asked.id, got: hearCase(asked, lexicon, today) }));
}
