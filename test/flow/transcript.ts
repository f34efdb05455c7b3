import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { instantAt, toId, type AreaCode, type Day } from '../../src/core/index.ts';
import { placesOf } from '../../src/county-places.ts';
import { parseDemoCounty } from '../../src/demo/index.ts';
import {
  advanceSession,
  dayOfLine,
  foldEvent,
  hearLine,
  startSession,
  transcribeStep,
  type Flow,
  type FlowBook,
  type FlowContext,
  type Session,
  type Step,
  type TranscriptHead,
} from '../../src/flow/index.ts';
import { mergeLexicons, type Lexicon, type Place } from '../../src/understanding/index.ts';

/** A golden transcript: its head with defaults, and what the person says. */
export interface Transcript extends Required<TranscriptHead> {
  head: string;
  said: string[];
}

/** One step of a replayed talk, for the coverage. */
export interface Replayed {
  flow: Flow;
  before: Session | null;
  step: Step;
}

const folder = new URL('transcripts/', import.meta.url);

export const places: Place[] = [
  { area: toId<AreaCode>('qx-qs-tg'), name: '桃沟村', aliases: ['桃沟'], within: ['青石镇'] },
  { area: toId<AreaCode>('qx-qs-ll'), name: '柳林村', aliases: ['柳林'], within: ['青石镇'] },
  { area: toId<AreaCode>('qx-bs-ll'), name: '柳林村', aliases: ['柳林'], within: ['白水乡'] },
  // Those of the demo county, so that a talk saved by `npm run flow -- play` can be put here as it is.
  ...placesOf(
    parseDemoCounty(readFileSync(new URL('../../flows/demo/county.yaml', import.meta.url), 'utf8')).areas,
  ),
];

export function houseLexicon(): Lexicon {
  const files = new URL('../../flows/lexicon/', import.meta.url);
  const names = readdirSync(files).filter((name) => name.endsWith('.yaml'));
  return mergeLexicons(names.map((name) => parse(readFileSync(new URL(name, files), 'utf8')) as unknown));
}

export function listTranscripts(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt'));
}

export function transcriptPath(name: string): string {
  return new URL(name, folder).pathname;
}

export function readTranscript(name: string): Transcript {
  const [head = '', body = ''] = readFileSync(new URL(name, folder), 'utf8').split('---\n');
  const { flow, today, lists, given, known } = parse(head) as Partial<Transcript>;
  return {
    head,
    flow: flow ?? '',
    today: today ?? '2026-09-24',
    lists: lists ?? {},
    given: given ?? {},
    known: known ?? {},
    said: body.split('\n').flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : [])),
  };
}

/** Replay a talk; the session is serialised and read again after every step, and must be the fold of the events. */
export function replay(
  transcript: Transcript,
  book: FlowBook,
  lexicon: Lexicon,
): { text: string; steps: Replayed[] } {
  const flow = book.byId(transcript.flow);
  if (flow === undefined) throw new Error(`no flow ${transcript.flow}`);
  const steps: Replayed[] = [];
  const lines: string[] = [];
  let context: FlowContext = contextOn(transcript.today, lexicon);
  let session: Session | null = null;
  let folded: Session | null = null;

  const take = (step: Step): void => {
    steps.push({ flow, before: session, step });
    lines.push(...transcribeStep(step));
    for (const event of reload(step.events)) folded = foldEvent(folded, event);
    session = reload(step.session);
    if (JSON.stringify(sorted(folded)) !== JSON.stringify(sorted(session))) throw new Error('not the fold');
  };

  take(
    startSession(flow, {
      ...context,
      lists: transcript.lists,
      given: transcript.given,
      known: transcript.known,
    }),
  );
  for (const said of transcript.said) {
    lines.push(`> ${said}`);
    const day = dayOfLine(said);
    if (day !== null) {
      context = contextOn(day, lexicon);
      lines.push('');
    } else if (session === null) {
      throw new Error(`the talk ended before: ${said}`);
    } else {
      take(advanceSession(flow, session, hearLine(said), context));
    }
  }
  return { text: `${transcript.head}---\n${lines.join('\n').trimEnd()}\n`, steps };
}

export function contextOn(today: Day, lexicon: Lexicon): FlowContext {
  return { now: instantAt(today, '09:00'), today, lexicon, places };
}

export function reload<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
