import { readChip } from '../format/quick.ts';
import { words } from '../words.ts';

/** The choices of the bot's last message as buttons. */
export function QuickAnswers({
  answers,
  onAnswer,
}: {
  answers: string[];
  onAnswer: (answer: string) => void;
}) {
  if (answers.length === 0) return null;
  return (
    <ul class="quick" aria-label={words.quickAnswers}>
      {answers.map(readChip).map(({ number, label, answer }) => (
        <li key={`${number}${label}`}>
          <button type="button" class="chip" onClick={() => onAnswer(answer)}>
            {number !== null && <span class="chip-number">{number}</span>}
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
