import type { Card } from '../format/card.ts';
import { QuickAnswers } from './quick-answers.tsx';

/** Answers read back before they are submitted, as a list that can be checked line by line, and what to do with it. */
export function SummaryCard({
  card,
  onAnswer,
}: {
  card: Card;
  /** Null once the card is no longer the question that is open. */
  onAnswer: ((answer: string) => void) | null;
}) {
  return (
    <div class="bubble card">
      {card.head.map((line) => (
        <p key={line} class="card-head">
          {line}
        </p>
      ))}
      <dl class="card-rows">
        {card.rows.map(({ no, short, answer }) => (
          <div key={no} class="card-row">
            <dt>
              <span class="card-no">{no}</span>
              <span>
                {short}
                <span class="hidden">：</span>
              </span>
            </dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      {card.foot.map((line) => (
        <p key={line} class="card-foot">
          {line}
        </p>
      ))}
      <QuickAnswers chips={card.options} onAnswer={onAnswer} />
    </div>
  );
}
