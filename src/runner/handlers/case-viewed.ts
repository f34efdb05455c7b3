import type { Handler } from './handler.ts';

/** A household's figures were shown to somebody in charge: who and when is kept beside the case. */
export const handleCaseViewed: Handler<'case_viewed'> = async ({ runtime, scene, turn, event }) => {
  if (scene.person === null) return;
  const { case: id, page } = event;
  await runtime.store.reveals.note({ id: turn.id, case: id, by: scene.person.id, at: turn.at, page });
};
