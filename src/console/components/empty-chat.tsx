import { words } from '../words.ts';
import { Mark } from './icons.tsx';

/** The right side before anybody is chosen. */
export function EmptyChat() {
  return (
    <section class="empty-chat">
      <Mark />
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyText}</p>
    </section>
  );
}
