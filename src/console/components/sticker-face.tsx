import { words } from '../words.ts';

/** The one sticker of this messenger. */
export function StickerFace() {
  return (
    <svg class="sticker" viewBox="0 0 100 100" role="img" aria-label={words.stickerText}>
      <circle cx="50" cy="50" r="42" fill="#ffd54d" stroke="#c98a12" stroke-width="3" />
      <path
        d="M28 42c4-6 12-6 16 0M56 42c4-6 12-6 16 0"
        fill="none"
        stroke="#5b3a08"
        stroke-width="5"
        stroke-linecap="round"
      />
      <path
        d="M28 58c8 22 36 22 44 0Z"
        fill="#5b3a08"
        stroke="#5b3a08"
        stroke-width="4"
        stroke-linejoin="round"
      />
      <path d="M40 70c6-5 14-5 20 0-6 5-14 5-20 0Z" fill="#f0685c" />
      <circle cx="24" cy="55" r="6" fill="#f7a36b" opacity=".7" />
      <circle cx="76" cy="55" r="6" fill="#f7a36b" opacity=".7" />
    </svg>
  );
}
