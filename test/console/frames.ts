import type { ChatMessage, ServerFrame, SimulatedPerson, SimulatedRoom } from '../../src/console/types.ts';
import type { Action } from '../../src/console/state/action.ts';
import { reduce } from '../../src/console/state/reduce.ts';
import { initialState, type Outgoing, type State } from '../../src/console/state/state.ts';

export const wang: SimulatedPerson = {
  id: 'v1',
  name: '王秀英',
  title: '村民 · 石桥村',
  group: 'villager',
  friend: true,
};
export const li: SimulatedPerson = {
  ...wang,
  id: 'v2',
  name: '李志强',
  title: '村民 · 梨树村',
  friend: false,
};
export const qin: SimulatedPerson = {
  id: 'c1',
  name: '秦来喜',
  title: '联系人 · 石桥村',
  group: 'cadre',
  friend: true,
};
export const committee: SimulatedRoom = {
  id: 'r1',
  topic: '石桥村两委群',
  kind: 'committee',
  members: ['c1', 'v1'],
};

export const now = '2026-09-24T00:00:00.000Z';

/** A message of the bot to Wang, unless told otherwise. */
export function chat(id: string, changes: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id,
    conversation: 'v1',
    from: 'bot',
    fromName: '守望',
    kind: 'text',
    text: '您好',
    mentions: [],
    at: now,
    quick: [],
    ...changes,
  };
}

export function hello(messages: ChatMessage[] = []): Action {
  return frame({ op: 'hello', people: [wang, li, qin], rooms: [committee], messages, now });
}

export function frame(received: ServerFrame): Action {
  return { type: 'frame', frame: received, atMs: 1_000 };
}

/** A text that somebody typed on the page. */
export function typed(ref: string, text: string, as = 'v1'): Outgoing {
  return {
    frame: { op: 'text', ref, id: ref, as, text },
    shown: chat(ref, { conversation: as, from: as, text }),
    state: 'waiting',
  };
}

export function play(...actions: Action[]): State {
  return actions.reduce(reduce, initialState);
}
