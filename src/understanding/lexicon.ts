import { z } from 'zod';

import { AppError, questionTypes } from '../core/index.ts';
import type { Lexicon, MetaIntent } from './types.ts';

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
  answers: words.optional(),
  wrong: words.optional(),
  soft_yes: words.optional(),
  soft_no: words.optional(),
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
  counts: z.array(z.strictObject({ words, value: z.number().int().min(0) })).optional(),
  polarity: z.array(z.strictObject({ asked: words, yes: words.optional(), no: words.optional() })).optional(),
  kinds: z.partialRecord(z.enum(questionTypes), words).optional(),
  choices: z.array(z.strictObject({ label: words, words })).optional(),
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

/**
 * Put the parsed files of `flows/lexicon` together; later files add words, none are taken away.
 * Throws `flow:invalid` with the number of the part when one does not fit.
 */
export function mergeLexicons(parts: unknown[]): Lexicon {
  const meta = Object.fromEntries(metaIntents.map((intent) => [intent, [] as string[]])) as Record<
    MetaIntent,
    string[]
  >;
  const lexicon = {
    yes: [] as string[],
    no: [] as string[],
    unknown: [] as string[],
    refuse: [] as string[],
    none: [] as string[],
    approx: [] as string[],
    fillers: [] as string[],
    hedges: [] as string[],
    idioms: [] as string[],
    losses: [] as string[],
    illnesses: [] as string[],
    pleasantries: [] as string[],
    requests: [] as string[],
    sounds: [] as string[],
    denials: [] as string[],
    answers: [] as string[],
    wrong: [] as string[],
    soft_yes: [] as string[],
    soft_no: [] as string[],
  };
  const merged: Lexicon = {
    ...lexicon,
    meta,
    danger: [],
    counts: [],
    polarity: [],
    choices: [],
    kinds: {},
    spans: [],
    festivals: [],
  };
  for (const [at, part] of parts.entries()) {
    const read = lexiconPart.safeParse(part);
    if (!read.success)
      throw new AppError('flow:invalid', `lexicon part ${at + 1}: ${z.prettifyError(read.error)}`);
    for (const key of Object.keys(lexicon) as (keyof typeof lexicon)[])
      lexicon[key].push(...(read.data[key] ?? []));
    for (const intent of metaIntents) meta[intent].push(...(read.data.meta?.[intent] ?? []));
    merged.counts?.push(...(read.data.counts ?? []));
    merged.spans?.push(...(read.data.spans ?? []));
    for (const { words: said, ...when } of read.data.festivals ?? [])
      merged.festivals?.push({ words: said, ...definedOf(when) });
    for (const { asked, yes, no } of read.data.polarity ?? []) {
      merged.polarity?.push({ asked, yes: yes ?? [], no: no ?? [] });
    }
    for (const type of questionTypes) {
      const said = read.data.kinds?.[type];
      if (said && merged.kinds) merged.kinds[type] = [...(merged.kinds[type] ?? []), ...said];
    }
    merged.choices?.push(...(read.data.choices ?? []));
    for (const { kind, words: said, except, unless } of read.data.danger ?? []) {
      merged.danger.push({ kind, words: said, except: except ?? [], unless: unless ?? [] });
    }
  }
  return merged;
}

/** Without keys that are undefined, which the types of a lexicon do not know. */
function definedOf<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
