import { readCard } from '../format/card.ts';
import { splitMentions } from '../format/mentions.ts';
import { findReadBack } from '../format/read-back.ts';
import type { State } from '../state/state.ts';
import type { ChatMessage } from '../types.ts';
import { words } from '../words.ts';
import { Album } from './album.tsx';
import { FileIcon } from './icons.tsx';
import { Picture } from './picture.tsx';
import { Place } from './place.tsx';
import { StickerFace } from './sticker-face.tsx';
import { SummaryCard } from './summary-card.tsx';
import { VoiceBubble } from './voice-bubble.tsx';

/**
 * What a message carries, in the look of its kind; `album`: it and the photos sent with it. `onAnswer` is null unless
 * this is the bot's question that is open.
 */
export function MessageBody({
  message,
  state,
  album,
  onAnswer,
}: {
  message: ChatMessage;
  state: State;
  album: ChatMessage[];
  onAnswer: ((answer: string) => void) | null;
}) {
  switch (message.kind) {
    case 'text': {
      const card = message.from === 'bot' ? readCard(message.text) : null;
      if (card !== null) return <SummaryCard card={card} onAnswer={onAnswer} />;
      return (
        <div class="bubble">
          <Words message={message} state={state} />
        </div>
      );
    }
    case 'image':
      return album.length > 1 ? (
        <Album photos={album} />
      ) : (
        <Picture url={message.url} caption={message.text} />
      );
    case 'audio':
      return <VoiceBubble url={message.url} caption={message.text} />;
    case 'location':
      return <Place name={message.text} />;
    case 'sticker':
      return <StickerFace />;
    case 'file':
      return (
        <a class="bubble bubble-file" href={message.url ?? '#'} download={message.text || words.file}>
          <FileIcon />
          {message.text || words.file}
        </a>
      );
  }
}

/** A text; mentions are highlighted, and a value that the bot wants confirmed is emphasised. */
function Words({ message, state }: { message: ChatMessage; state: State }) {
  const readBack = message.from === 'bot' ? findReadBack(message.text) : null;
  if (readBack === null) return <RichText text={message.text} message={message} state={state} />;
  return (
    <>
      <RichText text={readBack.before} message={message} state={state} />
      <strong class="read-back">{readBack.value}</strong>
      {readBack.after}
    </>
  );
}

function RichText({ text, message, state }: { text: string; message: ChatMessage; state: State }) {
  const named = state.people.filter(({ id }) => message.mentions.includes(id)).map(({ name }) => name);
  return (
    <>
      {splitMentions(text, [words.bot, ...named]).map((segment, index) =>
        segment.isMention ? (
          <span key={index} class="mention">
            {segment.text}
          </span>
        ) : (
          segment.text
        ),
      )}
    </>
  );
}
