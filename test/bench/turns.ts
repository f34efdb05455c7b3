import { openDesk, type Desk } from './desk.ts';
import { openFloor, type Floor } from './floor.ts';
import {
  createTally,
  figuresOf,
  latencyOf,
  processorMicrosOf,
  round,
  timeAll,
  type Figures,
  type Latency,
  type Tally,
} from './measure.ts';
import { inviteTo, type Interview, type Villager } from './villagers.ts';

/** Turns at the runner beside the floor: one durable insert of the same bytes through the same driver. */
export interface TurnFigures {
  turns: Figures;
  /** The same turns apart: a question answered, and the last message, which opens a case and tells the village. */
  answers: Latency;
  submissions: Latency;
  floor: Figures;
  /** Turns per second as a share of the floor's inserts per second. */
  ratio: number;
  /** Processor time of a turn and of an insert of the floor; driver, embedded store and bench are in both. */
  processorMicros: { turn: number; floor: number };
  /** Time until everything behind the conversations was written and sent, for 1,000 turns. */
  aftermathMsPer1000: number;
}

export interface TurnPlan {
  interview: Interview;
  rounds: number;
  /** Conversations in a round, by villagers at once. */
  conversations: Record<AtOnce, number>;
  /** After each round of each, when everything is written: who was asked. */
  afterwards?(desk: Desk, guests: Villager[]): Promise<void>;
}

type AtOnce = 1 | 64;

/** Both concurrencies in turn, floor and turns side by side in each round, so that a busy machine slows both. */
export async function measureTurns(plan: TurnPlan): Promise<Record<AtOnce, TurnFigures>> {
  const { interview, rounds, conversations } = plan;
  const desk = await openDesk(interview);
  const floor = await openFloor(desk.uri);
  const invite = inviteTo(desk, interview);
  await converse(desk, await invite(conversations[1]), 1, createTalks());
  const result = { 1: createPair(), 64: createPair() };
  for (let done = 0; done < rounds; done += 1) {
    for (const atOnce of [1, 64] as const) {
      const pair = result[atOnce];
      const guests = await invite(conversations[atOnce]);
      await insertAll(floor, Math.min(guests.length * 10, mostInserts), atOnce, pair.floor);
      await converse(desk, guests, atOnce, pair.turns);
      pair.aftermathMs += await desk.settle();
      await plan.afterwards?.(desk, guests);
    }
  }
  if ((await desk.store.turns.listPending()).length > 0) throw new Error('turns were left unsettled');
  await floor.close();
  await desk.close();
  return { 1: compare(result[1]), 64: compare(result[64]) };
}

/** Inserts of the floor in a round: enough for a figure. */
const mostInserts = 2_000;

/** Turns, and which of the latencies are those of a conversation's last message. */
interface Talks extends Tally {
  last: Set<number>;
}

interface Pair {
  turns: Talks;
  floor: Tally;
  aftermathMs: number;
}

function createPair(): Pair {
  return { turns: createTalks(), floor: createTally(), aftermathMs: 0 };
}

export function createTalks(): Talks {
  return { ...createTally(), last: new Set() };
}

function compare({ turns, floor, aftermathMs }: Pair): TurnFigures {
  return {
    turns: figuresOf(turns),
    answers: latencyOf(turns.latenciesMs.filter((_, index) => !turns.last.has(index))),
    submissions: latencyOf(turns.latenciesMs.filter((_, index) => turns.last.has(index))),
    floor: figuresOf(floor),
    ratio: round(
      turns.latenciesMs.length / turns.elapsedMs / (floor.latenciesMs.length / floor.elapsedMs),
      3,
    ),
    processorMicros: { turn: processorMicrosOf(turns), floor: processorMicrosOf(floor) },
    aftermathMsPer1000: Math.round((1000 * aftermathMs) / turns.latenciesMs.length),
  };
}

/** Whole conversations, each to its case number. */
export async function converse(
  desk: Desk,
  villagers: Villager[],
  atOnce: number,
  talks: Talks,
): Promise<void> {
  await timeAll(talks, villagers, atOnce, async (villager) => {
    let last = '';
    for (const text of villager.says) {
      const { ms, reply } = await desk.say(villager, text);
      talks.latenciesMs.push(ms);
      last = reply;
    }
    talks.last.add(talks.latenciesMs.length - 1);
    requireCaseNumber(last);
  });
}

/** A conversation that went astray would measure something else. */
export function requireCaseNumber(reply: string): void {
  if (!/20\d\d-\d{4}/.test(reply)) throw new Error(`the talk did not end in a case number but in: ${reply}`);
}

async function insertAll(floor: Floor, count: number, atOnce: number, tally: Tally): Promise<void> {
  const stored = await floor.storedTurns(100);
  const rows = Array.from({ length: count }, (_, index) => stored[index % stored.length]).filter(
    (row) => row !== undefined,
  );
  await timeAll(tally, rows, atOnce, async (row) => {
    tally.latenciesMs.push(await floor.insert(row));
  });
}
