import { toId, type ContactId } from '../../core/index.ts';
import { choiceOf } from '../answers.ts';
import { replyToAct } from '../reply-to-act.ts';
import type { Handler } from './handler.ts';

/** A village cadre says whether a person belongs to the village (B-7). */
export const submitIdentity: Handler<'session_submitted'> = async ({ runtime, turn, event }) => {
  const chosen = choiceOf(event.answers, 'person');
  const verdict = choiceOf(event.answers, 'verdict');
  if (chosen === null || (verdict !== 'ours' && verdict !== 'not_ours' && verdict !== 'unknown')) return;
  const contact = await runtime.store.contacts.find(toId<ContactId>(chosen));
  if (contact?.binding === undefined) return;
  if (verdict !== 'unknown') {
    const standing = verdict === 'ours' ? 'verified' : 'refused';
    await runtime.store.contacts.bind(contact.id, { ...contact.binding, standing });
    runtime.states.forget(contact.id);
  }
  await replyToAct(runtime, turn, 'identity_done', { name: contact.binding.name, verdict });
};
