import { setTimeout as sleep } from 'node:timers/promises';
import { log as wechatyLog, WechatyBuilder } from 'wechaty';
import { AppError } from '../../core/index.ts';
import type { Receive } from '../channel.ts';
import type { Bot, WechatyChannelOptions } from './options.ts';
import { toFriendRequest, toInbound } from './inbound.ts';
import { deliver } from './outbound.ts';

const defaultSendTimeoutMs = 15_000;
const defaultStopGraceMs = 5_000;

/** Build Wechaty around the puppet and listen. Only `channel.ts` loads this file, and late. */
export function openBot(options: WechatyChannelOptions): Bot {
  const { name, account, puppet, log } = options;
  const { sendTimeoutMs = defaultSendTimeoutMs, stopGraceMs = defaultStopGraceMs } = options;
  // Its log quotes ids, texts and tokens; what we need from it comes as events.
  wechatyLog.level('silent');
  // No `name`: with one, Wechaty writes a memory card into the working directory.
  const wechaty = WechatyBuilder.build({ puppet });
  const open = new Set<Promise<void>>();
  let receive: Receive | null = null;
  let selfId: string | null = null;
  let errorCount = 0;

  /** Wechaty's own account, kept over a logout: a late event of ours must not pass for somebody else's message. */
  function findSelf(): string | null {
    if (wechaty.isLoggedIn) selfId = wechaty.puppet.currentUserId;
    return selfId;
  }

  /** The one wrapper of every listener: a rejection in an async listener would end the process. */
  function listen<A extends unknown[]>(
    what: string,
    work: (...args: A) => Promise<void>,
  ): (...args: A) => void {
    return (...args) => {
      const turn = work(...args)
        .catch((error: unknown) => log.error({ err: error, channel: name }, what))
        .finally(() => open.delete(turn));
      open.add(turn);
    };
  }

  wechaty.on(
    'message',
    listen('message not handled', async (message) => {
      const self = findSelf();
      const take = receive;
      if (self === null || take === null) {
        log.warn({ channel: name }, 'message while not started, dropped');
        return;
      }
      if (message.talker().id === self) return;
      const inbound = await toInbound(message, { channel: name, account, puppet: wechaty.puppet, self });
      if (inbound !== null) await take(inbound);
    }),
  );
  wechaty.on(
    'friendship',
    listen('friend request not handled', async (friendship) => {
      const take = receive;
      const inbound = await toFriendRequest(friendship, { channel: name, account });
      if (inbound !== null && take !== null) await take(inbound);
    }),
  );
  wechaty.on('error', (error) => {
    errorCount += 1;
    log.warn({ err: error, channel: name, count: errorCount }, 'wechaty error');
  });

  return {
    async start(next) {
      receive = next;
      await wechaty.start();
      // Wechaty resolves even when the puppet did not start.
      if (wechaty.puppet.state.active() === true) return;
      receive = null;
      throw new AppError('channel:unavailable', `the puppet of channel ${name} did not start`);
    },
    send: (message, sendOptions) =>
      deliver({ wechaty, channel: name, account, log, timeoutMs: sendTimeoutMs }, message, sendOptions),
    async stop() {
      receive = null;
      await Promise.race([Promise.all(open), sleep(stopGraceMs, undefined, { ref: false })]);
      await wechaty.stop();
    },
  };
}
