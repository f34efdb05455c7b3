import { useEffect, useRef, useState } from 'preact/hooks';
import { bytesOf } from './bytes.ts';

/** A voice message that can be played. */
export interface Voice {
  /** Length in seconds; null while unknown. */
  seconds: number | null;
  state: 'still' | 'playing' | 'unplayable';
  toggle: () => void;
}

/** Play a `data:` URL. The length comes from decoding, because recorded files do not carry one. */
export function useVoice(url: string | undefined): Voice {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [state, setState] = useState<Voice['state']>(url === undefined ? 'unplayable' : 'still');
  const player = useRef<HTMLAudioElement | null>(null);

  useEffect(() => {
    if (url === undefined) return undefined;
    let isCurrent = true;
    measure(url).then(
      (length) => isCurrent && setSeconds(length),
      () => isCurrent && setState('unplayable'),
    );
    return () => {
      isCurrent = false;
      player.current?.pause();
    };
  }, [url]);

  const toggle = (): void => {
    if (url === undefined) return;
    if (state === 'playing') {
      player.current?.pause();
      setState('still');
      return;
    }
    const audio = new Audio(url);
    player.current = audio;
    audio.addEventListener('ended', () => setState('still'));
    setState('playing');
    audio.play().catch(() => setState('unplayable'));
  };
  return { seconds, state, toggle };
}

async function measure(url: string): Promise<number> {
  const context = new OfflineAudioContext(1, 1, 44_100);
  const sound = await context.decodeAudioData(bytesOf(url));
  return sound.duration;
}
