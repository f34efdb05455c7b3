import { useLayoutEffect, useState } from 'preact/hooks';
import { keep, readKept } from '../state/kept.ts';
import { words } from '../words.ts';

const large = 'large';

/** Large letters for old eyes, on or off; kept in this browser. Everything else is measured in the size of letters. */
export function TextSize() {
  const [isLarge, setLarge] = useState(() => readKept('text') === large);
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('large-text', isLarge);
  }, [isLarge]);
  const toggle = (): void => {
    setLarge(!isLarge);
    keep('text', isLarge ? 'normal' : large);
  };
  return (
    <button type="button" class="clock-button text-size" aria-pressed={isLarge} onClick={toggle}>
      {words.largeText}
    </button>
  );
}
