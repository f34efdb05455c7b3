import { openDesk, type Desk } from './desk.ts';
import { openFloor, type Floor } from './floor.ts';
import {
  createTally,
  figuresOf,
  latencyOf,
  round,
  timeAll,
  type Figures,
  type Latency,
  type Tally,
} from './measure.ts';
import { createVillager, settleIn, type Villager } from './villagers.ts';

/** Turns at the runner beside the floor: one durable insert of the same bytes through the same driver. */
export interface TurnFigures {
  turns: Figures;
  /** The same turns apart: a question answered, and the last message, which opens a case and tells the village. */
  answers: Latency;
  submissions: Latency;
  floor: Figures;
  /** Turns per second as a share of the floor's inserts per second. */
  ratio: number;
  /** Time until everything behind the conversations was written and sent, for 1,000 turns. */
  aftermathMsPer1000: number;
}

const rounds = 4;
/** Conversations in a round, by villagers at once. */
const conversations = { 1: 12, 64: 128 } as const;
type AtOnce = keyof typeof conversations;

/** Both concurrencies in turn, floor and turns side by side in each round, so that a busy machine slows both. */
export async function measureTurns(): Promise<Record<AtOnce, TurnFigures>> {
  const desk = await openDesk();
  const floor = await openFloor(desk.uri);
  const people = await inviteVillagers(
    desk,
    conversations[1] + rounds * (conversations[1] + conversations[64]),
  );
  await converse(desk, people.splice(0, conversations[1]), 1, createTalks());
  const result = { 1: createPair(), 64: createPair() };
  for (let done = 0; done < rounds; done += 1) {
    for (const atOnce of [1, 64] as const) {
      const pair = result[atOnce];
      const guests = people.splice(0, conversations[atOnce]);
      await insertAll(floor, guests.length * 10, atOnce, pair.floor);
      await converse(desk, guests, atOnce, pair.turns);
      pair.aftermathMs += await desk.settle();
    }
  }
  if ((await desk.store.turns.listPending()).length > 0) throw new Error('turns were left unsettled');
  await floor.close();
  await desk.close();
  return { 1: compare(result[1]), 64: compare(result[64]) };
}

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
    aftermathMsPer1000: Math.round((1000 * aftermathMs) / turns.latenciesMs.length),
  };
}

/** The first `count` villagers, known to the desk. */
export async function inviteVillagers(desk: Desk, count: number): Promise<Villager[]> {
  const people = Array.from({ length: count }, (_, index) => createVillager(index + 1));
  await settleIn(desk.store, people, desk.channel, desk.now());
  return people;
}

/** Whole quick reports, each to its case number. */
export async function converse(
  desk: Desk,
  villagers: Villager[],
  atOnce: number,
  talks: Talks,
): Promise<void> {
  await timeAll(talks, villagers, atOnce, async (villager) => {
    for (const text of villager.says) talks.latenciesMs.push(await desk.say(villager, text));
    talks.last.add(talks.latenciesMs.length - 1);
    requireCaseNumber(desk.lastTo(villager));
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
