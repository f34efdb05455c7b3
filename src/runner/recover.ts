import type { Turn } from '../store/index.ts';
import { replyAddress, type FinishParts } from './finish.ts';
import { runHandlers } from './handlers/index.ts';
import { openScene } from './scene.ts';
import type { TurnQueue } from './turn-queue.ts';

/**
 * Finish turns that were committed but never settled: the process ended in between. Handlers run again and change
 * nothing they already did; whether the reply went out is unknown, so it goes once more, marked so.
 * Returns how many turns were finished.
 */
export async function recoverTurns(parts: FinishParts, queue: TurnQueue): Promise<number> {
  const pending = await parts.runtime.store.turns.listPending();
  for (const turn of pending) await queue.run(turn.contact, () => recoverTurn(parts, turn));
  await parts.settler.flush();
  return pending.length;
}

async function recoverTurn({ runtime, settler }: FinishParts, turn: Turn): Promise<void> {
  runtime.states.forget(turn.contact);
  const state = await runtime.states.load(turn.contact);
  const scene = await openScene(runtime, state, turn.at);
  await runHandlers(runtime, scene, turn);
  if (turn.reply !== '') {
    await runtime.outbox.enqueue({
      dedupeKey: `reply:${turn.id}`,
      kind: 'reply',
      to: replyAddress(turn),
      sealKey: turn.sealKey,
      text: runtime.renderer.render('resent', { text: turn.reply }),
      quick: turn.quick,
      at: turn.at,
    });
  }
  settler.add({
    turn: turn.id,
    contact: turn.contact,
    seq: state.seq,
    sealKey: turn.sealKey,
    session: state.session,
    nudgeAt: null,
    sentAt: null,
  });
}
