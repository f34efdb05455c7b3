import { z } from 'zod';

import { AppError, questionTypes } from '../core/index.ts';
import type { Lexicon, MetaIntent } from './types.ts';
import { fillGroups, spellOut } from './word-pattern.ts';

const words = z.array(z.coerce.string().min(1));

const metaIntents = [
  'back',
  'correct',
  'skip',
  'pause',
  'resume',
  'restart',
  'cancel',
  'help',
  'human',
  'repeat',
  'explain',
  'progress',
  'greeting',
  'thanks',
  'submit',
  'done',
] as const satisfies readonly MetaIntent[];

/** One file of `flows/lexicon`: any part of a lexicon. Unknown keys are mistakes. */
export const lexiconPart = z.strictObject({
  groups: z.record(z.string(), words).optional(),
  yes: words.optional(),
  no: words.optional(),
  unknown: words.optional(),
  refuse: words.optional(),
  none: words.optional(),
  approx: words.optional(),
  fillers: words.optional(),
  hedges: words.optional(),
  idioms: words.optional(),
  losses: words.optional(),
  illnesses: words.optional(),
  pleasantries: words.optional(),
  requests: words.optional(),
  sounds: words.optional(),
  denials: words.optional(),
  agreed: words.optional(),
  remarks: words.optional(),
  answers: words.optional(),
  wrong: words.optional(),
  soft_yes: words.optional(),
  soft_no: words.optional(),
  persons: words.optional(),
  surnames: words.optional(),
  spans: z
    .array(z.strictObject({ words, unit: z.enum(['day', 'month']), min: z.number(), max: z.number() }))
    .optional(),
  festivals: z
    .array(
      z.strictObject({
        words,
        solar: z
          .string()
          .regex(/^\d{2}-\d{2}$/)
          .optional(),
        lunar: z
          .string()
          .regex(/^\d{2}-\d{2}$/)
          .optional(),
        weekday: z
          .string()
          .regex(/^\d{2}-[1-5]-[0-6]$/)
          .optional(),
        months: z
          .string()
          .regex(/^\d{2}-\d{2}$/)
          .optional(),
        days: z.number().int().min(1).optional(),
      }),
    )
    .optional(),
  events: z.array(z.strictObject({ words, start: z.iso.date(), end: z.iso.date() })).optional(),
  counts: z.array(z.strictObject({ words, value: z.number().int().min(0) })).optional(),
  polarity: z
    .array(
      z.strictObject({
        asked: words,
        yes: words.optional(),
        no: words.optional(),
        yes_in: words.optional(),
        no_in: words.optional(),
      }),
    )
    .optional(),
  kinds: z.partialRecord(z.enum(questionTypes), words).optional(),
  choices: z
    .array(
      z.strictObject({
        label: words,
        not: words.optional(),
        words: words.optional(),
        in: words.optional(),
      }),
    )
    .optional(),
  meta: z.partialRecord(z.enum(metaIntents), words).optional(),
  danger: z
    .array(
      z.strictObject({
        kind: z.string().min(1),
        words,
        except: words.optional(),
        unless: words.optional(),
      }),
    )
    .optional(),
});

const lists = [
  'yes',
  'no',
  'unknown',
  'refuse',
  'none',
  'approx',
  'fillers',
  'hedges',
  'idioms',
  'losses',
  'illnesses',
  'pleasantries',
  'requests',
  'sounds',
  'denials',
  'agreed',
  'remarks',
  'answers',
  'wrong',
  'soft_yes',
  'soft_no',
  'persons',
  'surnames',
] as const satisfies readonly (keyof Lexicon)[];

/**
 * Put the parsed files of `flows/lexicon` together; later files add words, none are taken away. Entries may have
 * alternatives (see `fillGroups`); a group holds for all files. `names` are the files, for the error.
 * Throws `flow:invalid` with the file, or its number, when one does not fit.
 */
export function mergeLexicons(parts: unknown[], names: string[] = []): Lexicon {
  const nameOf = (at: number) => names[at] ?? `lexicon part ${at + 1}`;
  const read = parts.map((part, at) => {
    const checked = lexiconPart.safeParse(part);
    if (checked.success) return checked.data;
    throw new AppError('flow:invalid', `${nameOf(at)}: ${z.prettifyError(checked.error)}`);
  });
  const groups: Record<string, string[]> = {};
  for (const part of read)
    for (const [name, said] of Object.entries(part.groups ?? {}))
      groups[name] = [...(groups[name] ?? []), ...said];
  const merged = createLexicon();
  for (const [at, part] of read.entries()) {
    try {
      addPart(merged, part, (said = []) => said.map((word) => fillGroups(word, groups)));
    } catch (cause) {
      throw new AppError('flow:invalid', `${nameOf(at)}: ${cause instanceof Error ? cause.message : ''}`, {
        cause,
      });
    }
  }
  for (const key of lists) merged[key] = [...new Set(merged[key])];
  for (const intent of metaIntents) merged.meta[intent] = [...new Set(merged.meta[intent])];
  return merged;
}

type Merged = Required<Lexicon>;

function addPart(
  merged: Merged,
  part: z.infer<typeof lexiconPart>,
  expand: (words: string[] | undefined) => string[],
): void {
  const spell = (said: string[] | undefined) => expand(said).flatMap(spellOut);
  for (const key of lists) merged[key].push(...expand(part[key]));
  for (const intent of metaIntents) merged.meta[intent].push(...expand(part.meta?.[intent]));
  for (const { words: said, ...rest } of part.counts ?? [])
    merged.counts.push({ words: spell(said), ...rest });
  for (const { words: said, ...rest } of part.spans ?? []) merged.spans.push({ words: spell(said), ...rest });
  for (const { words: said, ...when } of part.festivals ?? [])
    merged.festivals.push({ words: said, ...definedOf(when) });
  for (const { asked, yes, no, yes_in: yesIn, no_in: noIn } of part.polarity ?? [])
    merged.polarity.push({
      asked,
      yes: expand(yes),
      no: expand(no),
      yes_in: expand(yesIn),
      no_in: expand(noIn),
    });
  for (const { words: said, ...when } of part.events ?? [])
    merged.events.push({ words: spell(said), ...when });
  for (const type of questionTypes) {
    const said = part.kinds?.[type];
    if (said) merged.kinds[type] = [...(merged.kinds[type] ?? []), ...spell(said)];
  }
  for (const { label, not = [], words: said, in: within } of part.choices ?? [])
    merged.choices.push({ label, not, words: spell(said), in: expand(within) });
  for (const { kind, words: said, except, unless } of part.danger ?? [])
    merged.danger.push({ kind, words: said, except: except ?? [], unless: unless ?? [] });
}

function createLexicon(): Merged {
  const meta = Object.fromEntries(metaIntents.map((intent) => [intent, [] as string[]]));
  const empty = Object.fromEntries(lists.map((key) => [key, [] as string[]]));
  return {
    ...(empty as Record<(typeof lists)[number], string[]>),
    meta: meta as Record<MetaIntent, string[]>,
    danger: [],
    counts: [],
    polarity: [],
    choices: [],
    kinds: {},
    spans: [],
    festivals: [],
    events: [],
  };
}

/** Without keys that are undefined, which the types of a lexicon do not know. */
function definedOf<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
