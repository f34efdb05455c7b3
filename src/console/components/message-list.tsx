import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { groupAlbums } from '../format/album.ts';
import { formatSeparator, startsNewTime } from '../format/time.ts';
import type { Conversation } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { words } from '../words.ts';
import { DownIcon } from './icons.tsx';
import { Message } from './message.tsx';

/** Within this distance of the end somebody counts as reading the newest message. */
const nearPx = 120;

/** The bubbles, with times between them. Stays at the newest unless somebody has scrolled up to read. */
export function MessageList({
  state,
  conversation,
  speaker,
  nowMs,
  onResend,
  onAnswer,
}: {
  state: State;
  conversation: Conversation;
  speaker: string;
  nowMs: number;
  onResend: (ref: string) => void;
  /** Null unless the last message is a question with choices. */
  onAnswer: ((answer: string) => void) | null;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const lastTop = useRef(0);
  const [hasNews, setNews] = useState(false);
  const messages = state.messages[conversation.id] ?? [];
  const outgoing = state.outgoing.filter(({ shown }) => shown.conversation === conversation.id);
  const failed = outgoing.filter((sent) => sent.state === 'failed');
  const moving = outgoing.filter((sent) => sent.state !== 'failed');
  const groups = groupAlbums([...messages, ...moving.map(({ shown }) => shown)]);

  const toEnd = (): void => {
    const element = scroll.current;
    if (element) element.scrollTop = element.scrollHeight;
    setNews(false);
  };
  useLayoutEffect(() => {
    if (isNear.current || outgoing.length > 0) toEnd();
    else if (messages.length > 0) setNews(true);
  }, [messages.length, outgoing.length]);
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    const keep = new ResizeObserver(() => isNear.current && toEnd());
    keep.observe(element);
    for (const child of element.children) keep.observe(child);
    return () => keep.disconnect();
  }, []);
  const watch = (): void => {
    const element = scroll.current;
    if (!element) return;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    // A picture that finishes loading pushes the end away too; only somebody who scrolls up is reading above.
    if (isAtEnd) setNews(false);
    if (isAtEnd || element.scrollTop < lastTop.current) isNear.current = isAtEnd;
    lastTop.current = element.scrollTop;
  };

  return (
    <div class="messages-frame">
      <div
        class="messages"
        ref={scroll}
        onScroll={watch}
        tabIndex={0}
        aria-label={words.chatWith(conversation.name)}
      >
        <div class="messages-inner" role="log" aria-live="polite">
          {messages.length + outgoing.length === 0 && <Beginning conversation={conversation} />}
          {groups.map((group, index) => {
            const [message] = group;
            const last = group.at(-1);
            if (message === undefined || last === undefined) return null;
            const before = groups[index - 1]?.at(-1);
            const atMs = Date.parse(message.at);
            return (
              <div key={message.id} class="message-slot">
                {startsNewTime(before && Date.parse(before.at), atMs) && (
                  <p class="separator">{formatSeparator(atMs, nowMs)}</p>
                )}
                <Message
                  message={message}
                  state={state}
                  isOwn={message.from === speaker}
                  isRoom={conversation.kind === 'room'}
                  album={group}
                  outgoing={moving.find(({ shown }) => shown === last)}
                  onAnswer={last === messages.at(-1) ? onAnswer : null}
                />
              </div>
            );
          })}
          {failed.map((sent) => (
            <div key={sent.frame.ref} class="message-slot">
              <Message
                message={sent.shown}
                state={state}
                isOwn={sent.shown.from === speaker}
                isRoom={conversation.kind === 'room'}
                outgoing={sent}
                onResend={() => onResend(sent.frame.ref)}
              />
            </div>
          ))}
          {state.asked[conversation.id] && <p class="separator">{words.askedFriend}</p>}
        </div>
      </div>
      {hasNews && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon />
          {words.newMessages}
        </button>
      )}
    </div>
  );
}

function Beginning({ conversation }: { conversation: Conversation }) {
  const isStranger = conversation.kind === 'person' && !conversation.person.friend;
  return (
    <p class="beginning">
      {conversation.kind === 'room' ? words.startRoom : words.startPrivate}
      {isStranger && <span>{words.notFriend}</span>}
    </p>
  );
}
