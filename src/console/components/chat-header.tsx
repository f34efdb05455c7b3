import { isReplying, type Conversation } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { words } from '../words.ts';
import { BackIcon } from './icons.tsx';

/** Above the chat: whom it is with, whose phone this is, and whether an answer is on its way. */
export function ChatHeader({
  state,
  conversation,
  onBack,
}: {
  state: State;
  conversation: Conversation;
  onBack: () => void;
}) {
  const isRoom = conversation.kind === 'room';
  const about = isRoom
    ? `${conversation.about} · ${words.members(conversation.room.members.length + 1)}`
    : `${words.phoneOf(conversation.name)} · ${conversation.about}`;
  return (
    <header class="chat-header">
      <button type="button" class="back" aria-label={words.back} onClick={onBack}>
        <BackIcon />
      </button>
      <div class="chat-title">
        <h2>{isRoom ? conversation.name : words.bot}</h2>
        <p aria-live="polite">{isReplying(state, conversation.id) ? words.replying : about}</p>
      </div>
    </header>
  );
}
