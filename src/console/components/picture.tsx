import { useRef } from 'preact/hooks';
import { words } from '../words.ts';
import { CloseIcon } from './icons.tsx';

/** A photo as a thumbnail; a click shows it large. `name`: what it is called where it has no caption. */
export function Picture({
  url,
  caption,
  name: givenName = words.picture,
}: {
  url: string | undefined;
  caption: string;
  name?: string;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = caption === '' ? givenName : caption;
  if (url === undefined) return <div class="bubble">{words.image}</div>;
  return (
    <div class="picture">
      <button
        type="button"
        class="thumbnail"
        aria-label={`${name}，${words.enlarge}`}
        onClick={() => dialog.current?.showModal()}
      >
        <img src={url} alt={name} />
      </button>
      {caption !== '' && <p class="bubble bubble-caption">{caption}</p>}
      <dialog ref={dialog} class="lightbox" aria-label={name} onClick={() => dialog.current?.close()}>
        <img src={url} alt={name} />
        <button type="button" class="lightbox-close" aria-label={words.close}>
          <CloseIcon />
        </button>
      </dialog>
    </div>
  );
}
