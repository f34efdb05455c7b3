import { toId, type Answer, type Day, type MediaId } from '../../core/index.ts';
import type { FlowEvent, ListItem } from './event.ts';
import type { FlowInput, Step } from './step.ts';

/**
 * Head of a talk that is kept as text, input and golden answer in one file: YAML, `---`, then lines. `> words` is said
 * by the person, `< words` by the bot, `= …` is what came of it.
 */
export interface TranscriptHead {
  flow: string;
  today?: Day;
  lists?: Record<string, ListItem[]>;
  given?: Record<string, string | number | boolean>;
  known?: Record<string, Answer>;
}

/**
 * A `> ` line as the engine hears it. Not words: `[photo p1 words]`, `[voice v1 words]`, `[place l1 words]`,
 * `[sticker]`, `[empty]`, `[file]`, `[too_long]`.
 */
export function hearLine(said: string): FlowInput {
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

/** The day of a `[day 2026-09-26]` line, which lets time pass; null for anything that is said. */
export function dayOfLine(said: string): Day | null {
  return /^\[day (\S+)\]$/u.exec(said)?.[1] ?? null;
}

/** A step as the transcript has it: what the bot says, what came of it, an empty line. */
export function transcribeStep({ replies, events }: Step): string[] {
  const said = replies.join('\n').split('\n');
  return [...said.map((line) => `< ${line}`), ...events.flatMap(outcomeOf), ''];
}

/** When an answer was given is the same for all of a step: it would only blur what came of it. */
function withoutTime(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}

/** What came of a step, where it is more than the next question. */
function outcomeOf(event: FlowEvent): string[] {
  switch (event.type) {
    case 'session_submitted': {
      const { submits, answers, attachments } = event;
      const files = attachments.map(({ media }) => media);
      return [
        `= submitted ${submits}`,
        ...Object.entries(answers).map(
          ([name, answer]) => `=   ${name}: ${JSON.stringify(answer, withoutTime)}`,
        ),
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
}
