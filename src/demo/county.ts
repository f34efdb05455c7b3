import { z } from 'zod';
import { parse } from 'yaml';
import { roles, toId, type AreaCode, type HouseholdId, type PersonId } from '../core/index.ts';

const area = z.string().transform((code) => toId<AreaCode>(code));

/** `flows/demo/county.yaml`: an invented county, so that a newcomer has people to talk as and cases to act on. */
const schema = z.strictObject({
  areas: z.array(
    z.strictObject({
      code: area,
      name: z.string(),
      level: z.enum(['county', 'township', 'village']),
      aliases: z.array(z.string()),
    }),
  ),
  people: z.array(
    z.strictObject({
      id: z.string().transform((id) => toId<PersonId>(id)),
      name: z.string(),
      phone: z.string(),
      peer: z.string(),
      role: z.enum(roles),
      area,
    }),
  ),
  /** Where every village puts up its lists. */
  board: z.string(),
  groups: z.array(
    z.strictObject({
      room: z.string(),
      topic: z.string(),
      kind: z.enum(['cadres', 'committee', 'villagers']),
      area,
    }),
  ),
  /** Village → [head of household, 组, members]. */
  households: z.record(z.string(), z.array(z.tuple([z.string(), z.number(), z.number()]))),
  cases: z.record(
    z.string(),
    z.array(
      z.strictObject({
        /** 1 = the village's first household. */
        household: z.number(),
        reached: z.enum(['submitted', 'evaluated', 'publicity', 'monitored']),
        daysAgo: z.number(),
        /** 3 or 4: which of the village's liaisons. */
        liaison: z.number().optional(),
        /** Visited in the current month already. */
        visited: z.boolean().optional(),
      }),
    ),
  ),
});

export type DemoCounty = z.infer<typeof schema>;
export type DemoCase = DemoCounty['cases'][string][number];

export function parseDemoCounty(text: string): DemoCounty {
  return schema.parse(parse(text));
}

/** How many of a village's first households have a simulated phone, and how many of those the bot knows already. */
export const phonesPerVillage = 4;
export const boundPerVillage = 2;

/** The county's villages, in the order of the file. */
export function villagesOf(county: DemoCounty): AreaCode[] {
  return county.areas.filter(({ level }) => level === 'village').map(({ code }) => code);
}

/** Id and phone of the n-th household of a village, n from 1; phones are as invented as the people. */
export function demoHousehold(village: AreaCode, number: number): { id: HouseholdId; peer: string } {
  const short = village.split('-').at(-1) ?? '';
  return { id: toId(`h-${short}-${number}`), peer: `v-${short}-${number}` };
}
