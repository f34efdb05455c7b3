import { isWithin, toId, type AreaCode, type ContactId } from '../../core/index.ts';
import { choiceOf } from '../answers.ts';
import { replyToAct } from '../telling/reply-to-act.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';

/** A village cadre says whether a person belongs to the village (B-7). */
export const submitIdentity: Handler<'session_submitted'> = async ({ runtime, scene, turn, event }) => {
  const chosen = choiceOf(event.answers, 'person');
  const verdict = choiceOf(event.answers, 'verdict');
  if (chosen === null || (verdict !== 'ours' && verdict !== 'not_ours' && verdict !== 'unknown')) return;
  const contact = await runtime.store.contacts.find(toId<ContactId>(chosen));
  if (contact?.binding === undefined) return;
  // Roles end and people move: what the talk offered when it opened is no right to judge now.
  if (!mayJudge(scene, contact.binding.area)) {
    return replyToAct(runtime, turn, 'refused_act', { code: 'not_allowed', facts: {} });
  }
  if (verdict !== 'unknown') {
    const standing = verdict === 'ours' ? 'verified' : 'refused';
    await runtime.store.contacts.judgeBinding(contact.id, contact.binding.at, standing);
    runtime.states.forget(contact.id);
  }
  await replyToAct(runtime, turn, 'identity_done', { name: contact.binding.name, verdict });
};

/** Whoever works in the contact's village today knows its people. */
function mayJudge(scene: Scene, area: AreaCode | null): boolean {
  return area !== null && scene.roles.some((assignment) => isWithin(area, assignment.area));
}
