import type { Handler } from './handler.ts';

/** Private data was put into a group: nothing of it is kept, the operator is told that it happened and where. */
export const handleGroupLeak: Handler<'group_leak'> = async ({ runtime, turn, event }) => {
  await runtime.store.operator.note({
    id: `group_leak:${turn.id}`,
    kind: 'group_leak',
    at: turn.at,
    about: event.room,
  });
};
