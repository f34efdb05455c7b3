import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { makeLocation, type Place } from '../media/outgoing.ts';
import type { Outgoing } from '../state/state.ts';
import { words } from '../words.ts';

/** A place to send. The numbers are made up: the page does not ask the machine where it stands. */
export function LocationDialog({
  dialog,
  place,
  onSend,
}: {
  dialog: RefObject<HTMLDialogElement | null>;
  place: Place;
  onSend: (outgoing: Outgoing) => void;
}) {
  const [name, setName] = useState<string>(words.placeSample);
  const [latitude, setLatitude] = useState('30.5000');
  const [longitude, setLongitude] = useState('110.5000');
  const close = (): void => dialog.current?.close();
  return (
    <dialog ref={dialog} class="sheet" aria-label={words.locationTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend(
            makeLocation(place, {
              name: name.trim(),
              latitude: Number(latitude),
              longitude: Number(longitude),
            }),
          );
          close();
        }}
      >
        <h2>{words.locationTitle}</h2>
        <label class="field">
          {words.place}
          <input
            required
            maxLength={200}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <div class="field-pair">
          <Degrees label={words.latitude} most={90} value={latitude} onValue={setLatitude} />
          <Degrees label={words.longitude} most={180} value={longitude} onValue={setLongitude} />
        </div>
        <div class="sheet-buttons">
          <button type="button" class="plain" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" class="send">
            {words.send}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function Degrees({
  label,
  most,
  value,
  onValue,
}: {
  label: string;
  most: number;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label class="field">
      {label}
      <input
        required
        type="number"
        step="any"
        min={-most}
        max={most}
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </label>
  );
}
