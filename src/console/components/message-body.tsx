import { readCard } from '../format/card.ts';
import { splitMentions } from '../format/mentions.ts';
import type { State } from '../state/state.ts';
import type { ChatMessage } from '../types.ts';
import { words } from '../words.ts';
import { FileIcon } from './icons.tsx';
import { Picture } from './picture.tsx';
import { Place } from './place.tsx';
import { StickerFace } from './sticker-face.tsx';
import { SummaryCard } from './summary-card.tsx';
import { VoiceBubble } from './voice-bubble.tsx';

/** What a message carries, in the look of its kind; `album`: the photos that it is the first of. */
export function MessageBody({
  message,
  state,
  album = [],
}: {
  message: ChatMessage;
  state: State;
  album?: ChatMessage[] | undefined;
}) {
  switch (message.kind) {
    case 'text': {
      const card = message.from === 'bot' ? readCard(message.text) : null;
      if (card !== null) return <SummaryCard card={card} />;
      return (
        <div class="bubble">
          <RichText message={message} state={state} />
        </div>
      );
    }
    case 'image':
      if (album.length > 1) {
        return (
          <div class="album">
            {album.map(({ id, url }) => (
              <Picture key={id} url={url} caption="" />
            ))}
          </div>
        );
      }
      return <Picture url={message.url} caption={message.text} />;
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

function RichText({ message, state }: { message: ChatMessage; state: State }) {
  const named = state.people.filter(({ id }) => message.mentions.includes(id)).map(({ name }) => name);
  return (
    <>
      {splitMentions(message.text, [words.bot, ...named]).map(({ text, isMention }, index) =>
        isMention ? (
          <span key={index} class="mention">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </>
  );
}
