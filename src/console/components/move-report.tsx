import { formatShortDay, formatWeekday } from '../format/time.ts';
import { findConversation } from '../state/select.ts';
import type { Move, State } from '../state/state.ts';
import { words } from '../words.ts';
import { CloseIcon } from './icons.tsx';

/** What a press of a clock button brought: the conversations that got messages, one tap away. */
export function MoveReport({
  state,
  move,
  nowMs,
  onOpen,
  onClose,
}: {
  state: State;
  move: Move;
  nowMs: number | null;
  onOpen: (conversation: string) => void;
  onClose: () => void;
}) {
  const arrived = Object.entries(move.arrived).flatMap(([id, count]) => {
    const conversation = findConversation(state, id);
    return conversation ? [{ ...conversation, count }] : [];
  });
  return (
    <section class="move-report" aria-label={words.moveReport} aria-live="polite">
      <p class="move-line">{headline(move, nowMs, arrived.length)}</p>
      <ul class="move-list">
        {arrived.map(({ id, name, count }) => (
          <li key={id}>
            <button type="button" class="move-chip" onClick={() => onOpen(id)}>
              <span class="move-name">{name}</span>
              <span class="badge">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      {move.state !== 'moving' && (
        <button type="button" class="banner-close" aria-label={words.close} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </section>
  );
}

function headline(move: Move, nowMs: number | null, arrivals: number): string {
  switch (move.state) {
    case 'moving':
      return words.moving;
    case 'failed':
      return words.moveFailed(move.problem ?? '');
    case 'done': {
      const day = nowMs === null ? '' : `${formatShortDay(nowMs)} ${formatWeekday(nowMs)}`;
      return words.movedTo(day) + (arrivals > 0 ? words.arrived : words.nothingArrived);
    }
  }
}
