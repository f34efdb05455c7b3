import { AppError } from '../core/index.ts';
import type { OutboxRow } from '../store/index.ts';
import type { OutboxDependencies } from './message.ts';

/** How one try ended. `unknown`: the channel has not answered in time, it may have sent or not. */
export type Attempt =
  | { status: 'sent' | 'refused' | 'offline' | 'unknown' }
  | { status: 'failed'; error: string };

/** Hand a row to the channel, once, and wait at most `timeoutMs` for the answer. Never rejects. */
export async function attemptSend(
  send: OutboxDependencies['send'],
  row: OutboxRow,
  timeoutMs: number,
): Promise<Attempt> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'unknown'>((resolve) => {
    timer = setTimeout(() => resolve('unknown'), timeoutMs);
  });
  try {
    return { status: await Promise.race([send(row), late]) };
  } catch (error) {
    // A channel may throw anything; only our own codes are kept, a library's message could quote the text.
    const code = error instanceof AppError ? error.code : 'channel:send_failed';
    return code === 'channel:unavailable' ? { status: 'offline' } : { status: 'failed', error: code };
  } finally {
    clearTimeout(timer);
  }
}
