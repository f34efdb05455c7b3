import { useRef } from 'preact/hooks';
import { words } from '../words.ts';
import { CloseIcon } from './icons.tsx';

/** A photo as a thumbnail; a click shows it large. */
export function Picture({ url, caption }: { url: string | undefined; caption: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = caption === '' ? words.picture : caption;
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
