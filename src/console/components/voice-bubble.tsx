import { formatSeconds } from '../format/time.ts';
import { useVoice } from '../media/use-voice.ts';
import { words } from '../words.ts';
import { WavesIcon } from './icons.tsx';

/** A voice message: tap to hear it; the bubble is longer for a longer one. What was said stands below, if typed. */
export function VoiceBubble({ url, caption }: { url: string | undefined; caption: string }) {
  const { seconds, state, toggle } = useVoice(url);
  const length = Math.min(6, Math.ceil((seconds ?? 1) / 5));
  const label = state === 'playing' ? words.pause : words.play;
  return (
    <div class="voice">
      <button
        type="button"
        class={`bubble voice-button voice-length-${length}${state === 'playing' ? ' voice-playing' : ''}`}
        aria-label={seconds === null ? label : `${label} ${formatSeconds(seconds)}`}
        title={state === 'unplayable' ? words.noPlay : label}
        disabled={state === 'unplayable'}
        onClick={toggle}
      >
        <WavesIcon />
        <span>{seconds === null ? '' : formatSeconds(seconds)}</span>
      </button>
      {caption !== '' && <p class="voice-text">{caption}</p>}
    </div>
  );
}
