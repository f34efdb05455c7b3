import type { Action } from '../state/action.ts';
import { speakerOf, type Conversation } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { words } from '../words.ts';
import { ChatHeader } from './chat-header.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

/** The right column: one conversation as its person, or the chosen member of the group, sees it. */
export function Chat({
  state,
  conversation,
  nowMs,
  dispatch,
  onBack,
}: {
  state: State;
  conversation: Conversation;
  nowMs: number;
  dispatch: (action: Action) => void;
  onBack: () => void;
}) {
  const speaker = speakerOf(state, conversation.id);
  return (
    <main class="chat" aria-label={words.chatWith(conversation.name)}>
      <ChatHeader state={state} conversation={conversation} onBack={onBack} />
      <MessageList
        state={state}
        conversation={conversation}
        speaker={speaker}
        nowMs={nowMs}
        onResend={(ref) => dispatch({ type: 'resend', ref })}
      />
      <Composer
        state={state}
        conversation={conversation}
        speaker={speaker}
        nowMs={nowMs}
        dispatch={dispatch}
      />
    </main>
  );
}
