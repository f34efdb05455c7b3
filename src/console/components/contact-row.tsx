import { formatListTime } from '../format/time.ts';
import { previewOf, type Conversation } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { words } from '../words.ts';
import { PersonAvatar, RoomAvatar } from './avatar.tsx';

/** One phone or group in the list: picture, name, last message, time, unread badge. */
export function ContactRow({
  state,
  conversation,
  nowMs,
  isOpen,
  onOpen,
}: {
  state: State;
  conversation: Conversation;
  nowMs: number | null;
  isOpen: boolean;
  onOpen: (conversation: string) => void;
}) {
  const { id, name, about } = conversation;
  const unread = state.unread[id] ?? 0;
  const draft = isOpen ? '' : (state.drafts[id] ?? '').trim();
  const last = state.messages[id]?.at(-1);
  return (
    <li>
      <button
        type="button"
        class={isOpen ? 'row row-open' : 'row'}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => onOpen(id)}
      >
        {conversation.kind === 'person' ? (
          <PersonAvatar id={id} name={name} />
        ) : (
          <RoomAvatar members={conversation.room.members} people={state.people} />
        )}
        <span class="row-body">
          <span class="row-line">
            <span class="row-name">{name}</span>
            {last && <span class="row-about">{about}</span>}
            {last && nowMs !== null && (
              <span class="row-time">{formatListTime(Date.parse(last.at), nowMs)}</span>
            )}
          </span>
          <span class="row-line">
            <span class="row-preview">
              {draft !== '' && <span class="row-draft">{words.draft} </span>}
              {draft === '' ? previewOf(state, conversation) : draft}
            </span>
            {unread > 0 && (
              <span class="badge">
                <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
                <span class="hidden">{words.unread(unread)}</span>
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}
