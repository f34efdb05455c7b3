import { calculateObjectSize } from 'bson';
import type { StoreCommand } from '../../dist/store/index.js';
import { openDesk } from './desk.ts';
import { openFloor } from './floor.ts';
import { meanOf, round } from './measure.ts';
import { converse, createTalks } from './turns.ts';
import { inviteTo, type Interview } from './villagers.ts';

/** What a turn costs beside time. */
export interface WorkFigures {
  bytesPerTurn: {
    mean: number;
    /** By the message's place in the conversation: flat when state does not pile up. */
    byMessage: number[];
  };
  /** Driver commands a turn by villagers at once, as `command collection`; the whole conversation, aftermath included. */
  operationsPerTurn: Record<1 | 64, Record<string, number>>;
}

export async function measureWork(interview: Interview): Promise<WorkFigures> {
  let counted: Record<string, number> = {};
  const onCommand = ({ name, command }: StoreCommand): void => {
    const collection = command[name];
    const key = typeof collection === 'string' ? `${name} ${collection}` : name;
    counted[key] = (counted[key] ?? 0) + 1;
  };
  const desk = await openDesk({ ...interview, onCommand });
  const invite = inviteTo(desk, interview);
  const count = async (conversations: number, atOnce: number): Promise<Record<string, number>> => {
    const talks = createTalks();
    const guests = await invite(conversations);
    counted = {};
    await converse(desk, guests, atOnce, talks);
    await desk.settle();
    const turns = talks.latenciesMs.length;
    const shares = Object.entries(counted).map(([key, times]) => [key, round(times / turns, 3)] as const);
    const total = Object.values(counted).reduce((sum, times) => sum + times, 0);
    return {
      total: round(total / turns, 3),
      ...Object.fromEntries(shares.toSorted(([, a], [, b]) => b - a)),
    };
  };
  const operationsPerTurn = { 1: await count(12, 1), 64: await count(128, 64) };

  const floor = await openFloor(desk.uri);
  const sizes = (await floor.storedTurns()).map((turn) => ({
    seq: turn.seq,
    bytes: calculateObjectSize(turn),
  }));
  await floor.close();
  await desk.close();
  const places = [...new Set(sizes.map(({ seq }) => seq))].toSorted((one, other) => one - other);
  return {
    bytesPerTurn: {
      mean: Math.round(meanOf(sizes.map(({ bytes }) => bytes))),
      byMessage: places.map((place) =>
        Math.round(meanOf(sizes.flatMap(({ seq, bytes }) => (seq === place ? [bytes] : [])))),
      ),
    },
    operationsPerTurn,
  };
}
