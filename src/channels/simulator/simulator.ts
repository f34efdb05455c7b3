import type { Clock, Log } from '../../core/index.ts';
import type { Channel } from '../channel.ts';
import type { SendErrorCode } from '../send-error.ts';
import { createWechatyChannel } from '../wechaty/channel.ts';
import { botId, type Directory } from './directory.ts';
import type { ChatMessage } from './frames.ts';
import { Messenger } from './messenger.ts';
import { attachSimulator, type SimulatorSocket } from './socket.ts';

export interface SimulatorOptions {
  /** The movable clock: every message bears its time. */
  clock: Clock;
  log: Log;
  /** The bot's display name. */
  botName: string;
  /** Read now and at every `reload`. */
  loadDirectory: () => Promise<Directory>;
}

/** The simulated messenger with the bot on it as a channel, and the pages' WebSocket. */
export interface Simulator extends SimulatorSocket {
  channel: Channel;
  /** Read the directory again and tell the pages. */
  reload(): Promise<void>;
  /** Show chat that was before, oldest first. */
  seedHistory(messages: readonly ChatMessage[]): void;
  /** Tell the pages that the clock has moved. */
  announceClock(): void;
  /** Fault injection: offline, sends fail with `offline` and pages are refused. */
  setOnline(online: boolean): void;
  /** Fault injection: every send ends so until null; with `unknown_result` it arrives all the same. */
  failSends(error: SendErrorCode | null): void;
}

/** Set up the messenger; the bot is on it once `channel.start` has resolved. */
export async function createSimulator({
  clock,
  log,
  botName,
  loadDirectory,
}: SimulatorOptions): Promise<Simulator> {
  const messenger = new Messenger({ clock, botName });
  messenger.replaceDirectory(await loadDirectory());
  const { PuppetSimulator } = await import('./puppet.ts');
  const puppet = new PuppetSimulator(messenger);
  const wechaty = createWechatyChannel({ name: 'simulator', account: botId, puppet, log });
  return {
    ...attachSimulator({ messenger, log }),
    channel: {
      name: wechaty.name,
      account: wechaty.account,
      start: (receive) =>
        wechaty.start(async (message) => {
          try {
            await receive(message);
          } finally {
            messenger.settle(message.id);
          }
        }),
      async send(message, options = {}) {
        const { to, text, media } = message;
        if (media !== undefined) return wechaty.send(message, options);
        const conversation = 'room' in to ? to.room : to.peer;
        const detach = messenger.quick.attach({ conversation, text, quick: options.quick ?? [] });
        try {
          return await wechaty.send(message, options);
        } finally {
          detach();
        }
      },
      async stop() {
        // Pages are refused first, so that nothing is accepted that nobody would answer.
        messenger.connectBot(null);
        await wechaty.stop();
      },
    },
    async reload() {
      const directory = await loadDirectory();
      puppet.forgetDirectory();
      messenger.replaceDirectory(directory);
    },
    seedHistory: (messages) => messenger.seed(messages),
    announceClock: () => messenger.announceClock(),
    setOnline: (online) => messenger.setFault(online ? null : 'offline'),
    failSends: (error) => messenger.setFault(error),
  };
}
