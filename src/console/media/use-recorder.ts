import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { toWav } from './wav.ts';

/** A voice recording in the making. */
export interface Recorder {
  state: 'idle' | 'recording' | 'recorded' | 'unavailable';
  seconds: number;
  blob: Blob | null;
  start: () => Promise<void>;
  stop: () => void;
  /** Take a file in place of a recording. */
  take: (blob: Blob) => void;
}

/** Record with the machine's microphone; `unavailable` when there is none or it is not allowed. */
export function useRecorder(): Recorder {
  const [state, setState] = useState<Recorder['state']>(canRecord() ? 'idle' : 'unavailable');
  const [seconds, setSeconds] = useState(0);
  const [blob, setBlob] = useState<Blob | null>(null);
  const running = useRef<MediaRecorder | null>(null);

  useEffect(() => {
    if (state !== 'recording') return undefined;
    const timer = window.setInterval(() => setSeconds((count) => count + 1), 1_000);
    return () => window.clearInterval(timer);
  }, [state]);
  useEffect(() => () => release(running.current), []);

  const start = useCallback(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const recorder = new MediaRecorder(stream);
      const pieces: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
      recorder.addEventListener('stop', () => {
        release(recorder);
        void toWav(new Blob(pieces)).then(
          (wav) => {
            setBlob(wav);
            setState('recorded');
          },
          () => setState('idle'),
        );
      });
      running.current = recorder;
      recorder.start();
      setSeconds(0);
      setBlob(null);
      setState('recording');
    } catch {
      setState('unavailable');
    }
  }, []);
  const stop = useCallback(() => running.current?.stop(), []);
  const take = useCallback((given: Blob) => {
    setBlob(given);
    setState('recorded');
  }, []);
  return { state, seconds, blob, start, stop, take };
}

function canRecord(): boolean {
  return 'mediaDevices' in navigator && 'MediaRecorder' in window;
}

function release(recorder: MediaRecorder | null): void {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}
