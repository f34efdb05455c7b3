import type { ClientFrame, ServerFrame } from '../types.ts';

/** A socket that comes back by itself. */
export interface Connection {
  /** False when the socket is not open; the caller keeps the frame. */
  send(frame: ClientFrame): boolean;
  stop(): void;
}

const firstPauseMs = 400;
const longestPauseMs = 5_000;

/** Connect to the messenger and keep connecting, with growing pauses, until stopped. */
export function connect(
  url: string,
  { onFrame, onLost }: { onFrame: (frame: ServerFrame) => void; onLost: () => void },
): Connection {
  let socket: WebSocket | null = null;
  let timer: number | undefined;
  let pauseMs = firstPauseMs;
  let isStopped = false;

  const open = (): void => {
    window.clearTimeout(timer);
    const fresh = new WebSocket(url);
    socket = fresh;
    fresh.addEventListener('message', ({ data }) => {
      pauseMs = firstPauseMs;
      // The messenger is our own and on the same host; it makes its frames from the schema these types come from.
      onFrame(JSON.parse(String(data)) as ServerFrame);
    });
    fresh.addEventListener('close', () => {
      if (isStopped || socket !== fresh) return;
      socket = null;
      onLost();
      timer = window.setTimeout(open, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };
  const wake = (): void => {
    if (socket === null && document.visibilityState === 'visible') open();
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  open();

  return {
    send(frame) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    stop() {
      isStopped = true;
      window.clearTimeout(timer);
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      socket?.close();
    },
  };
}
