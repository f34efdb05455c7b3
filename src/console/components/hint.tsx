import { useState } from 'preact/hooks';
import { words } from '../words.ts';

const storageKey = 'shouwang.hint';

/** A few words for somebody who opens the page for the first time; gone for good once dismissed. */
export function Hint() {
  const [isShown, setShown] = useState(() => readStorage() === null);
  if (!isShown) return null;
  const dismiss = (): void => {
    setShown(false);
    try {
      window.localStorage.setItem(storageKey, 'seen');
    } catch {
      // A browser that keeps nothing shows the hint again next time.
    }
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

function readStorage(): string | null {
  try {
    return window.localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
