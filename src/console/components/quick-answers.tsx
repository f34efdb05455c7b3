import type { Chip } from '../format/quick.ts';
import { words } from '../words.ts';

/**
 * The choices of a message of the bot as buttons; `onAnswer` null: they were offered earlier and can only be read.
 * A digit on the keyboard is typed like any other: `1 4` and `35000` begin with one too.
 */
export function QuickAnswers({
  chips,
  onAnswer,
}: {
  chips: Chip[];
  onAnswer: ((answer: string) => void) | null;
}) {
  if (chips.length === 0) return null;
  return (
    <ul class="quick" aria-label={onAnswer === null ? undefined : words.quickAnswers}>
      {chips.map(({ number, label, answer }) => {
        const face = (
          <>
            {number !== null && <span class="chip-number">{number}</span>} {label}
          </>
        );
        return (
          <li key={answer}>
            {onAnswer === null ? (
              <span class="chip chip-past">{face}</span>
            ) : (
              <button type="button" class="chip" onClick={() => onAnswer(answer)}>
                {face}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
