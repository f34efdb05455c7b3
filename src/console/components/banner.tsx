import type { Action } from '../state/action.ts';
import type { State } from '../state/state.ts';
import { words } from '../words.ts';
import { CloseIcon } from './icons.tsx';

/** One calm line when the connection is gone or the messenger refused something. */
export function Banner({ state, dispatch }: { state: State; dispatch: (action: Action) => void }) {
  return (
    <div class="banners" aria-live="polite">
      {state.link !== 'open' && (
        <p class={state.link === 'lost' ? 'banner' : 'banner banner-first'}>
          <span class="spinner" />
          {state.link === 'lost' ? words.lost : words.connecting}
        </p>
      )}
      {state.notice !== null && (
        <p class="banner banner-problem">
          {state.notice}
          <button
            type="button"
            class="banner-close"
            aria-label={words.close}
            onClick={() => dispatch({ type: 'notice', text: null })}
          >
            <CloseIcon />
          </button>
        </p>
      )}
    </div>
  );
}
