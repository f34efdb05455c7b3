import type { MessageData } from '../documents/index.ts';
import { findOwner } from './recipients.ts';
import type { Runtime } from './runtime.ts';
import type { Scene } from './scene.ts';
import { personToCall } from './texts.ts';

/** An answer about the policy, or whom to ask where the county has not set what it hangs on. */
export async function describeAnswer(
  runtime: Runtime,
  scene: Scene,
  name: string,
  inTalk: boolean,
): Promise<MessageData['faq_answer']> {
  const answer = runtime.faq.answer(name, runtime.profile, scene.today);
  const owner = answer === null ? await findOwner(runtime, scene, scene.binding?.area ?? null) : null;
  return {
    answer,
    inTalk,
    ...(owner === null ? {} : { owner: personToCall(runtime, owner, scene.today) }),
  };
}
