import type { MessageData, MessageName } from '../../documents/index.ts';
import type { Turn } from '../../store/index.ts';
import { tellContact } from './notices.ts';
import type { Runtime } from '../runtime.ts';

/** The answer to an act, given once the journal has accepted or refused it. */
export function replyToAct<N extends MessageName>(
  runtime: Runtime,
  turn: Turn,
  template: N,
  data: MessageData[N],
): Promise<void> {
  return tellContact(runtime, turn.contact, {
    dedupeKey: `reply:${turn.id}:act`,
    kind: 'reply',
    sealKey: turn.sealKey,
    template,
    data,
    at: turn.at,
    turn: turn.id,
  });
}
