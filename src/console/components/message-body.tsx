import { splitMentions } from '../format/mentions.ts';
import type { State } from '../state/state.ts';
import type { ChatMessage } from '../types.ts';
import { words } from '../words.ts';
import { FileIcon } from './icons.tsx';
import { Picture } from './picture.tsx';
import { Place } from './place.tsx';
import { StickerFace } from './sticker-face.tsx';
import { VoiceBubble } from './voice-bubble.tsx';

/** What a message carries, in the look of its kind. */
export function MessageBody({ message, state }: { message: ChatMessage; state: State }) {
  switch (message.kind) {
    case 'text':
      return (
        <div class="bubble">
          <RichText message={message} state={state} />
        </div>
      );
    case 'image':
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
