import { parse } from 'yaml';
import { z } from 'zod';
import { AppError, type Day } from '../../core/index.ts';
import { lineOf, valueOf, type Profile, type ProfileKey } from '../../cases/index.ts';
import type { ListItem } from '../../flow/index.ts';
import { findAsked, soundsLikeQuestion } from '../../understanding/index.ts';

/** Longest answer, in characters: one breath when it is read out. */
const longestAnswer = 120;

const words = z.array(z.string().min(2)).min(1);

const schema = z.strictObject({
  questions: z.strictObject({
    ends: z.array(z.string().min(1)).min(1),
    holds: z.array(z.string().min(1)).min(1),
  }),
  entries: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z_]+$/),
        question: z.string().min(2).max(14),
        words,
        /** `{{ key }}` is the county's value of a profile key. */
        answer: z.string().min(4).max(longestAnswer),
        /** Document and line; never shown. */
        source: z.string().min(1),
        /** Profile keys that the answer hangs on without naming their value. */
        needs: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});

type Entry = z.infer<typeof schema>['entries'][number];

/** Questions about the policy with their answers, from `flows/faq.yaml`. */
export interface FaqBook {
  /** Name of the entry that the words ask for. */
  find(text: string): string | null;
  /** Whether the words ask something, though nothing here answers it. */
  soundsLikeQuestion(text: string): boolean;
  /** The questions as a list to choose from; asked in other words they are found by `find`. */
  list(): ListItem[];
  /** The answer with the county's values; null where it hangs on a key that the county has not set. */
  answer(name: string, profile: Profile, day: Day): string | null;
}

const placeholder = /\{\{\s*([\w.]+)\s*\}\}/gu;

/** Parse and check the file. Throws `definition:invalid` on one that does not fit, or that names a key no profile has. */
export function parseFaqBook(text: string, profileKeys: readonly string[]): FaqBook {
  const read = schema.safeParse(parse(text));
  if (!read.success)
    throw new AppError('definition:invalid', `flows/faq.yaml: ${z.prettifyError(read.error)}`);
  const { questions, entries } = read.data;
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (byName.size < entries.length)
    throw new AppError('definition:invalid', 'flows/faq.yaml: a name is there twice');
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      if (!profileKeys.includes(key))
        throw new AppError(
          'definition:invalid',
          `flows/faq.yaml: ${entry.name} names ${key}, which no profile has`,
        );
    }
  }
  return {
    find: (said) => findAsked(said, entries)?.name ?? null,
    soundsLikeQuestion: (said) => soundsLikeQuestion(said, questions),
    list: () => entries.map(({ name, question }) => ({ name, label: question })),
    answer(name, profile, day) {
      const entry = byName.get(name);
      if (entry === undefined) return null;
      const values = new Map(keysOf(entry).map((key) => [key, textOf(profile, key, day)]));
      if ([...values.values()].includes(null)) return null;
      return entry.answer.replaceAll(placeholder, (_, key: string) => values.get(key) ?? '');
    },
  };
}

function keysOf({ answer, needs = [] }: Entry): string[] {
  return [...needs, ...Array.from(answer.matchAll(placeholder), ([, key = '']) => key)];
}

/** A county's value in figures; of the line, which is set by the year, this year's. Null where it is not set. */
function textOf(profile: Profile, key: string, day: Day): string | null {
  if (key === 'line.byYear') {
    const line = lineOf(profile, day);
    return line === null ? null : String(line.fen / 100);
  }
  // The file was checked against the profile's keys when it was read.
  const value: unknown = valueOf(profile, key as ProfileKey);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
