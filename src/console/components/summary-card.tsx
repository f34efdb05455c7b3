import type { Card } from '../format/card.ts';

/** Answers read back before they are submitted, as a list that can be checked line by line. */
export function SummaryCard({ card }: { card: Card }) {
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
              <span class="card-no">{no}</span> {short}
              <span class="hidden">：</span>
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
    </div>
  );
}
