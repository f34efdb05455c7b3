import type { ComponentChildren } from 'preact';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** An arrow to the left: back. */
export const BackIcon = () => <Icon children={<path d="M15 5l-7 7 7 7" />} />;

/** A cross: close. */
export const CloseIcon = () => <Icon children={<path d="M6 6l12 12M18 6L6 18" />} />;

/** An arrow downwards: to the newest message. */
export const DownIcon = () => <Icon children={<path d="M12 5v14M6 13l6 6 6-6" />} />;

/** A magnifier. */
export const SearchIcon = () => (
  <Icon>
    <circle cx="11" cy="11" r="6.5" />
    <path d="M16 16l4.5 4.5" />
  </Icon>
);

/** A framed picture. */
export const PhotoIcon = () => (
  <Icon>
    <rect x="3" y="4.500" width="18" height="15" rx="2.500" />
    <circle cx="8.500" cy="9.500" r="1.600" />
    <path d="M3.500 17l5-4.500 3.500 3 3.500-4 5 5" />
  </Icon>
);

/** A microphone. */
export const MicrophoneIcon = () => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3M9 21h6" />
  </Icon>
);

/** A smiling face. */
export const StickerIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.500" />
    <path d="M8.500 14.200c1.900 2.400 5.100 2.400 7 0M9 9.600v.6M15 9.600v.6" />
  </Icon>
);

/** A pin on a map. */
export const PinIcon = () => (
  <Icon>
    <path d="M12 21s-6.500-6.200-6.500-11a6.500 6.500 0 0 1 13 0c0 4.800-6.500 11-6.500 11Z" />
    <circle cx="12" cy="10" r="2.400" />
  </Icon>
);

/** A calendar leaf: one day on. */
export const DayIcon = () => (
  <Icon>
    <rect x="4" y="5" width="16" height="15" rx="2" />
    <path d="M4 9.500h16M8.500 3v4M15.500 3v4M10 14.500h4.500M12.500 12.300l2.200 2.200-2.200 2.200" />
  </Icon>
);

/** A sheet with an arrow: a file. */
export const FileIcon = () => (
  <Icon>
    <path d="M7 3h7l4 4v14H7zM14 3v4h4" />
  </Icon>
);

/** A triangle: play. */
export const PlayIcon = () => <Icon children={<path d="M8 5.500v13l10.500-6.500z" fill="currentColor" />} />;

/** Two bars: pause. */
export const PauseIcon = () => <Icon children={<path d="M9 6v12M15 6v12" stroke-width="3.500" />} />;

/** The house mark: a roof with an open eye under it. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <path
      d="M8.500 24.500 24 11l15.500 13.500"
      fill="none"
      stroke="currentColor"
      stroke-width="3.600"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <path
      d="M13.500 29.500c3-4 6.600-6 10.500-6s7.500 2 10.500 6c-3 4-6.600 6-10.500 6s-7.500-2-10.500-6Z"
      fill="currentColor"
    />
    <circle cx="24" cy="29.500" r="3.400" class="mark-light" />
  </svg>
);
