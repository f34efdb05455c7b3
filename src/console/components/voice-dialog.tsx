import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatSeconds } from '../format/time.ts';
import { makeFile, type Place } from '../media/outgoing.ts';
import { useRecorder } from '../media/use-recorder.ts';
import type { Outgoing } from '../state/state.ts';
import { words } from '../words.ts';
import { MicrophoneIcon } from './icons.tsx';

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  place: Place;
  onSend: (outgoing: Outgoing) => void;
  onProblem: (text: string) => void;
}

/** Record a voice message, or pick a sound file where there is no microphone, and type what it says. */
export function VoiceDialog({ dialog, ...props }: Props) {
  const [round, setRound] = useState(0);
  return (
    <dialog ref={dialog} class="sheet" aria-label={words.voiceTitle} onClose={() => setRound(round + 1)}>
      <VoiceForm key={round} {...props} onDone={() => dialog.current?.close()} />
    </dialog>
  );
}

function VoiceForm({ place, onSend, onProblem, onDone }: Omit<Props, 'dialog'> & { onDone: () => void }) {
  const recorder = useRecorder();
  const [caption, setCaption] = useState('');
  const { blob } = recorder;
  const heard = useObjectUrl(blob);

  const send = async (): Promise<void> => {
    if (blob === null) return;
    const name = `voice.${extensionOf(blob.type)}`;
    const outgoing = await makeFile(place, 'audio', { blob, name, caption });
    if (outgoing === null) onProblem(words.audioTooLarge);
    else onSend(outgoing);
    onDone();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{words.voiceTitle}</h2>
      <div class="recorder" aria-live="polite">
        {recorder.state === 'unavailable' && <p>{words.noMicrophone}</p>}
        {recorder.state === 'idle' && (
          <button type="button" class="record" onClick={() => void recorder.start()}>
            <MicrophoneIcon />
            {words.record}
          </button>
        )}
        {recorder.state === 'recording' && (
          <>
            <p class="recording">
              {words.recording} {formatSeconds(recorder.seconds)}
            </p>
            <button type="button" class="record record-stop" onClick={recorder.stop}>
              {words.stop}
            </button>
          </>
        )}
        {recorder.state === 'recorded' && heard !== null && (
          <>
            <audio controls src={heard} aria-label={words.recorded} />
            <button type="button" class="plain" onClick={() => void recorder.start()}>
              {words.again}
            </button>
          </>
        )}
        {(recorder.state === 'idle' || recorder.state === 'unavailable') && (
          <label class="plain file-label">
            {words.pickAudio}
            <input
              class="hidden"
              type="file"
              accept="audio/*"
              onChange={({ currentTarget }) => {
                const [file] = currentTarget.files ?? [];
                if (file) recorder.take(file);
              }}
            />
          </label>
        )}
      </div>
      <label class="field">
        {words.caption}
        <textarea rows={2} value={caption} onInput={({ currentTarget }) => setCaption(currentTarget.value)} />
        <small>{words.captionHelp}</small>
      </label>
      <div class="sheet-buttons">
        <button type="button" class="plain" onClick={onDone}>
          {words.cancel}
        </button>
        <button type="submit" class="send" disabled={blob === null}>
          {words.send}
        </button>
      </div>
    </form>
  );
}

function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === null) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}

/** `audio/webm;codecs=opus` → `webm`. */
function extensionOf(type: string): string {
  return /^audio\/([a-z0-9]+)/.exec(type)?.[1] ?? 'bin';
}
