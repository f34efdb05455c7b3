import { calculateObjectSize } from 'bson';
import type { StoreCommand } from '../../dist/store/index.js';
import { openDesk } from './desk.ts';
import type { HouseholdForm } from './household-form.ts';
import { meanOf } from './measure.ts';
import { inviteTo } from './villagers.ts';

/** Bytes of an answer's turn in a form of so many questions: its own insert, and everything that is written with it. */
export interface LengthFigures {
  questions: number;
  turn: Ends;
  written: Ends;
}

/** The mean over the same five questions where they are asked first and where they are asked last. */
interface Ends {
  first: number;
  last: number;
}

const lengths = [6, 12, 24, 48];
const compared = 5;
/** The form's questions come again after so many. */
const dozen = 12;

export async function measureLengths(form: HouseholdForm): Promise<LengthFigures[]> {
  const figures: LengthFigures[] = [];
  for (const questions of lengths) {
    let turn = 0;
    let written = 0;
    const onCommand = ({ name, command }: StoreCommand): void => {
      if (name !== 'insert' && name !== 'update') return;
      const bytes = calculateObjectSize(command);
      written += bytes;
      if (command['insert'] === 'turns') turn += bytes;
    };
    const interview = form.lengthen(questions);
    const desk = await openDesk({ ...interview, onCommand });
    const [guest] = await inviteTo(desk, interview)(1);
    const answers: { turn: number; written: number }[] = [];
    for (const text of guest?.says ?? []) {
      [turn, written] = [0, 0];
      if (guest !== undefined) await desk.say(guest, text);
      await desk.settle();
      answers.push({ turn, written });
    }
    await desk.close();
    // The first message only opens the talk.
    const endsOf = (part: 'turn' | 'written'): Ends => {
      const bytes = answers.slice(1).map((answer) => answer[part]);
      const at = Math.max(0, questions - dozen);
      return {
        first: Math.round(meanOf(bytes.slice(0, compared))),
        last: Math.round(meanOf(bytes.slice(at, at + compared))),
      };
    };
    figures.push({ questions, turn: endsOf('turn'), written: endsOf('written') });
  }
  return figures;
}
