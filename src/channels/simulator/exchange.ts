import { botId } from './directory.ts';
import type { ChatMessage, ClientFrame, ServerFrame } from './frames.ts';

/** One thing said, and what the bot answers until its turn has ended. */
interface Exchange {
  ref: string;
  conversation: string;
  /** Known once accepted. */
  id: string | null;
  replies: ChatMessage[];
  resolve(replies: ChatMessage[]): void;
  reject(error: Error): void;
}

export interface Exchanges {
  /** Send a frame; resolves with the replies when its turn has ended, rejects when refused or late. */
  begin(frame: ClientFrame): Promise<ChatMessage[]>;
  hear(frame: ServerFrame): void;
  /** The connection is gone: nothing that is open will end. */
  abandon(): void;
}

const turnTimeoutMs = 30_000;

/** Matches frames of the messenger to what was said over one connection. */
export function openExchanges(send: (frame: ClientFrame) => void): Exchanges {
  const open = new Set<Exchange>();
  let isGone = false;

  function reply(message: ChatMessage): void {
    if (message.from !== botId) return;
    for (const exchange of open) {
      if (exchange.conversation === message.conversation) exchange.replies.push(message);
    }
  }

  return {
    begin(frame) {
      if (isGone) return Promise.reject(new Error('the connection was closed'));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => end(() => reject(new Error('the turn did not end in time'))),
          turnTimeoutMs,
        );
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          open.delete(exchange);
          settle();
        };
        const conversation = ('room' in frame ? frame.room : undefined) ?? frame.as;
        const exchange: Exchange = {
          ref: frame.ref,
          conversation,
          id: null,
          replies: [],
          resolve: (replies) => end(() => resolve(replies)),
          reject: (error) => end(() => reject(error)),
        };
        open.add(exchange);
        send(frame);
      });
    },
    hear(frame) {
      if (frame.op === 'message') return reply(frame.message);
      for (const exchange of open) {
        if (frame.op === 'accepted' && exchange.ref === frame.ref) exchange.id = frame.id;
        if (frame.op === 'error' && exchange.ref === frame.ref) exchange.reject(new Error(frame.message));
        if (frame.op === 'handled' && exchange.id === frame.id) exchange.resolve(exchange.replies);
      }
    },
    abandon() {
      isGone = true;
      for (const exchange of open) exchange.reject(new Error('the connection was closed'));
    },
  };
}
