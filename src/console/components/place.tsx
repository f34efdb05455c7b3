import { words } from '../words.ts';
import { PinIcon } from './icons.tsx';

/** A location: its name over a drawn map. No real map, because the page asks nobody for anything. */
export function Place({ name }: { name: string }) {
  return (
    <div class="place">
      <p class="place-name">{name || words.locationText}</p>
      <div class="place-map" aria-hidden="true">
        <svg viewBox="0 0 220 96" preserveAspectRatio="xMidYMid slice" focusable="false">
          <path
            class="place-road"
            d="M-5 70C40 60 70 88 110 64s70-10 120-30M60-5c6 30 30 40 24 105M150-5c-8 40 6 60 30 105"
          />
          <path class="place-river" d="M-5 26c50-14 70 16 110 4s80-24 120-6" />
        </svg>
        <PinIcon />
      </div>
    </div>
  );
}
