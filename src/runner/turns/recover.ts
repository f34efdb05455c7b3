import type { Turn } from '../../store/index.ts';
import { nudgeAfter, replyAddress, type FinishParts } from './finish.ts';
import { runHandlers } from '../handlers/index.ts';
import { openScene } from '../scene.ts';

/**
 * Finish turns that were committed but never settled: the process ended in between. Handlers run again and change
 * nothing they already did; whether the reply went out is unknown, so it goes once more, marked so.
 * Returns how many turns were finished.
 */
export async function recoverTurns(parts: FinishParts): Promise<number> {
  const { store } = parts.runtime;
  const { queue } = parts;
  let recovered = 0;
  for (const turn of await store.turns.listPending()) {
    await queue.run(turn.contact, async () => {
      // It may have been under way when the list was read, and be over by now.
      await parts.settler.flush();
      if (parts.held.holds(turn.id) || !(await store.turns.isPending(turn.id))) return;
      await recoverTurn(parts, turn);
      recovered += 1;
    });
  }
  await parts.settler.flush();
  return recovered;
}

const dangers: ReadonlySet<string> = new Set(['danger_said', 'danger_declared']);

async function recoverTurn({ runtime, settler }: FinishParts, turn: Turn): Promise<void> {
  runtime.states.forget(turn.contact);
  const state = await runtime.states.load(turn.contact);
  const scene = await openScene(runtime, state, turn.at);
  await runHandlers(runtime, scene, turn);
  // Later talk has overtaken an older reply, but never the numbers to call. What is said in a group overtakes nothing.
  const later = await runtime.store.turns.listAfter(turn.contact, turn.seq);
  const isOvertaken = later.some(({ inbound }) => inbound.room === undefined);
  const wanted = !isOvertaken || turn.events.some(({ type }) => dangers.has(type));
  if (turn.reply !== '' && wanted) {
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
    at: turn.at,
    session: state.session,
    nudgeAt: nudgeAfter(runtime, turn, state.session),
    sentAt: null,
    superseded: !wanted,
  });
}
