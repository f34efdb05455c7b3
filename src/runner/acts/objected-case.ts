import { toId, type AreaCode, type CaseId } from '../../core/index.ts';
import { openStages } from '../../cases/index.ts';
import type { CaseSnapshot, Household } from '../../store/index.ts';
import { choiceOf, textOf, type Answers } from '../answers.ts';
import { householdsOf, otherBoard } from '../lists/index.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/**
 * Which case somebody objects to: the board that was chosen, else the one case that a number or the words of a board
 * fit. Null where none fits, or several do: nobody is held on a guess.
 */
export async function findObjected(
  runtime: Runtime,
  scene: Scene,
  answers: Answers,
): Promise<CaseSnapshot | null> {
  const { cases } = runtime.store;
  const board = choiceOf(answers, 'board');
  if (board !== null && board !== otherBoard) return cases.snapshot(toId<CaseId>(board));
  const said = textOf(answers, 'subject') ?? '';
  const number = /\d{4}-\d{4,}/u.exec(said.normalize('NFKC'))?.[0];
  if (number !== undefined) {
    const numbered = (await cases.listOpen(runtime.county, openStages)).filter(
      (one) => one.number === number,
    );
    return numbered[0] ?? null;
  }
  // A household whose former case waits for help or an appeal stands on the board with another.
  const area = villageIn(runtime, said) ?? scene.binding?.area ?? runtime.county;
  const near = await cases.listOpen(area, openStages);
  const households = await householdsOf(runtime, near);
  const fitting = near.filter(({ household }) => isMeant(said, households.get(household)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function villageIn({ places }: Runtime, said: string): AreaCode | null {
  const named = places.filter(({ name, aliases }) =>
    [name, ...(aliases ?? [])].some((one) => said.includes(one)),
  );
  const villages = named.filter(({ area }) => !named.some((other) => other.area.startsWith(`${area}-`)));
  return villages.length === 1 ? (villages[0]?.area ?? null) : null;
}

/** By the whole name, or as the board has it: the family name with the 组. */
function isMeant(said: string, household: Household | undefined): boolean {
  if (household === undefined || household.name === '') return false;
  if (said.includes(household.name)) return true;
  const { name, group } = household;
  const family = [...name][0] ?? '';
  return group !== undefined && new RegExp(`(?<!\\d)${group}组`, 'u').test(said) && said.includes(family);
}
