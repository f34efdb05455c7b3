import { useCallback, useEffect, useState } from 'preact/hooks';

/**
 * The open conversation lives in the address (`#/c/ID`), so that the browser's and the phone's own back button lead
 * from the chat to the list, and a reload stays where it was.
 */
export function useOpenConversation(): [string | null, (id: string | null) => void] {
  const [open, setOpen] = useState(readAddress);
  useEffect(() => {
    const follow = (): void => setOpen(readAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((id: string | null) => {
    window.location.hash = id === null ? '' : `/c/${encodeURIComponent(id)}`;
  }, []);
  return [open, go];
}

function readAddress(): string | null {
  const [, id] = /^#\/c\/(.+)$/.exec(window.location.hash) ?? [];
  try {
    return id === undefined ? null : decodeURIComponent(id);
  } catch {
    return null;
  }
}
