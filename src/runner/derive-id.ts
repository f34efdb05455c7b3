import { createHash } from 'node:crypto';
import { toId, type Id, type TurnId } from '../core/index.ts';

/** An id that follows from the turn it came from: running the handler again names the same thing. */
export function deriveId<T extends Id<string>>(kind: string, turn: TurnId): T {
  const digest = createHash('sha256').update(`${kind}:${turn}`).digest('hex').slice(0, 16);
  return toId(`${kind}-${digest}`);
}
