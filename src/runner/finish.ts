import type { Address } from '../core/index.ts';
import { valueOf } from '../cases/index.ts';
import type { Session } from '../flow/index.ts';
import type { Turn } from '../store/index.ts';
import { runHandlers } from './handlers/index.ts';
import { addressOf } from './notices.ts';
import type { Runtime } from './runtime.ts';
import type { Scene } from './scene.ts';
import type { Settler } from './settler.ts';

export interface FinishParts {
  runtime: Runtime;
  settler: Settler;
}

/** Events after which what we know of the contact itself has changed. */
const changesContact = new Set(['binding_declared', 'session_submitted']);

/**
 * What follows a committed turn: its handlers, its reply, its settlement. Every step may run again after a crash and
 * changes nothing then: what handlers write has ids derived from the turn.
 */
export async function finishTurn(
  { runtime, settler }: FinishParts,
  scene: Scene,
  turn: Turn,
  session: Session | null,
): Promise<void> {
  await runHandlers(runtime, scene, turn);
  if (turn.events.some(({ type }) => changesContact.has(type))) runtime.states.forget(turn.contact);
  const sentAt = turn.reply === '' ? null : await reply(runtime, turn);
  settler.add({
    turn: turn.id,
    contact: turn.contact,
    seq: turn.seq,
    sealKey: turn.sealKey,
    session,
    nudgeAt: nudgeAfter(runtime, turn, session),
    sentAt,
  });
  await runtime.outbox.flushTurn(turn.id);
}

/** Hand the reply to the channel; what cannot go now waits in the outbox. */
async function reply(runtime: Runtime, turn: Turn): Promise<Date | null> {
  const to = replyAddress(turn);
  const outcome = await runtime.channel.send({ to, text: turn.reply }, { quick: turn.quick, id: turn.id });
  if (outcome.ok) return runtime.clock.now();
  await runtime.outbox.enqueue({
    dedupeKey: `reply:${turn.id}`,
    kind: 'reply',
    to,
    sealKey: turn.sealKey,
    text: turn.reply,
    quick: turn.quick,
    at: turn.at,
  });
  return null;
}

/** Where a turn's reply goes: back to the speaker, in the group it was said in or in private. */
export function replyAddress(turn: Turn): Address {
  const inPrivate = addressOf(turn.contact);
  if (turn.inbound.room === undefined || !('peer' in inPrivate)) return inPrivate;
  return {
    channel: turn.channel,
    account: turn.account,
    room: turn.inbound.room,
    mentions: [inPrivate.peer],
  };
}

/** When an open talk that falls silent is nudged; never while it has ended, or when the county sets no time. */
function nudgeAfter(runtime: Runtime, turn: Turn, session: Session | null): Date | null {
  const hours = valueOf(runtime.profile, 'nudge.afterHours');
  if (session === null || hours === null) return null;
  return new Date(turn.at.getTime() + hours * 3_600_000);
}
