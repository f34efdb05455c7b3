import type { Address } from '../../core/index.ts';
import { valueOf } from '../../cases/index.ts';
import { sendErrors } from '../../channels/index.ts';
import type { Session } from '../../flow/index.ts';
import type { Settlement, Turn } from '../../store/index.ts';
import { runHandlers } from '../handlers/index.ts';
import { addressOf } from '../telling/notices.ts';
import type { Runtime } from '../runtime.ts';
import type { HeldTurns } from './held-turns.ts';
import type { Scene } from '../scene.ts';
import type { Settler } from './settler.ts';
import type { TurnQueue } from './turn-queue.ts';

export interface FinishParts {
  runtime: Runtime;
  settler: Settler;
  queue: TurnQueue;
  held: HeldTurns;
}

/** What became of a turn's reply. */
type Told = Required<Pick<Settlement, 'sentAt' | 'superseded'>>;

/** Events after which what we know of the contact itself has changed. */
const changesContact = new Set(['binding_declared', 'session_submitted']);

/** Pause before handlers that failed run again, milliseconds; it doubles each time. */
const firstRetryMs = 1_000;
const longestRetryMs = 60_000;

/**
 * What follows a committed turn: its reply, its handlers, its settlement. The reply goes first, because it hangs on
 * nothing else and may hold the numbers to call. A handler that fails is run again by and by: the turn is committed, so
 * the speaker must not be asked to say it once more. After a crash `recoverTurns` finishes it. `superseded`: a later
 * reply stands for this turn's.
 */
export async function finishTurn(
  parts: FinishParts,
  scene: Scene,
  turn: Turn,
  session: Session | null,
  { superseded = false }: { superseded?: boolean } = {},
): Promise<void> {
  const isSilent = superseded || turn.reply === '';
  const told: Told = { sentAt: isSilent ? null : await reply(parts.runtime, turn), superseded };
  try {
    await complete(parts, scene, turn, session, told);
  } catch (error) {
    parts.runtime.log.error({ err: error, turn: turn.id }, 'handlers failed');
    completeLater(parts, scene, turn, session, told, firstRetryMs);
  }
}

/** Handlers and settlement; what handlers write has ids derived from the turn, so that running again changes nothing. */
async function complete(
  { runtime, settler }: FinishParts,
  scene: Scene,
  turn: Turn,
  session: Session | null,
  told: Told,
): Promise<void> {
  await runHandlers(runtime, scene, turn);
  if (turn.events.some(({ type }) => changesContact.has(type))) runtime.states.forget(turn.contact);
  settler.add({
    turn: turn.id,
    contact: turn.contact,
    seq: turn.seq,
    sealKey: turn.sealKey,
    at: turn.at,
    session,
    nudgeAt: nudgeAfter(runtime, turn, session),
    ...told,
  });
  await runtime.outbox.flushTurn(turn.id);
}

function completeLater(
  parts: FinishParts,
  scene: Scene,
  turn: Turn,
  session: Session | null,
  told: Told,
  pauseMs: number,
): void {
  const again = async (): Promise<void> => {
    try {
      await complete(parts, scene, turn, session, told);
    } catch (error) {
      parts.runtime.log.error({ err: error, turn: turn.id }, 'handlers failed again');
      completeLater(parts, scene, turn, session, told, Math.min(pauseMs * 2, longestRetryMs));
    }
  };
  // Not waited for at a stop: the turn is still pending then and is finished at the next start.
  setTimeout(() => void parts.queue.run(turn.contact, again), pauseMs).unref();
}

/** Hand the reply to the channel; what cannot go now waits in the outbox, marked when it may have arrived. */
async function reply(runtime: Runtime, turn: Turn): Promise<Date | null> {
  const to = replyAddress(turn);
  const outcome = await runtime.channel.send({ to, text: turn.reply }, { quick: turn.quick, id: turn.id });
  if (outcome.ok) return runtime.clock.now();
  await runtime.outbox.enqueue({
    dedupeKey: `reply:${turn.id}`,
    kind: 'reply',
    to,
    sealKey: turn.sealKey,
    text: sendErrors[outcome.error].resultKnown
      ? turn.reply
      : runtime.renderer.render('resent', { text: turn.reply }),
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
export function nudgeAfter(runtime: Runtime, turn: Turn, session: Session | null): Date | null {
  const hours = valueOf(runtime.profile, 'nudge.afterHours');
  if (session === null || hours === null) return null;
  // A list that was only looked at is nothing left half done.
  if (runtime.flows.byHash(session.hash)?.submits === 'faq') return null;
  return new Date(turn.at.getTime() + hours * 3_600_000);
}
