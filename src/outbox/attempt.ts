import { sendErrors } from '../channels/index.ts';
import type { OutboxRow } from '../store/index.ts';
import type { OutboxDependencies } from './message.ts';

/** How one try ended. `unknown`: it may have arrived. `refused`: it never will. */
export type Attempt =
  | { status: 'sent' | 'offline' | 'unknown' }
  | { status: 'refused' | 'failed'; error: string };

/** Hand a row to the channel, once, and wait at most `timeoutMs` for the answer. Never rejects. */
export async function attemptSend(
  send: OutboxDependencies['send'],
  row: OutboxRow,
  timeoutMs: number,
): Promise<Attempt> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Attempt>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'unknown' }), timeoutMs);
  });
  try {
    return await Promise.race([judge(send(row)), late]);
  } catch {
    // A channel promises not to throw. If one does, its message could quote the text: only a code is kept.
    return { status: 'failed', error: 'threw' };
  } finally {
    clearTimeout(timer);
  }
}

async function judge(sending: ReturnType<OutboxDependencies['send']>): Promise<Attempt> {
  const outcome = await sending;
  if (outcome.ok) return { status: 'sent' };
  const { error } = outcome;
  if (error === 'offline') return { status: 'offline' };
  const { retryable, resultKnown } = sendErrors[error];
  if (!resultKnown) return { status: 'unknown' };
  return { status: retryable ? 'failed' : 'refused', error };
}
