import { useRef } from 'preact/hooks';
import { makeFile, makeSticker, type Place } from '../media/outgoing.ts';
import { preparePicture } from '../media/picture.ts';
import type { Outgoing } from '../state/state.ts';
import { words } from '../words.ts';
import { MicrophoneIcon, PhotoIcon, PinIcon, StickerIcon } from './icons.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { VoiceDialog } from './voice-dialog.tsx';

/** Photo, voice, sticker and (in a private chat) location. */
export function AttachButtons({
  place,
  onSend,
  onProblem,
}: {
  place: Place;
  onSend: (outgoing: Outgoing) => void;
  onProblem: (text: string) => void;
}) {
  const photos = useRef<HTMLInputElement>(null);
  const voice = useRef<HTMLDialogElement>(null);
  const location = useRef<HTMLDialogElement>(null);

  const sendPhotos = async (files: File[]): Promise<void> => {
    for (const file of files) {
      const picture = await preparePicture(file).catch(() => null);
      const outgoing = picture && (await makeFile(place, 'image', picture));
      if (outgoing === null) onProblem(words.photoTooLarge(file.name));
      else onSend(outgoing);
    }
  };

  return (
    <div class="attach">
      <input
        ref={photos}
        hidden
        type="file"
        accept="image/*"
        multiple
        onChange={({ currentTarget }) => {
          void sendPhotos([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <AttachButton label={words.photo} onClick={() => photos.current?.click()} icon={<PhotoIcon />} />
      <AttachButton
        label={words.voice}
        onClick={() => voice.current?.showModal()}
        icon={<MicrophoneIcon />}
      />
      <AttachButton label={words.sticker} onClick={() => onSend(makeSticker(place))} icon={<StickerIcon />} />
      {place.room === undefined && (
        <AttachButton
          label={words.location}
          onClick={() => location.current?.showModal()}
          icon={<PinIcon />}
        />
      )}
      <VoiceDialog dialog={voice} place={place} onSend={onSend} onProblem={onProblem} />
      <LocationDialog dialog={location} place={place} onSend={onSend} />
    </div>
  );
}

function AttachButton({ label, onClick, icon }: { label: string; onClick: () => void; icon: preact.VNode }) {
  return (
    <button type="button" class="attach-button" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </button>
  );
}
