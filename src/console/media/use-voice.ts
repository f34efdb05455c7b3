import { useEffect, useRef, useState } from 'preact/hooks';
import { bytesOf } from './bytes.ts';

/** A voice message that can be played. */
export interface Voice {
  /** Length in seconds; null while unknown. */
  seconds: number | null;
  /** How much of it has been heard, 0 to 1. */
  played: number;
  state: 'still' | 'playing' | 'unplayable';
  /** Play, from where it was paused; or pause. */
  toggle: () => void;
}

/** Dispatched on the document with the player that begins, so that two voices are never heard at once. */
const begins = 'voice-begins';

/** Play a `data:` URL. The length comes from decoding, because recorded files do not carry one. */
export function useVoice(url: string | undefined): Voice {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [heardSeconds, setHeardSeconds] = useState(0);
  const [state, setState] = useState<Voice['state']>(url === undefined ? 'unplayable' : 'still');
  const player = useRef<HTMLAudioElement | null>(null);

  useEffect(() => {
    if (url === undefined) return undefined;
    let isCurrent = true;
    measure(url).then(
      (length) => isCurrent && setSeconds(length),
      () => isCurrent && setState('unplayable'),
    );
    const giveWay = (event: Event): void => {
      if (event instanceof CustomEvent && event.detail !== player.current) player.current?.pause();
    };
    document.addEventListener(begins, giveWay);
    return () => {
      isCurrent = false;
      document.removeEventListener(begins, giveWay);
      player.current?.pause();
      player.current = null;
    };
  }, [url]);

  const toggle = (): void => {
    if (url === undefined) return;
    if (state === 'playing') {
      player.current?.pause();
      return;
    }
    const audio = (player.current ??= open(url));
    document.dispatchEvent(new CustomEvent(begins, { detail: audio }));
    // A sound that cannot be read says so as `error`; one that was paused before it began is none.
    audio.play().catch(() => undefined);
  };
  const open = (source: string): HTMLAudioElement => {
    const audio = new Audio(source);
    audio.addEventListener('play', () => setState('playing'));
    audio.addEventListener('pause', () => setState('still'));
    audio.addEventListener('error', () => setState('unplayable'));
    audio.addEventListener('timeupdate', () => setHeardSeconds(audio.currentTime));
    audio.addEventListener('ended', () => setHeardSeconds(0));
    return audio;
  };
  const played = seconds === null || seconds === 0 ? 0 : Math.min(1, heardSeconds / seconds);
  return { seconds, played, state, toggle };
}

async function measure(url: string): Promise<number> {
  const context = new OfflineAudioContext(1, 1, 44_100);
  const sound = await context.decodeAudioData(bytesOf(url));
  return sound.duration;
}
