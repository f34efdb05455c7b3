import type { ChatMessage } from '../types.ts';
import { words } from '../words.ts';
import { Picture } from './picture.tsx';

/** Photos sent together, small, in the order in which they were sent. */
export function Album({ photos }: { photos: ChatMessage[] }) {
  return (
    <div class="album" role="group" aria-label={words.album(photos.length)}>
      {photos.map(({ id, url }, index) => (
        <Picture key={id} url={url} caption="" name={words.albumPicture(index + 1, photos.length)} />
      ))}
    </div>
  );
}
