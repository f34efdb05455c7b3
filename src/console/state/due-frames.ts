import type { ClientFrame } from '../types.ts';
import { words } from '../words.ts';
import type { State } from './state.ts';

const requestPrefix = 'friend:';

/** The person whose friend request a `ref` belongs to; undefined for the ref of a message. */
export function requesterOf(ref: string | undefined): string | undefined {
  return ref?.startsWith(requestPrefix) ? ref.slice(requestPrefix.length) : undefined;
}

/**
 * Frames that can be handed to the socket now, oldest first. To somebody who is no friend yet the friend request goes
 * first, and the message waits until it is accepted, as on the real messenger.
 */
export function dueFrames(state: State): ClientFrame[] {
  if (state.link !== 'open') return [];
  const strangers = new Map(
    state.people.flatMap((known) => (known.friend ? [] : [[known.id, known] as const])),
  );
  const requests = new Map<string, ClientFrame>();
  const messages: ClientFrame[] = [];
  for (const { frame, shown, state: stage } of state.outgoing) {
    if (stage !== 'waiting') continue;
    const stranger = strangers.get(shown.conversation);
    if (stranger === undefined) messages.push(frame);
    else if (state.asked[stranger.id] === undefined)
      requests.set(stranger.id, {
        op: 'friend',
        ref: requestPrefix + stranger.id,
        as: stranger.id,
        hello: words.friendHello(stranger.name),
      });
  }
  return [...requests.values(), ...messages];
}
