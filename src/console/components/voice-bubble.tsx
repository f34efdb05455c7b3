import { formatSeconds } from '../format/time.ts';
import { useVoice } from '../media/use-voice.ts';
import { words } from '../words.ts';
import { PauseIcon, PlayIcon } from './icons.tsx';

/** A voice message: tap to hear it, tap again to pause; a bar shows how far it is. What was said stands below, if known. */
export function VoiceBubble({ url, caption }: { url: string | undefined; caption: string }) {
  const { seconds, played, state, toggle } = useVoice(url);
  const label = state === 'playing' ? words.pause : words.play;
  const length = seconds === null ? '' : formatSeconds(seconds);
  return (
    <div class="voice">
      <button
        type="button"
        class="bubble voice-button"
        aria-label={`${label} ${length}`.trim()}
        title={label}
        disabled={state === 'unplayable'}
        onClick={toggle}
      >
        {state === 'playing' ? <PauseIcon /> : <PlayIcon />}
        <progress class="voice-bar" max={1} value={played} aria-hidden="true" />
        <span class="voice-length">{length}</span>
      </button>
      {state === 'unplayable' && <p class="voice-text">{words.noPlay}</p>}
      {caption !== '' && (
        <p class="voice-text">
          <span class="voice-text-label">{words.transcript}</span>
          {caption}
        </p>
      )}
    </div>
  );
}
