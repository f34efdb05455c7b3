import { createMemoryLog, type MemoryFigures } from './memory.ts';
import { measureEngine, type EngineFigures } from './engine.ts';
import { areRecorded, readHouseholdForm } from './household-form.ts';
import { measureLengths, type LengthFigures } from './lengths.ts';
import { doAll } from './measure.ts';
import type { Desk } from './desk.ts';
import { measureTurns, type TurnFigures } from './turns.ts';
import type { Villager } from './villagers.ts';
import { measureWork, type WorkFigures } from './work.ts';

/** A form of twelve questions, the one that other engines are measured with: 17 messages or 14, refused answers among them. */
export interface FormFigures {
  turns: Record<1 | 64, TurnFigures>;
  /** Conversations whose answers were read again from the case's journal, and those where they were not what was said. */
  checked: number;
  bad: number;
  /** The engine alone, in the same process: no store, no outbox, nothing sent. */
  engine: EngineFigures;
  work: WorkFigures;
  lengths: LengthFigures[];
  /** In the course of the turns above. */
  memory: MemoryFigures[];
}

export async function measureForm(): Promise<FormFigures> {
  const interview = await readHouseholdForm();
  const engine = await measureEngine(interview);
  const memory = createMemoryLog();
  const judged = { checked: 0, bad: 0 };
  const turns = await measureTurns({
    interview,
    rounds: 5,
    // With those of one at a time 10,000 messages a round.
    conversations: { 1: 12, 64: 634 },
    async afterwards(desk, guests) {
      await doAll(guests, 16, async (guest) => {
        judged.checked += 1;
        if (!(await isRecorded(desk, guest))) judged.bad += 1;
      });
      await memory.add(guests.reduce((sum, { says }) => sum + says.length, 0));
    },
  });
  return {
    turns,
    ...judged,
    engine,
    work: await measureWork(interview),
    lengths: await measureLengths(interview),
    memory: memory.figures,
  };
}

/** Whether the journal of the villager's case has what was answered, and nothing else. */
async function isRecorded({ store }: Desk, { household, answers = {} }: Villager): Promise<boolean> {
  const [opened, ...others] = await store.cases.listByHousehold(household);
  if (opened === undefined || others.length > 0) return false;
  const [entry, ...more] = await store.cases.journal(opened.id);
  if (entry?.act.kind !== 'declared' || more.length > 0) return false;
  return areRecorded(answers, entry.act.declaration.answers);
}
