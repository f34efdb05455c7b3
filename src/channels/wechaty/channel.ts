import { AppError } from '../../core/index.ts';
import type { Channel } from '../channel.ts';
import type { Bot, WechatyChannelOptions } from './options.ts';

/**
 * Any Wechaty puppet as a channel. Wechaty itself is loaded at the first start (0.6 s, 140 MB), and is never built
 * without a puppet: its default logs in to personal WeChat over the web protocol, which costs the account.
 */
export function createWechatyChannel(options: WechatyChannelOptions): Channel {
  const { name, account } = options;
  // The types ask for a puppet already; a value from configuration or from JavaScript may still be missing.
  const puppet: unknown = options.puppet;
  if (puppet === undefined || puppet === null || puppet === '') {
    throw new AppError('channel:unavailable', `channel ${name} has no puppet`);
  }
  let bot: Bot | null = null;
  return {
    name,
    account,
    async start(receive) {
      if (bot === null) {
        const { openBot } = await import('./bot.ts');
        bot ??= openBot(options);
      }
      await bot.start(receive);
    },
    async send(message, sendOptions) {
      return bot === null ? { ok: false, error: 'offline' } : bot.send(message, sendOptions);
    },
    async stop() {
      await bot?.stop();
    },
  };
}
