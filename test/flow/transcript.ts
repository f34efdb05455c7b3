import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { instantAt, toId, type AreaCode, type Day, type MediaId } from '../../src/core/index.ts';
import {
  advanceSession,
  foldEvent,
  startSession,
  type Flow,
  type FlowBook,
  type FlowContext,
  type FlowEvent,
  type FlowInput,
  type ListItem,
  type Session,
  type Step,
} from '../../src/flow/index.ts';
import { mergeLexicons, type Lexicon, type Place } from '../../src/understanding/index.ts';

/**
 * A talk as text, input and golden answer in one file. Head (YAML), `---`, then lines: `> words` is said by the
 * person, `< words` by the bot, `= …` is what came of it. Not words: `> [photo p1 words]`, `[voice v1 words]`,
 * `[place l1 words]`, `[sticker]`, `[empty]`, `[file]`, `[too_long]`; `> [day 2026-09-26]` lets time pass.
 */
export interface Transcript {
  head: string;
  flow: string;
  today: Day;
  lists: Record<string, ListItem[]>;
  given: Record<string, string | number | boolean>;
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
  const { flow, today, lists, given } = parse(head) as Partial<Transcript>;
  return {
    head,
    flow: flow ?? '',
    today: today ?? '2026-09-24',
    lists: lists ?? {},
    given: given ?? {},
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
    lines.push(
      ...step.replies
        .join('\n')
        .split('\n')
        .map((line) => `< ${line}`),
      ...outcome(step.events),
      '',
    );
    for (const event of reload(step.events)) folded = foldEvent(folded, event);
    session = reload(step.session);
    if (JSON.stringify(sorted(folded)) !== JSON.stringify(sorted(session))) throw new Error('not the fold');
  };

  take(startSession(flow, { ...context, lists: transcript.lists, given: transcript.given }));
  for (const said of transcript.said) {
    lines.push(`> ${said}`);
    const day = /^\[day (\S+)\]$/u.exec(said)?.[1];
    if (day !== undefined) {
      context = contextOn(day, lexicon);
      lines.push('');
    } else if (session === null) {
      throw new Error(`the talk ended before: ${said}`);
    } else {
      take(advanceSession(flow, session, toInput(said), context));
    }
  }
  return { text: `${transcript.head}---\n${lines.join('\n').trimEnd()}\n`, steps };
}

export function contextOn(today: Day, lexicon: Lexicon): FlowContext {
  return { now: instantAt(today, '09:00'), today, lexicon, places };
}

/** What came of a step, where it is more than the next question. */
function outcome(events: FlowEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'session_submitted': {
        const { submits, answers, attachments } = event;
        const files = attachments.map(({ media }) => media);
        return [
          `= submitted ${submits}`,
          ...Object.entries(answers).map(([name, answer]) => `=   ${name}: ${JSON.stringify(answer)}`),
          ...(files.length > 0 ? [`=   attached: ${files.join(' ')}`] : []),
        ];
      }
      case 'session_cancelled':
      case 'session_paused':
      case 'session_resumed':
      case 'session_restarted':
      case 'human_requested':
      case 'danger_declared':
        return [`= ${event.type}`];
      case 'answer_refused':
        return [`= ${event.why}`];
      default:
        return [];
    }
  });
}

export function toInput(said: string): FlowInput {
  const media = /^\[(photo|voice|place) (\S+?)(?: (.*))?\]$/u.exec(said);
  if (media !== null) {
    const kinds = { photo: 'image', voice: 'audio', place: 'location' } as const;
    const words = media[3];
    return {
      kind: 'media',
      media: kinds[media[1] as keyof typeof kinds],
      id: toId<MediaId>(media[2] ?? ''),
      ...(words === undefined ? {} : { words }),
    };
  }
  const why = /^\[(sticker|empty|file|too_long)\]$/u.exec(said)?.[1] as 'sticker' | undefined;
  return why === undefined ? { kind: 'words', text: said, source: 'text' } : { kind: 'unusable', why };
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
