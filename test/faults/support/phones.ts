import { once } from 'node:events';
import { WebSocket, type RawData } from 'ws';
import type { ChatMessage } from '../../../src/channels/index.ts';
import type { ServerFrame } from '../../../src/channels/simulator/frames.ts';
import { textOf } from '../../../src/channels/simulator/raw-data.ts';

/** What a phone has shown: `live` came as it was sent, the rest was put back on the page after a restart. */
export interface Shown {
  text: string;
  live: boolean;
}

/** How a delivery ended: the turn is over, or nobody knows. */
export type Delivery = 'handled' | 'lost' | 'refused';

/** All simulated phones together. They outlive the service: a new line is laid to each new process. */
export interface Phones {
  connect(url: string): Promise<void>;
  hangUp(): void;
  /** Put a message on the line under its id and hear how it ended. */
  post(message: { id: string; as: string; text: string }): Promise<Delivery>;
  /** Ids the messenger has taken and shown. */
  readonly accepted: ReadonlySet<string>;
  /** What the bot has said to somebody, in order of arrival. */
  shownTo(peer: string): Shown[];
}

interface Waiting {
  id: string;
  end(delivery: Delivery): void;
}

/** Ids of lines that the service puts back on the page after a restart. */
const restored = /^(sent|reply):/;

export function createPhones(): Phones {
  const shown = new Map<string, Shown[]>();
  const seen = new Set<string>();
  const accepted = new Set<string>();
  const waiting = new Map<string, Waiting>();
  let socket: WebSocket | null = null;
  let refs = 0;

  function show(message: ChatMessage): void {
    if (message.from !== 'bot' || seen.has(message.id)) return;
    seen.add(message.id);
    const mine = shown.get(message.conversation) ?? [];
    mine.push({ text: message.text, live: !restored.test(message.id) });
    shown.set(message.conversation, mine);
  }

  function take(frame: ServerFrame): void {
    switch (frame.op) {
      case 'hello':
        for (const message of frame.messages) show(message);
        break;
      case 'message':
        show(frame.message);
        break;
      case 'accepted':
        accepted.add(frame.id);
        break;
      case 'handled':
        for (const one of waiting.values()) if (one.id === frame.id) one.end('handled');
        break;
      case 'error':
        waiting.get(frame.ref ?? '')?.end('refused');
        break;
      default:
        break;
    }
  }

  return {
    accepted,
    async connect(url) {
      const next = new WebSocket(`${url.replace('http', 'ws')}/simulator`, { maxPayload: 200_000_000 });
      next.on('message', (data: RawData) => take(JSON.parse(textOf(data)) as ServerFrame));
      next.on('error', () => undefined);
      next.on('close', () => {
        if (socket === next) socket = null;
        for (const one of waiting.values()) one.end('lost');
      });
      await once(next, 'open');
      socket = next;
    },
    hangUp() {
      socket?.terminate();
      socket = null;
    },
    post({ id, as, text }) {
      const line = socket;
      if (line === null || line.readyState !== WebSocket.OPEN) return Promise.resolve('lost');
      refs += 1;
      const ref = String(refs);
      return new Promise((resolve) => {
        waiting.set(ref, {
          id,
          end(delivery) {
            waiting.delete(ref);
            resolve(delivery);
          },
        });
        line.send(JSON.stringify({ op: 'text', ref, as, text, id }));
      });
    },
    shownTo: (peer) => shown.get(peer) ?? [],
  };
}
