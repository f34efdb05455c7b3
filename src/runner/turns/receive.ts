import { AppError, contactIdOf, turnIdOf, type ContactId, type InboundMessage } from '../../core/index.ts';
import type { Turn } from '../../store/index.ts';
import type { Decision } from '../decision.ts';
import { finishTurn, type FinishParts } from './finish.ts';
import { canWait, createHeldTurns } from './held-turns.ts';
import { continueAnswer, toInput, type Received as Incoming } from './input.ts';
import { addressOf } from '../telling/notices.ts';
import { recoverTurns } from './recover.ts';
import type { Runtime } from '../runtime.ts';
import { openScene, sealKeyOf, type Scene } from '../scene.ts';
import { createSettler } from './settler.ts';
import { decideTurn } from './turn.ts';
import { createTurnQueue } from './turn-queue.ts';

/** The one way in for messages; the only writer of state. */
export interface Runner {
  /** Resolves when the message's turn has ended: committed, handled, and its reply handed to the channel. */
  receive(message: InboundMessage): Promise<void>;
  /**
   * Finish turns that were committed and then interrupted, by a crash or a fault: handlers run again, replies go once
   * more, marked so. Run at start and now and then.
   */
  recover(): Promise<number>;
  /** Give the replies that wait for more of an answer, and let none wait from now on. */
  release(): Promise<void>;
  /** Wait for open turns and write what is still to settle. */
  stop(): Promise<void>;
}

/** `replied`: the reply waits for more of the same answer; resolves when it is out, or was overtaken. */
interface Received {
  replied?: Promise<void>;
}

/** How often a turn is decided again because another one took its place. */
const maxAttempts = 8;

/** Turns of one contact run one after the other, those of different contacts side by side. */
export function createRunner(runtime: Runtime): Runner {
  const queue = createTurnQueue();
  const parts: FinishParts = {
    runtime,
    settler: createSettler(runtime.store, runtime.log),
    queue,
    held: createHeldTurns(runtime.piecesMs),
  };
  return {
    async receive(message) {
      const contact = contactIdOf(message.channel, message.account, message.peer);
      const { replied } = await queue.run(contact, () => receiveOrApologise(parts, contact, message));
      // Outside the queue: what comes meanwhile must not wait for it.
      await replied;
    },
    recover: () => recoverTurns(parts),
    release: () => parts.held.flush(),
    async stop() {
      await queue.idle();
      await parts.settler.flush();
    },
  };
}

/**
 * A fault before the commit is no silence: the speaker is told to try again, and the channel hears that it failed. After
 * the commit nothing is said twice: `finishTurn` sees to what follows.
 */
async function receiveOrApologise(
  parts: FinishParts,
  contact: ContactId,
  message: InboundMessage,
): Promise<Received> {
  const { log, channel, renderer, states } = parts.runtime;
  try {
    return await receiveInOrder(parts, contact, message).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'store:key_destroyed') throw error;
      // Erased by another process since it was last looked at: whoever speaks is a stranger now.
      states.forget(contact);
      return receiveInOrder(parts, contact, message);
    });
  } catch (error) {
    log.error({ err: error, message: message.id }, 'turn failed');
    states.forget(contact);
    if (message.room === undefined) {
      await channel.send({ to: addressOf(contact), text: renderer.render('sorry', {}) });
    }
    throw error;
  }
}

async function receiveInOrder(
  parts: FinishParts,
  contact: ContactId,
  message: InboundMessage,
): Promise<Received> {
  const { runtime, held } = parts;
  // What is said in a group, and a request to be friends, is no part of the talk and overtakes nothing.
  const isTalk = message.room === undefined && message.kind !== 'friend_request';
  const { states } = runtime;
  const started = performance.now();
  const at = runtime.clock.now();
  let received: Incoming | undefined;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const state = await states.load(contact);
    const scene = await openScene(runtime, state, at);
    received ??= await toInput(runtime, scene, message);
    const input = isTalk ? continueAnswer(runtime, received.input, held.of(contact)?.piece) : received.input;
    const decision = await decideTurn(runtime, scene, { ...received, input });
    if (decision === null) return {};
    const turn = turnOf(scene, received, decision);
    const result = await runtime.store.turns.append(turn);
    if (result === 'duplicate') return {};
    if (result === 'stale') {
      states.forget(contact);
      continue;
    }
    states.keep(contact, { ...state, seq: turn.seq, session: decision.session }, state);
    const overtaken = isTalk ? held.release(contact) : undefined;
    if (overtaken !== undefined) {
      await finishTurn(parts, overtaken.scene, overtaken.turn, overtaken.session, { superseded: true });
    }
    runtime.log.info(
      {
        turn: turn.id,
        events: turn.events.map(({ type }) => type),
        elapsedMs: Math.round(performance.now() - started),
      },
      'turn',
    );
    const { session, piece } = decision;
    if (isTalk && piece !== undefined && canWait(decision) && held.isOpen()) {
      return { replied: held.hold({ scene, turn, session, piece }, () => finishHeld(parts, turn)) };
    }
    await finishTurn(parts, scene, turn, session);
    return {};
  }
  throw new AppError('store:conflict', `contact ${contact}`);
}

/** The wait is over, unless something came in the meantime. Who is put through to a person now is not asked for more. */
function finishHeld(parts: FinishParts, { id, contact }: Turn): Promise<void> {
  return parts.queue.run(contact, async () => {
    const held = parts.held.release(contact, id);
    if (held === undefined) return;
    const isOnLine = (await parts.runtime.store.requests.findLine(contact)) !== null;
    await finishTurn(parts, held.scene, held.turn, held.session, { superseded: isOnLine });
  });
}

function turnOf(scene: Scene, { message, media }: Incoming, decision: Decision): Turn {
  const seq = scene.seq + 1;
  return {
    id: turnIdOf(scene.contact, seq),
    contact: scene.contact,
    seq,
    channel: message.channel,
    account: message.account,
    messageId: message.id,
    at: scene.now,
    sealKey: sealKeyOf(scene, decision.events),
    inbound: {
      kind: message.kind,
      peerName: message.peerName,
      // What people say in a group is not ours to keep.
      text: message.room === undefined ? message.text : '',
      ...(media === undefined ? {} : { media }),
      ...(message.room === undefined ? {} : { room: message.room }),
      sentAt: message.sentAt.toISOString(),
    },
    events: decision.events,
    reply: decision.replies.filter((part) => part !== '').join('\n\n'),
    quick: decision.quick,
  };
}
