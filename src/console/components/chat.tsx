import { useRef } from 'preact/hooks';
import { readCard } from '../format/card.ts';
import { readChip } from '../format/quick.ts';
import { makeText } from '../media/outgoing.ts';
import type { Action } from '../state/action.ts';
import { quickAnswers, speakerOf, type Conversation } from '../state/select.ts';
import type { Outgoing, State } from '../state/state.ts';
import { words } from '../words.ts';
import { ChatHeader } from './chat-header.tsx';
import { Composer, focusOnDesk } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { QuickAnswers } from './quick-answers.tsx';

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
  const field = useRef<HTMLTextAreaElement>(null);
  const { id } = conversation;
  const speaker = speakerOf(state, id);
  const place = {
    conversation: id,
    ...(conversation.kind === 'room' ? { room: id } : {}),
    as: speaker,
    asName: state.people.find((person) => person.id === speaker)?.name ?? '',
    at: new Date(nowMs).toISOString(),
  };
  const send = (outgoing: Outgoing): void => dispatch({ type: 'send', outgoing });
  const answers = quickAnswers(state, id);
  const answer = (text: string): void => {
    send(makeText(place, text));
    focusOnDesk(field.current);
  };
  // A card has its choices in it.
  const isInCard = (readCard(state.messages[id]?.at(-1)?.text ?? '')?.options.length ?? 0) > 0;
  return (
    <main class="chat" aria-label={words.chatWith(conversation.name)}>
      <ChatHeader state={state} conversation={conversation} onBack={onBack} />
      <MessageList
        state={state}
        conversation={conversation}
        speaker={speaker}
        nowMs={nowMs}
        onResend={(ref) => dispatch({ type: 'resend', ref })}
        onAnswer={answers.length > 0 ? answer : null}
      />
      <Composer
        state={state}
        conversation={conversation}
        place={place}
        field={field}
        quick={isInCard ? null : <QuickAnswers chips={answers.map(readChip)} onAnswer={answer} />}
        onSend={send}
        dispatch={dispatch}
      />
    </main>
  );
}
