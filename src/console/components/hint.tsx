import { useState } from 'preact/hooks';
import { keep, readKept } from '../state/kept.ts';
import { words } from '../words.ts';

/** A few words for somebody who opens the page for the first time; gone for good once dismissed. */
export function Hint() {
  const [isShown, setShown] = useState(() => readKept('hint') === null);
  if (!isShown) return null;
  const dismiss = (): void => {
    setShown(false);
    keep('hint', 'seen');
  };
  return (
    <aside class="hint">
      <p>
        <strong>{words.hintTitle}</strong>
        {words.hint}
      </p>
      <button type="button" onClick={dismiss}>
        {words.hintDone}
      </button>
    </aside>
  );
}
