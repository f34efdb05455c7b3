import type { Outgoing, State } from '../state/state.ts';
import type { ChatMessage } from '../types.ts';
import { words } from '../words.ts';
import { BotAvatar, PersonAvatar } from './avatar.tsx';
import { MessageBody } from './message-body.tsx';

/** One message: picture, name in a group, bubble, and how far it got while it is on its way. */
export function Message({
  message,
  state,
  isOwn,
  isRoom,
  album = [message],
  outgoing,
  onResend,
  onAnswer = null,
}: {
  message: ChatMessage;
  state: State;
  isOwn: boolean;
  isRoom: boolean;
  album?: ChatMessage[];
  outgoing?: Outgoing | undefined;
  onResend?: () => void;
  onAnswer?: ((answer: string) => void) | null;
}) {
  const isBot = message.from === 'bot';
  return (
    <article class={isOwn ? 'message message-own' : 'message'}>
      {isBot ? <BotAvatar /> : <PersonAvatar id={message.from} name={message.fromName} />}
      <div class="message-column">
        {isRoom && !isOwn ? (
          <p class="message-name">
            {message.fromName}
            {isBot && <span class="tag">{words.botTag}</span>}
          </p>
        ) : (
          <span class="hidden">{words.says(isOwn ? words.me : message.fromName)}</span>
        )}
        <div class="message-line">
          <MessageBody message={message} state={state} album={album} onAnswer={onAnswer} />
          {outgoing && outgoing.state !== 'failed' && (
            <span class="message-state" title={outgoing.state === 'waiting' ? words.waiting : words.sending}>
              <span class="spinner" />
              <span class="hidden">{outgoing.state === 'waiting' ? words.waiting : words.sending}</span>
            </span>
          )}
        </div>
        {outgoing?.state === 'failed' && (
          <p class="message-problem">
            {outgoing.problem}
            <button type="button" onClick={onResend}>
              {words.resend}
            </button>
          </p>
        )}
      </div>
    </article>
  );
}
