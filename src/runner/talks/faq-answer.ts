import type { MessageData } from '../../documents/index.ts';
import { ownerToCall } from '../telling/owner.ts';
import type { Runtime } from '../runtime.ts';
import type { Scene } from '../scene.ts';

/** An answer about the policy, or whom to ask where the county has not set what it hangs on. */
export async function describeFaqAnswer(
  runtime: Runtime,
  scene: Scene,
  name: string,
  inTalk: boolean,
): Promise<MessageData['faq_answer']> {
  const answer = runtime.faq.answer(name, runtime.profile, scene.today);
  const owner = answer === null ? await ownerToCall(runtime, scene) : null;
  return {
    answer,
    inTalk,
    ...(owner === null ? {} : { owner }),
  };
}
